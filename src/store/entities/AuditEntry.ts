import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One change that was made. The database itself refuses to change or delete a row of this table. */
@Entity()
export class AuditEntry {
  @PrimaryGeneratedColumn()
  id!: number;

  /** ISO 8601 in UTC, to the millisecond. */
  @Column({ type: 'varchar' })
  at!: string;

  /** The public prefix of the key that asked, or `command line`. */
  @Column({ type: 'varchar' })
  who!: string;

  /** What was done: the name of the mutation or command. */
  @Column({ type: 'varchar' })
  operation!: string;

  /** What it was done to, in words: `rule set procurement`. */
  @Column({ type: 'varchar' })
  subject!: string;

  /** What stood before, as JSON; `null` when there was nothing. */
  @Column({ type: 'simple-json', nullable: true })
  before!: unknown;

  /** What stands now, as JSON; `null` when nothing is left. */
  @Column({ type: 'simple-json', nullable: true })
  after!: unknown;
}
