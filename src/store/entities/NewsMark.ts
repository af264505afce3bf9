import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far news has been announced. One row. */
@Entity()
export class NewsMark {
  /** Always 1. */
  @PrimaryColumn({ type: 'integer' })
  id!: number;

  /** The last day whose scores were compared with what listeners know, ISO. */
  @Column({ type: 'varchar' })
  day!: string;

  /** The highest id of a score that was. */
  @Column({ type: 'integer' })
  scoreId!: number;

  /** The highest id of a policy that was announced. */
  @Column({ type: 'integer' })
  policyId!: number;

  /** The highest id of a withdrawal that was heeded. */
  @Column({ type: 'integer', default: 0 })
  withdrawalId!: number;
}
