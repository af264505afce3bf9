import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../connection';
import { Clause, Policy } from './Policy';

@ObjectType({ description: "A place in a clause where what was searched stands, in the clause's own text." })
export class Highlight {
  @Field(() => Int, { description: 'Where it starts, in UTF-16 code units.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends (exclusive), in UTF-16 code units.' })
  end!: number;
}

@ObjectType({ description: 'A clause that was found.' })
export class FoundClause {
  @Field(() => Clause, { description: 'The clause.' })
  clause!: Clause;

  @Field(() => [Highlight], { description: 'Where in its text the words stand, in order, none within another.' })
  highlights!: Highlight[];

  @Field(() => Policy, { description: 'The policy that it stands in.' })
  policy!: Policy;
}

@ObjectType({ description: 'A found clause in a page of them.' })
export class FoundClauseEdge {
  @Field(() => FoundClause, { description: 'The clause.' })
  node!: FoundClause;

  @Field(() => String, { description: 'Names this place, for `after`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of found clauses, by policy and in the order of its text.' })
export class FoundClauseConnection {
  @Field(() => [FoundClauseEdge], {
    description:
      'The clauses of the page. A search that finds little may give fewer than asked, and still a next page.',
  })
  edges!: FoundClauseEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
