import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Company } from './Company';

/** A word of a team's own, by which it groups companies. */
@Entity()
export class CompanyTag {
  /** As `tagKey` gives it. */
  @PrimaryColumn({ type: 'varchar' })
  tag!: string;

  @Index('company_tag_by_company')
  @PrimaryColumn({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;
}
