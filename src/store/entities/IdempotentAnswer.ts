import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What a change with an idempotency key was answered, so that asking again changes nothing and answers the same. */
@Entity()
export class IdempotentAnswer {
  /** Who asked; everybody has keys of their own. */
  @PrimaryColumn({ type: 'varchar' })
  who!: string;

  @PrimaryColumn({ type: 'varchar' })
  idempotencyKey!: string;

  /** The name of the mutation. */
  @Column({ type: 'varchar' })
  operation!: string;

  /** SHA-256 of the operation and its arguments, in hexadecimal. */
  @Column({ type: 'varchar' })
  fingerprint!: string;

  /** ISO 8601 in UTC, to the millisecond. */
  @Index()
  @Column({ type: 'varchar' })
  at!: string;

  /** The answer as JSON; `null` only while the change is being made, which nobody else sees. */
  @Column({ type: 'text', nullable: true })
  answer!: string | null;
}
