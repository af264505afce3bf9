import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation, Unique } from 'typeorm';
import { NewsItem } from './NewsItem';
import { Webhook } from './Webhook';

/** One piece of news for one webhook: whether it arrived, and what became of the attempts. */
@Entity()
@Unique(['webhookId', 'newsItemId'])
@Index('delivery_due', ['state', 'nextAt'])
export class Delivery {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'integer' })
  webhookId!: number;

  @ManyToOne(() => Webhook, { onDelete: 'CASCADE' })
  @JoinColumn()
  webhook?: Relation<Webhook>;

  @Index()
  @Column({ type: 'integer' })
  newsItemId!: number;

  @ManyToOne(() => NewsItem, { onDelete: 'CASCADE' })
  @JoinColumn()
  newsItem?: Relation<NewsItem>;

  @Column({ type: 'varchar' })
  state!: 'waiting' | 'delivered' | 'failed';

  @Column({ type: 'integer' })
  attempts!: number;

  /** When it is due, ISO 8601 in UTC; while it is being sent, when somebody else may try. */
  @Column({ type: 'varchar' })
  nextAt!: string;

  /** When it was last tried, ISO 8601 in UTC. */
  @Column({ type: 'varchar', nullable: true })
  triedAt!: string | null;

  /** The HTTP status of the last answer. */
  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  /** What went wrong last, in one sentence. */
  @Column({ type: 'varchar', nullable: true })
  problem!: string | null;
}
