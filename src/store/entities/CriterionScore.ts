import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import { Score } from './Score';

/** One line of a scorecard. */
@Entity()
@Unique(['scoreId', 'position'])
@Index('criterion_score_by_level', ['criterion', 'level'])
export class CriterionScore {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'integer' })
  scoreId!: number;

  @ManyToOne(() => Score, { onDelete: 'CASCADE' })
  @JoinColumn()
  score?: Relation<Score>;

  /** 0-based place in the rule set. */
  @Column({ type: 'integer' })
  position!: number;

  /** The criterion's id in the rule set. */
  @Column({ type: 'varchar' })
  criterion!: string;

  /** The id of the level that applied, or `silent`. */
  @Column({ type: 'varchar' })
  level!: string;

  /** 0 to 100. */
  @Column({ type: 'double precision' })
  risk!: number;

  @Column({ type: 'double precision' })
  weight!: number;

  /** Risk points, at most two decimals; a scorecard's contributions add up to its total. */
  @Column({ type: 'double precision' })
  contribution!: number;

  /** The rule's own words for the level. */
  @Column({ type: 'text' })
  because!: string;

  /** Why the level applied, in one sentence of the rule's and the policy's words. */
  @Column({ type: 'text' })
  why!: string;

  /** The exporting jurisdiction under whose law transfers were judged; `null` for other criteria. */
  @Column({ type: 'varchar', nullable: true })
  exporter!: string | null;

  /** Provisions and cases that the line rests on. */
  @Column({ type: 'simple-json', name: 'law_references' })
  references!: readonly string[];
}
