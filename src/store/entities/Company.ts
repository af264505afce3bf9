import { Column, Entity, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Policy } from './Policy';

/** A vendor. */
@Entity()
export class Company {
  @PrimaryGeneratedColumn()
  id!: number;

  /** Its name in addresses and queries: lower-case words joined by hyphens. */
  @Column({ type: 'varchar', unique: true })
  slug!: string;

  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar' })
  domain!: string;

  /** ISO 3166-1 alpha-2, where known. */
  @Column({ type: 'varchar', nullable: true })
  country!: string | null;

  @OneToMany(
    () => Policy,
    policy => policy.company,
  )
  policies?: Relation<Policy>[];
}
