import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MechanismKind, TransferMechanism as MechanismLaw } from '../../law';

/** A legal ground for moving data across a border. */
@Entity()
export class TransferMechanism {
  /** `scc`, `eu_us_dpf` … */
  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  /** 0-based place in the rule files. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'varchar' })
  name!: string;

  @Column({ type: 'varchar' })
  kind!: MechanismKind;

  /** What the rule files say of it beyond the columns and the periods. */
  @Column({ type: 'simple-json' })
  details!: Omit<MechanismLaw, 'code' | 'name' | 'kind' | 'periods'>;
}
