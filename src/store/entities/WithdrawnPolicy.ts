import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Company } from './Company';
import { PolicyText } from './PolicyText';

/** A policy that somebody withdrew. It is no longer stored, but its text is. Rows are added and never changed. */
@Entity()
@Index('withdrawn_policy_by_text', ['companyId', 'textHash'])
export class WithdrawnPolicy {
  /** Later withdrawals have higher ids. */
  @PrimaryGeneratedColumn()
  id!: number;

  /** The id that the policy had. */
  @Column({ type: 'integer', unique: true })
  policyId!: number;

  @Column({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;

  @Column({ type: 'varchar' })
  textHash!: string;

  @ManyToOne(() => PolicyText)
  @JoinColumn({ name: 'text_hash', referencedColumnName: 'hash' })
  text?: Relation<PolicyText>;

  /** ISO 8601 in UTC, to the millisecond. */
  @Column({ type: 'varchar' })
  at!: string;

  /** Why, in the words of who withdrew it; `null` for one of before this was kept here. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** What was known of it: see `Policy`. */
  @Column({ type: 'text', nullable: true })
  source!: string | null;

  @Column({ type: 'varchar', nullable: true })
  capturedOn!: string | null;

  @Column({ type: 'varchar', nullable: true })
  statedOn!: string | null;

  @Column({ type: 'varchar', nullable: true })
  inForceFrom!: string | null;
}
