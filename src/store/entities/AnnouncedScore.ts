import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Scorecard } from '../../scoring';
import { Company } from './Company';

/** A company's score as listeners were last told it. */
@Entity()
export class AnnouncedScore {
  @PrimaryColumn({ type: 'integer' })
  companyId!: number;

  @ManyToOne(() => Company, { onDelete: 'CASCADE' })
  @JoinColumn()
  company?: Relation<Company>;

  @PrimaryColumn({ type: 'varchar' })
  ruleSetName!: string;

  @PrimaryColumn({ type: 'varchar' })
  jurisdiction!: string;

  @Column({ type: 'varchar' })
  status!: Scorecard['status'];

  @Column({ type: 'double precision', nullable: true })
  total!: number | null;

  @Column({ type: 'varchar', nullable: true })
  grade!: string | null;
}
