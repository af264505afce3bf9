import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import type { ValidityPeriod as PeriodLaw } from '../../law';
import { TransferMechanism } from './TransferMechanism';

/** The time `[validFrom, validTo)` in which one instrument made a mechanism valid for data from one exporter. */
@Entity()
@Index(['mechanismCode', 'exporter', 'validFrom'])
export class ValidityPeriod {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar' })
  mechanismCode!: string;

  @ManyToOne(() => TransferMechanism, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'mechanism_code', referencedColumnName: 'code' })
  mechanism?: Relation<TransferMechanism>;

  /** The exporting jurisdiction's code. */
  @Column({ type: 'varchar' })
  exporter!: string;

  /** ISO day. */
  @Column({ type: 'varchar' })
  validFrom!: string;

  /** ISO day, the first on which it no longer held; `null` while no end is known. */
  @Column({ type: 'varchar', nullable: true })
  validTo!: string | null;

  @Column({ type: 'text' })
  instrument!: string;

  /** What the rule files say of it beyond the columns. */
  @Column({ type: 'simple-json' })
  details!: Omit<PeriodLaw, 'exporter' | 'from' | 'until' | 'instrument'>;
}
