import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CriterionScore } from './CriterionScore';
import { Statement } from './Statement';

/** A statement that made a criterion's level apply. */
@Entity()
export class Evidence {
  @PrimaryColumn({ type: 'integer' })
  criterionScoreId!: number;

  @ManyToOne(() => CriterionScore, { onDelete: 'CASCADE' })
  @JoinColumn()
  criterionScore?: Relation<CriterionScore>;

  /** 0-based. */
  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Index()
  @Column({ type: 'integer' })
  statementId!: number;

  @ManyToOne(() => Statement, { onDelete: 'CASCADE' })
  @JoinColumn()
  statement?: Relation<Statement>;
}
