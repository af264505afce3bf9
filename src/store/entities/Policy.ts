import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import { Company } from './Company';
import { PolicyText } from './PolicyText';

/** What is known of a capture besides its text. */
export type CaptureDetail = 'source' | 'capturedOn' | 'appliesFrom';

/** One captured text of a company's privacy policy. */
@Entity()
@Unique(['companyId', 'textHash'])
export class Policy {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;

  @Index()
  @Column({ type: 'varchar' })
  textHash!: string;

  @ManyToOne(() => PolicyText)
  @JoinColumn({ name: 'text_hash', referencedColumnName: 'hash' })
  text?: Relation<PolicyText>;

  /** The day on which the text was captured (ISO), where known. */
  @Column({ type: 'varchar', nullable: true })
  capturedOn!: string | null;

  /** The date that the policy gives for itself (ISO), where it does. */
  @Column({ type: 'varchar', nullable: true })
  statedOn!: string | null;

  /** The first day on which it applies (ISO), where somebody said so. */
  @Column({ type: 'varchar', nullable: true })
  appliesFrom!: string | null;

  /** See `inForceFrom`; `null` for an undated policy, which counts as in force on any day. */
  @Index('policy_by_day')
  @Column({ type: 'varchar', nullable: true })
  inForceFrom!: string | null;

  /** Where the text was captured. */
  @Column({ type: 'varchar', nullable: true })
  source!: string | null;

  /** What somebody said of it, which the companies to start with no longer change. */
  @Column({ type: 'simple-json', default: '[]' })
  edited!: readonly CaptureDetail[];

  /** Why the text is not judged, in one sentence; `null` when it is. */
  @Column({ type: 'text', nullable: true })
  notAssessed!: string | null;
}
