import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { PageInfo } from '../connection';
import { DispositionEnum, QualifierEnum, ReviewReasonEnum, ReviewVerdictEnum, StatementStanceEnum } from './enums';
import { NamedMechanism } from './Statement';

@ObjectType({ description: 'What the engine found in the words of a statement.' })
export class Finding {
  @Field(() => StatementStanceEnum, { description: 'What it says of the practice.' })
  stance!: string;

  @Field(() => QualifierEnum, { nullable: true, description: 'What makes it qualified; null when it is not.' })
  qualifier!: string | null;

  @Field(() => DispositionEnum, { nullable: true, description: 'What it says happens to the data, if it does.' })
  disposition!: string | null;

  @Field(() => [String], { description: 'The protected characteristics that it names.' })
  categories!: string[];

  @Field(() => [NamedMechanism], { description: 'The transfer mechanisms that it names.' })
  mechanisms!: NamedMechanism[];
}

@ObjectType({
  description:
    "What an analyst said of a statement. It counts wherever the company's policies have the same words and the engine finds the same in them, also for past days.",
})
export class Review {
  @Field(() => ID, { description: 'Names the review; later ones have higher ids.' })
  id!: number;

  @Field(() => ReviewVerdictEnum, { description: 'Whether what was found is right.' })
  verdict!: string;

  @Field(() => String, { description: 'Why, in the words of the analyst.' })
  reason!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was given.' })
  at!: string;

  @Field(() => String, { description: 'Who gave it: the public prefix of their key.' })
  who!: string;

  @Field(() => String, { description: 'The name of that key.' })
  whoName!: string;

  @Field(() => String, { description: 'The words that were reviewed, as they stood in the policy.' })
  quote!: string;

  @Field(() => Finding, { description: 'What the engine found in these words.' })
  found!: Finding;
}

@ObjectType({ description: 'Why somebody must look at a review again, and where.' })
export class ReviewToDo {
  @Field(() => ReviewReasonEnum, { description: 'Why.' })
  why!: string;
}

@ObjectType({ description: 'A review in a page of them.' })
export class ReviewEdge {
  @Field(() => Review, { description: 'The review.' })
  node!: Review;

  @Field(() => String, { description: 'Names this place, for `after` and `before`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of reviews, the latest first.' })
export class ReviewConnection {
  @Field(() => [ReviewEdge], { description: 'The reviews of the page.' })
  edges!: ReviewEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
