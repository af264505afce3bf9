import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Company } from './Company';

/** A word of a company's name, by which it is found. */
@Entity()
export class CompanyWord {
  /** As `nameWords` gives it. */
  @PrimaryColumn({ type: 'varchar' })
  word!: string;

  @Index('company_word_by_company')
  @PrimaryColumn({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;
}
