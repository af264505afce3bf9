import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A text, stored once however many policies have it. */
@Entity()
export class PolicyText {
  /** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
  @PrimaryColumn({ type: 'varchar' })
  hash!: string;

  /** The text's UTF-8 bytes, compressed with Brotli. */
  @Column({ type: 'blob' })
  compressed!: Buffer;

  /** The text's length in UTF-16 code units. */
  @Column({ type: 'integer' })
  length!: number;
}
