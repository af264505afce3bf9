import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../connection';
import { Day } from '../scalars/Day';
import { ClauseKindEnum } from './enums';

@ObjectType({ description: 'The smallest addressable piece of a policy.' })
export class Clause {
  @Field(() => Int, { description: 'Its place in the policy, from 0.' })
  ordinal!: number;

  @Field(() => ClauseKindEnum, { description: 'What it is on the page.' })
  kind!: string;

  @Field(() => String, { description: 'Its words, as they stand in the policy.' })
  text!: string;

  @Field(() => Int, { description: "Where it starts in the policy's text, in UTF-16 code units." })
  start!: number;

  @Field(() => Int, { description: 'Where it ends (exclusive), in UTF-16 code units.' })
  end!: number;

  @Field(() => [String], { description: 'The headings above it, the outermost first.' })
  sectionPath!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'The ordinal of the clause that introduces it: of a list item the sentence that it completes.',
  })
  introducedBy!: number | null;
}

@ObjectType({ description: 'A clause in a page of clauses.' })
export class ClauseEdge {
  @Field(() => Clause, { description: 'The clause.' })
  node!: Clause;

  @Field(() => String, { description: 'Names this place, for `after` and `before`.' })
  cursor!: string;
}

@ObjectType({ description: "A page of a policy's clauses, in the order of the text." })
export class ClauseConnection {
  @Field(() => [ClauseEdge], { description: 'The clauses of the page.' })
  edges!: ClauseEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many clauses the policy has.' })
  totalCount!: number;
}

@ObjectType({ description: "One captured text of a company's privacy policy." })
export class Policy {
  @Field(() => ID, { description: 'Names the policy in this store.' })
  id!: number;

  @Field(() => Day, { nullable: true, description: 'The day on which the text was captured, where known.' })
  capturedOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'The date that the policy gives for itself, where it does.' })
  statedOn!: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'The first day on which it applies, where somebody gave one for it.',
  })
  appliesFrom!: string | null;

  @Field(() => Day, {
    nullable: true,
    description:
      'The first day on which it counts: the one given for it, or else its stated date, or else that of its capture. Null when undated.',
  })
  inForceFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'The address that the text was captured from, where known.' })
  source!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the text is not judged (no privacy policy, not in English); null when it is.',
  })
  notAssessed!: string | null;
}
