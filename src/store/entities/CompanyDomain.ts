import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Company } from './Company';

/** A domain of a company. No two companies have the same. */
@Entity()
export class CompanyDomain {
  /** In lower case, in the letters of the domain name system: `qualfon.com`, `xn--bcher-kva.example`. */
  @PrimaryColumn({ type: 'varchar' })
  domain!: string;

  @Index('company_domain_by_company')
  @Column({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;
}
