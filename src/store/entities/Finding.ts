import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Policy } from './Policy';

/**
 * What a policy says, in the form that lists are filtered by: one row for each different answer, however many statements
 * give it. A row tells of a statement and one category that it names (or none), or of one mechanism that the practice
 * names. What does not apply is the empty string.
 */
@Entity()
@Index('finding_by_category', ['kind', 'disposition', 'stance', 'category'])
@Index('finding_by_mechanism', ['mechanism', 'relation'])
export class Finding {
  @PrimaryColumn({ type: 'integer' })
  policyId!: number;

  @ManyToOne(() => Policy, { onDelete: 'CASCADE' })
  @JoinColumn()
  policy?: Relation<Policy>;

  /** The practice kind. */
  @PrimaryColumn({ type: 'varchar' })
  kind!: string;

  /** The statement's. */
  @PrimaryColumn({ type: 'varchar' })
  stance!: string;

  @PrimaryColumn({ type: 'varchar' })
  disposition!: string;

  @PrimaryColumn({ type: 'varchar' })
  category!: string;

  /** A mechanism's code. */
  @PrimaryColumn({ type: 'varchar' })
  mechanism!: string;

  @PrimaryColumn({ type: 'varchar' })
  relation!: string;
}
