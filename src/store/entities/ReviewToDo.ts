import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Company } from './Company';
import { Policy } from './Policy';
import { Review } from './Review';

/** A review that counts no more where it should, so that somebody must look again. */
@Entity()
export class ReviewToDo {
  @PrimaryColumn({ type: 'integer' })
  reviewId!: number;

  @ManyToOne(() => Review, { onDelete: 'CASCADE' })
  @JoinColumn()
  review?: Relation<Review>;

  @Index('review_to_do_by_company')
  @Column({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;

  /** The policy for which it does not count. */
  @Column({ type: 'integer' })
  policyId!: number;

  @ManyToOne(() => Policy, { onDelete: 'CASCADE' })
  @JoinColumn()
  policy?: Relation<Policy>;

  /** The clause no longer stands there word for word, or something else is found in it now. */
  @Column({ type: 'varchar' })
  why!: 'clause_changed' | 'finding_changed';
}
