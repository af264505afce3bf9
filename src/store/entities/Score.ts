import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { PeriodReason, Scorecard } from '../../scoring';
import { Company } from './Company';
import { Policy } from './Policy';
import { RuleSet } from './RuleSet';

/** A company's scorecard under a rule set and point of view, for the days in `[validFrom, validTo)`. */
@Entity()
@Unique(['companyId', 'ruleSetName', 'jurisdiction', 'validFrom'])
@Index('score_by_risk', ['ruleSetName', 'jurisdiction', 'total', 'slug', 'validFrom', 'validTo'])
@Index('score_by_grade', ['ruleSetName', 'jurisdiction', 'grade', 'total', 'slug', 'validFrom', 'validTo'])
@Index('score_by_coverage', ['ruleSetName', 'jurisdiction', 'coverage', 'slug', 'validFrom', 'validTo'])
@Index('score_by_change', ['ruleSetName', 'jurisdiction', 'validFrom', 'slug', 'validTo'])
export class Score {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;

  /** The company's slug, so that an index holds lists in their whole order. */
  @Column({ type: 'varchar', default: '' })
  slug!: string;

  /** The rule set's own id: `procurement`. */
  @Column({ type: 'varchar' })
  ruleSetName!: string;

  /** The publication of the rule set that counted in this period. */
  @Column({ type: 'integer' })
  ruleSetId!: number;

  @ManyToOne(() => RuleSet, { onDelete: 'CASCADE' })
  @JoinColumn()
  ruleSet?: Relation<RuleSet>;

  /** The point of view: a jurisdiction's code, or the empty string for the rule set's own. */
  @Column({ type: 'varchar' })
  jurisdiction!: string;

  /** ISO day; `ALWAYS` where there is no first day. */
  @Column({ type: 'varchar' })
  validFrom!: string;

  /** ISO day, the first that is not covered; `FOREVER` where there is no last. */
  @Column({ type: 'varchar' })
  validTo!: string;

  /** What began on `validFrom`; at least one. */
  @Column({ type: 'simple-json' })
  reasons!: readonly PeriodReason[];

  /** The policy in force in this period. */
  @Index()
  @Column({ type: 'integer' })
  policyId!: number;

  @ManyToOne(() => Policy, { onDelete: 'CASCADE' })
  @JoinColumn()
  policy?: Relation<Policy>;

  @Column({ type: 'varchar' })
  status!: Scorecard['status'];

  /** 0 (best) to 100 (worst); `null` when the policy was not assessed. */
  @Column({ type: 'double precision', nullable: true })
  total!: number | null;

  @Column({ type: 'varchar', nullable: true })
  grade!: string | null;

  /** Share of the weight that statements answered, 0 to 1. */
  @Column({ type: 'double precision' })
  coverage!: number;
}
