import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { Scorecard } from '../../scoring';
import { Company } from './Company';
import { Policy } from './Policy';
import { WithdrawnPolicy } from './WithdrawnPolicy';

/** One change that listeners are told of. Kept for a month. */
@Entity()
export class NewsItem {
  /** Later ones have higher ids. */
  @PrimaryGeneratedColumn()
  id!: number;

  /** When it was noticed: ISO 8601 in UTC, to the millisecond. */
  @Index()
  @Column({ type: 'varchar' })
  at!: string;

  /** The day on which it holds, ISO. */
  @Column({ type: 'varchar' })
  day!: string;

  @Column({ type: 'varchar' })
  kind!: 'score_changed' | 'policy_changed';

  @Column({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;

  /**
   * The policy that was added, that counts instead of one that was withdrawn, or that the new score rests on; `null` where
   * none counts any more, or when it was withdrawn since.
   */
  @Column({ type: 'integer', nullable: true })
  policyId!: number | null;

  @ManyToOne(() => Policy, { onDelete: 'SET NULL' })
  @JoinColumn()
  policy?: Relation<Policy> | null;

  /** In news of it: the withdrawal of a policy. */
  @Column({ type: 'integer', nullable: true })
  withdrawalId!: number | null;

  @ManyToOne(() => WithdrawnPolicy, { createForeignKeyConstraints: false })
  @JoinColumn()
  withdrawal?: Relation<WithdrawnPolicy> | null;

  /** Of a score: the rule set's own id. */
  @Column({ type: 'varchar', nullable: true })
  ruleSetName!: string | null;

  /** Of a score: a jurisdiction's code, or the empty string for the rule set's own point of view. */
  @Column({ type: 'varchar', nullable: true })
  jurisdiction!: string | null;

  /** Of a score: what listeners knew before; `null` when that was no score. */
  @Column({ type: 'varchar', nullable: true })
  statusBefore!: Scorecard['status'] | null;

  @Column({ type: 'double precision', nullable: true })
  totalBefore!: number | null;

  @Column({ type: 'varchar', nullable: true })
  gradeBefore!: string | null;

  /** What they are told now; `null` when the company has no score any more. */
  @Column({ type: 'varchar', nullable: true })
  statusAfter!: Scorecard['status'] | null;

  @Column({ type: 'double precision', nullable: true })
  totalAfter!: number | null;

  @Column({ type: 'varchar', nullable: true })
  gradeAfter!: string | null;

  /** Why there is no score any more: no policy counts, or the rule set no longer names its point of view. */
  @Column({ type: 'varchar', nullable: true })
  ended!: 'no_policy' | 'not_followed' | null;
}
