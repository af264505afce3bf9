import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One immutable version of a rule set. Of the versions with one name, that with the highest id is the current one. */
@Entity()
@Unique(['name', 'version'])
export class RuleSet {
  @PrimaryGeneratedColumn()
  id!: number;

  /** The rule set's own id in its file: `procurement`. */
  @Index()
  @Column({ type: 'varchar' })
  name!: string;

  /** SHA-256 of its content, in hexadecimal. */
  @Column({ type: 'varchar' })
  version!: string;

  @Column({ type: 'varchar' })
  title!: string;

  /** Whether this is the version that scores are made under when only the name is given. */
  @Column({ type: 'boolean' })
  current!: boolean;

  /** The whole content, `extends:` resolved, as JSON. */
  @Column({ type: 'simple-json' })
  content!: unknown;
}
