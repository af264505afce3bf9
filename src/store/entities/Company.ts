import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What the companies to start with tell of one; `domain` stands for all its domains. */
export type SeededDetail = 'name' | 'domain' | 'country';

/** A vendor. */
@Entity()
@Index('company_by_name', ['nameKey', 'slug'])
export class Company {
  @PrimaryGeneratedColumn()
  id!: number;

  /** Its name in addresses and queries: lower-case words joined by hyphens. */
  @Column({ type: 'varchar', unique: true })
  slug!: string;

  @Column({ type: 'varchar' })
  name!: string;

  /** The name as lists are ordered and searched by: see `nameKey`. */
  @Column({ type: 'varchar', default: '' })
  nameKey!: string;

  /** The domain that it is known by; `CompanyDomain` holds all of them. */
  @Column({ type: 'varchar' })
  domain!: string;

  /** ISO 3166-1 alpha-2, where known. */
  @Index('company_by_country')
  @Column({ type: 'varchar', nullable: true })
  country!: string | null;

  /** The first day (ISO) on which a policy of it is in force: `ALWAYS` with an undated one, `FOREVER` with none. */
  @Index('company_by_first_policy')
  @Column({ type: 'varchar', default: '9999-99-99' })
  firstPolicyFrom!: string;

  /** Who in the team answers for it, in the team's own words. */
  @Column({ type: 'varchar', nullable: true })
  owner!: string | null;

  /** What the team has to say of it. */
  @Column({ type: 'text', nullable: true })
  notes!: string | null;

  /** How much it counts in portfolios; more than 0. */
  @Column({ type: 'double precision', default: 1 })
  weight!: number;

  /** What somebody said of it, which the companies to start with no longer change. */
  @Column({ type: 'simple-json', default: '[]' })
  edited!: readonly SeededDetail[];
}
