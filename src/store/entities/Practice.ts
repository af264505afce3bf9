import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import type { Practice as FoundPractice, NamedMechanism } from '../../practices';
import { Policy } from './Policy';

/** A policy's answer for one practice kind, from its statements as they count after reviews. */
@Entity()
@Unique(['policyId', 'kind'])
@Index('practice_by_stance', ['kind', 'stance'])
export class Practice {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'integer' })
  policyId!: number;

  @ManyToOne(() => Policy, { onDelete: 'CASCADE' })
  @JoinColumn()
  policy?: Relation<Policy>;

  @Column({ type: 'varchar' })
  kind!: string;

  @Column({ type: 'varchar' })
  stance!: FoundPractice['stance'];

  @Column({ type: 'simple-json' })
  categories!: readonly string[];

  @Column({ type: 'simple-json' })
  mechanisms!: readonly NamedMechanism[];

  /** Pairs of statements that cannot both be true, each as the two places among those of its statements that count. */
  @Column({ type: 'simple-json' })
  contradictions!: readonly { promise: number; breach: number }[];

  /** For how many of its statements a review counts. */
  @Column({ type: 'integer', default: 0 })
  reviews!: number;
}
