import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../access/Role';

/** A key to the API. The key itself is not kept. All moments are ISO 8601 in UTC, to the millisecond. */
@Entity()
export class ApiKey {
  @PrimaryGeneratedColumn()
  id!: number;

  /** The key's public beginning, `fp_` and eight characters, by which people recognise it. */
  @Index({ unique: true })
  @Column({ type: 'varchar' })
  prefix!: string;

  /** SHA-256 of the whole key, in hexadecimal. */
  @Column({ type: 'varchar' })
  hash!: string;

  /** Whose it is, or what for. */
  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar' })
  role!: Role;

  @Column({ type: 'varchar' })
  createdAt!: string;

  /** The first moment at which it is refused; `null` for a key that does not expire. */
  @Column({ type: 'varchar', nullable: true })
  expiresAt!: string | null;

  @Column({ type: 'varchar', nullable: true })
  revokedAt!: string | null;

  /** Exact to about a minute. */
  @Column({ type: 'varchar', nullable: true })
  lastUsedAt!: string | null;
}
