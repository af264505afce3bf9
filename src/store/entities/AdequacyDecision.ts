import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AdequacyDecision as DecisionLaw } from '../../law';

/** A finding that one country protects data well enough, for `[validFrom, validTo)`. */
@Entity()
export class AdequacyDecision {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar' })
  exporter!: string;

  @Column({ type: 'varchar' })
  country!: string;

  @Column({ type: 'varchar' })
  validFrom!: string;

  @Column({ type: 'varchar', nullable: true })
  validTo!: string | null;

  @Column({ type: 'text' })
  instrument!: string;

  /** What the rule files say of it beyond the columns. */
  @Column({ type: 'simple-json' })
  details!: Omit<DecisionLaw, 'exporter' | 'country' | 'from' | 'until' | 'instrument'>;
}
