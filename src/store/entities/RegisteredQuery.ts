import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A query that the allow-list lets pass. */
@Entity()
export class RegisteredQuery {
  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  @PrimaryColumn({ type: 'varchar' })
  hash!: string;

  /** The GraphQL document, without blank space around it. */
  @Column({ type: 'text' })
  text!: string;

  /** The file that it came from. */
  @Column({ type: 'varchar' })
  name!: string;

  /** ISO 8601 in UTC, to the millisecond. */
  @Column({ type: 'varchar' })
  registeredAt!: string;
}
