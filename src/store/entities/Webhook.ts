import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An address that is told of changes. */
@Entity()
export class Webhook {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar' })
  url!: string;

  /** What it is for, in words. */
  @Column({ type: 'varchar' })
  name!: string;

  /** What messages are signed with: `whsec_` and base64. It has to be kept as it is, because it signs. */
  @Column({ type: 'varchar' })
  secret!: string;

  /** Which kinds of news it is told. */
  @Column({ type: 'simple-array' })
  kinds!: ('score_changed' | 'policy_changed')[];

  /** Whose scores it is told: a rule set's id. */
  @Column({ type: 'varchar' })
  ruleSetName!: string;

  /** A jurisdiction's code, or the empty string for the rule set's own point of view. */
  @Column({ type: 'varchar' })
  jurisdiction!: string;

  /** Only of companies with this tag; `null` for all. */
  @Column({ type: 'varchar', nullable: true })
  tag!: string | null;

  /** The public prefix of the key that added it. */
  @Column({ type: 'varchar' })
  addedBy!: string;

  /** ISO 8601 in UTC. */
  @Column({ type: 'varchar' })
  addedAt!: string;

  /** Since when it is told nothing, ISO 8601 in UTC; `null` while it is. */
  @Column({ type: 'varchar', nullable: true })
  stoppedAt!: string | null;
}
