import { Field, Int, ObjectType } from 'type-graphql';
import { StanceEnum } from './enums';
import { NamedMechanism, Statement } from './Statement';

@ObjectType({ description: 'Two statements of one policy that cannot both be true of the same data and people.' })
export class Contradiction {
  @Field(() => Statement, { description: 'Promises that it is not done.' })
  promise!: Statement;

  @Field(() => Statement, { description: 'Says that it is done.' })
  breach!: Statement;
}

/** What a practice is, whether it is stored or not. */
@ObjectType()
export class PracticeContent {
  @Field(() => String, { description: 'The practice kind: `sale`, `third_party_ads` …' })
  kind!: string;

  @Field(() => StanceEnum, { description: 'What a careful reader concludes from the whole policy.' })
  stance!: string;

  @Field(() => [String], { description: 'The protected characteristics that the asserted statements name.' })
  categories!: string[];

  @Field(() => [NamedMechanism], { description: 'The transfer mechanisms that the statements name.' })
  mechanisms!: NamedMechanism[];
}

@ObjectType({ description: "A policy's answer for one practice kind." })
export class Practice extends PracticeContent {
  @Field(() => Int, { description: 'For how many of its statements a review counts, the rejected among them.' })
  reviews!: number;
}
