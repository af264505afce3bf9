import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Which edition of the rules the rows were made with, so that a start redoes only what changed; and, as the part `data`,
 * a name for the state of all rows: see `dataVersion`.
 */
@Entity()
export class Edition {
  /** What it is an edition of: `law`, `reading`, `scores`. */
  @PrimaryColumn({ type: 'varchar' })
  part!: string;

  /** SHA-256 of everything that the rows were made from, in hexadecimal; of `data`, a UUID. */
  @Column({ type: 'varchar' })
  version!: string;
}
