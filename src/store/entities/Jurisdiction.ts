import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Jurisdiction as JurisdictionLaw } from '../../law';

/** Whose law is asked. */
@Entity()
export class Jurisdiction {
  /** `EU`, `US-CA` … */
  @PrimaryColumn({ type: 'varchar' })
  code!: string;

  /** 0-based place in the rule files. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'varchar' })
  name!: string;

  /** What the rule files say of it beyond code and name. */
  @Column({ type: 'simple-json' })
  details!: Omit<JurisdictionLaw, 'code' | 'name'>;
}
