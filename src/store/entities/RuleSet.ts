import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { RuleSetContent } from '../../scoring';

/** One publication of a rule set, never changed. Of those with one name, that with the highest id is the current one. */
@Entity()
@Index(['name', 'id'])
export class RuleSet {
  @PrimaryGeneratedColumn()
  id!: number;

  /** The rule set's own id in its file: `procurement`. */
  @Column({ type: 'varchar' })
  name!: string;

  /** SHA-256 of its content, in hexadecimal. */
  @Column({ type: 'varchar' })
  version!: string;

  @Column({ type: 'varchar' })
  title!: string;

  /** The first day (ISO) that it counts for; `null` for the first of its name, which counts for all days before. */
  @Column({ type: 'varchar', nullable: true })
  publishedOn!: string | null;

  /** The whole content, `extends:` resolved. */
  @Column({ type: 'simple-json' })
  content!: RuleSetContent;
}
