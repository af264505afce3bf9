import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { Disposition, Statement as FoundStatement, NamedMechanism, Qualifier } from '../../practices';
import { Practice } from './Practice';
import { Review } from './Review';

/** A span of a clause that answers one question about one practice, as the engine found it. */
@Entity()
@Index('statement_by_review', ['reviewId'], { where: 'review_id IS NOT NULL' })
@Unique(['practiceId', 'position'])
export class Statement {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'integer' })
  practiceId!: number;

  @ManyToOne(() => Practice, { onDelete: 'CASCADE' })
  @JoinColumn()
  practice?: Relation<Practice>;

  /** 0-based place among the practice's statements, in the order of the text. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'varchar' })
  stance!: FoundStatement['stance'];

  @Column({ type: 'varchar', nullable: true })
  qualifier!: Qualifier | null;

  /** `[start, end)` in the policy's text, in UTF-16 code units. */
  @Column({ type: 'integer', name: 'start_offset' })
  start!: number;

  @Column({ type: 'integer', name: 'end_offset' })
  end!: number;

  /** The policy's own words: its text from `start` to `end`. */
  @Column({ type: 'text' })
  quote!: string;

  /** The ordinal of the clause that it stands in. */
  @Column({ type: 'integer' })
  clause!: number;

  /** `[clauseStart, clauseEnd)` of that clause. */
  @Column({ type: 'integer' })
  clauseStart!: number;

  @Column({ type: 'integer' })
  clauseEnd!: number;

  /** The headings above the clause, the outermost first. */
  @Column({ type: 'simple-json' })
  sectionPath!: readonly string[];

  /** SHA-256 of the clause's words in lower case, joined by spaces: the same clause in another version has the same. */
  @Column({ type: 'varchar' })
  wordsHash!: string;

  @Column({ type: 'simple-json' })
  categories!: readonly string[];

  @Column({ type: 'varchar', nullable: true })
  disposition!: Disposition | null;

  @Column({ type: 'simple-json' })
  mechanisms!: readonly NamedMechanism[];

  /** The id of the pattern that recognised it. */
  @Column({ type: 'varchar' })
  pattern!: string;

  /** The review that counts for it; `null` for none. */
  @Column({ type: 'integer', nullable: true })
  reviewId!: number | null;

  @ManyToOne(() => Review, { createForeignKeyConstraints: false })
  @JoinColumn()
  review?: Relation<Review> | null;
}
