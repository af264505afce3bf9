import { Column, Entity, Index, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Policy } from './Policy';

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

  @OneToMany(
    () => Policy,
    policy => policy.company,
  )
  policies?: Relation<Policy>[];
}
