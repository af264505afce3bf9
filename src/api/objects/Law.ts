import { Field, ObjectType } from 'type-graphql';
import { Day } from '../scalars/Day';
import { MechanismKindEnum, MechanismStateEnum, SaleMeaningEnum } from './enums';

@ObjectType({ description: 'One law, and the days on which it applies.' })
export class PrivacyLaw {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Day, { nullable: true, description: 'The first day on which it applies; null where not known.' })
  from!: string | null;

  @Field(() => Day, { nullable: true, description: 'The first day on which it no longer applies; null while it does.' })
  until!: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be known of it.' })
  notes!: string | null;

  @Field(() => String, { nullable: true, description: 'Where this comes from.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'What of this is not sure; null where all of it was verified.' })
  uncertain!: string | null;
}

@ObjectType({ description: 'What a law calls a sale of personal data, and on which days.' })
export class SaleMeaning {
  @Field(() => SaleMeaningEnum, { description: 'What must be given in return.' })
  meaning!: string;

  @Field(() => String, { nullable: true, description: 'The provision that says so; null where none does.' })
  provision!: string | null;

  @Field(() => Day, { nullable: true, description: 'The first day on which it holds; null where not known, or none.' })
  from!: string | null;

  @Field(() => Day, { nullable: true, description: 'The first day on which it no longer holds; null while it does.' })
  until!: string | null;

  @Field(() => String, { description: 'The wording, in short.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Where this comes from.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'What of this is not sure; null where all of it was verified.' })
  uncertain!: string | null;
}

@ObjectType({ description: 'Characteristics that one provision protects or calls sensitive.' })
export class Characteristics {
  @Field(() => String, { description: 'The provision.' })
  provision!: string;

  @Field(() => [String], { description: 'The characteristics, as the categories of statements name them.' })
  codes!: string[];

  @Field(() => Day, { description: 'The first day on which it holds.' })
  from!: string;

  @Field(() => Day, { nullable: true, description: 'The first day on which it no longer holds; null while it does.' })
  until!: string | null;
}

@ObjectType({ description: 'Whose law is asked.' })
export class Jurisdiction {
  @Field(() => String, { description: 'Its code: `EU`, `US-CA` …' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => [PrivacyLaw], { description: 'Its privacy laws.' })
  laws!: PrivacyLaw[];

  @Field(() => [SaleMeaning], { description: 'What its law calls a sale, one meaning after the other.' })
  sale!: SaleMeaning[];

  @Field(() => [Characteristics], { description: 'The characteristics that its law protects or calls sensitive.' })
  characteristics!: Characteristics[];

  @Field(() => String, { nullable: true, description: 'What its law says of targeted advertising, where checked.' })
  advertising!: string | null;

  @Field(() => String, { nullable: true, description: 'What its law says of moving data abroad, where it has a rule.' })
  transfers!: string | null;
}

@ObjectType({ description: 'The time in which one instrument made a mechanism valid for data from one exporter.' })
export class ValidityPeriod {
  @Field(() => String, { description: 'The code of the jurisdiction that the data comes from.' })
  exporter!: string;

  @Field(() => Day, { description: 'The first day of its legal effect.' })
  from!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'The first day on which it no longer holds; null while no end is known.',
  })
  until!: string | null;

  @Field(() => Day, { nullable: true, description: 'The first day on which anybody could use it, where later.' })
  usableFrom!: string | null;

  @Field(() => String, { description: 'The legal instrument.' })
  instrument!: string;

  @Field(() => String, { nullable: true, description: 'What ended it, or will.' })
  endedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'What else is to be known of it.' })
  notes!: string | null;

  @Field(() => String, { nullable: true, description: 'Where this comes from.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'What of this is not sure; null where all of it was verified.' })
  uncertain!: string | null;
}

@ObjectType({ description: "A mechanism's standing for data from one exporter on one day." })
export class MechanismStatus {
  @Field(() => String, { description: 'The code of the jurisdiction that the data comes from.' })
  exporter!: string;

  @Field(() => Day, { description: 'The day that was asked for.' })
  asOf!: string;

  @Field(() => Boolean, { description: 'Whether it is in legal effect.' })
  valid!: boolean;

  @Field(() => MechanismStateEnum, { description: 'How it stands.' })
  state!: string;

  @Field(() => Day, { nullable: true, description: 'Since when it holds, or held last, or will hold.' })
  since!: string | null;

  @Field(() => Day, { nullable: true, description: 'Until when (exclusive); null while no end is known.' })
  until!: string | null;

  @Field(() => String, { nullable: true, description: 'By what instrument.' })
  instrument!: string | null;

  @Field(() => String, { nullable: true, description: 'What ended it, or will.' })
  endedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'What limits it.' })
  condition!: string | null;
}

@ObjectType({
  description: 'A transfer mechanism that a policy relies on, and how it stands for data from one exporter.',
})
export class Reliance {
  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => MechanismStatus, { description: 'How it stands.' })
  status!: MechanismStatus;
}

@ObjectType({ description: 'A legal ground for moving personal data across a border.' })
export class TransferMechanism {
  @Field(() => String, { description: 'Its code: `scc`, `eu_us_dpf` …' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => MechanismKindEnum, { description: 'What sort of ground it is.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'What else is to be known of it.' })
  notes!: string | null;
}

@ObjectType({
  description: 'A finding that a country, territory or organisation protects data well enough to be sent there.',
})
export class AdequacyDecision {
  @Field(() => String, { description: 'The code of the jurisdiction that the data comes from.' })
  exporter!: string;

  @Field(() => String, { description: 'Where the data may go: a country, territory or organisation.' })
  country!: string;

  @Field(() => String, { description: 'The legal instrument.' })
  instrument!: string;

  @Field(() => String, { description: 'Which recipients or data it is about.' })
  scope!: string;

  @Field(() => Day, { description: 'The first day of its legal effect.' })
  from!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'The first day on which it no longer holds for this exporter; null while no end is known.',
  })
  until!: string | null;

  @Field(() => String, { nullable: true, description: 'What ended it, or will.' })
  endedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Where this comes from.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'What of this is not sure; null where all of it was verified.' })
  uncertain!: string | null;
}
