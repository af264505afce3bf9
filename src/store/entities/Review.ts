import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { Statement as FoundStatement, Review as GivenReview } from '../../practices';
import { Company } from './Company';
import { Policy } from './Policy';

/** What the engine found in the words of a statement. */
export type Found = Pick<FoundStatement, 'stance' | 'qualifier' | 'disposition' | 'categories' | 'mechanisms'>;

/**
 * What an analyst said of a statement, or that it was withdrawn. Rows are added and never changed: of those about the
 * same words and finding, the latest counts.
 */
@Entity()
@Index('review_by_words', ['companyId', 'about'])
export class Review {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;

  /** The policy in which the analyst read the statement; `null` when it is no longer stored. */
  @Column({ type: 'integer', nullable: true })
  policyId!: number | null;

  @ManyToOne(() => Policy, { onDelete: 'SET NULL' })
  @JoinColumn()
  policy?: Relation<Policy> | null;

  /** The largest id of a policy that the company had then: those with larger ones came after the review. */
  @Column({ type: 'integer' })
  latestPolicyId!: number;

  /** The practice kind. */
  @Column({ type: 'varchar' })
  kind!: string;

  /** The `wordsHash` of the statement's clause. */
  @Column({ type: 'varchar' })
  wordsHash!: string;

  /** The statement's words, as they stood in that policy. */
  @Column({ type: 'text' })
  quote!: string;

  /** What the engine found in them then. */
  @Column({ type: 'simple-json' })
  found!: Found;

  /** SHA-256 of kind, words and finding: what of a statement must be the same for the review to count for it. */
  @Column({ type: 'varchar' })
  about!: string;

  @Column({ type: 'varchar' })
  verdict!: GivenReview['verdict'] | 'withdrawn';

  /** What a corrected statement says instead. */
  @Column({ type: 'varchar', nullable: true })
  stance!: GivenReview['stance'];

  @Column({ type: 'varchar', nullable: true })
  qualifier!: GivenReview['qualifier'];

  @Column({ type: 'text' })
  reason!: string;

  /** ISO 8601 in UTC, to the millisecond. */
  @Column({ type: 'varchar' })
  at!: string;

  /** The public prefix of the analyst's key. */
  @Column({ type: 'varchar' })
  who!: string;

  /** The name of that key. */
  @Column({ type: 'varchar' })
  whoName!: string;
}
