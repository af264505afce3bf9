import { Column, Entity, JoinColumn, OneToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { PolicyText } from './PolicyText';

/** The number by which the full-text index knows a text. */
@Entity()
export class SearchedText {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ type: 'varchar', unique: true })
  textHash!: string;

  @OneToOne(() => PolicyText, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'text_hash', referencedColumnName: 'hash' })
  text?: Relation<PolicyText>;
}
