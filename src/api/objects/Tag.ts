import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../connection';

@ObjectType({ description: "A word of the team's own, by which companies are grouped." })
export class Tag {
  @Field(() => String, { description: 'The tag, in lower case.' })
  tag!: string;

  @Field(() => Int, { description: 'How many companies have it.' })
  companies!: number;
}

@ObjectType({ description: 'A tag in a page of tags.' })
export class TagEdge {
  @Field(() => Tag, { description: 'The tag.' })
  node!: Tag;

  @Field(() => String, { description: 'Names this place, for `after` and `before`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of tags, in alphabetical order.' })
export class TagConnection {
  @Field(() => [TagEdge], { description: 'The tags of the page.' })
  edges!: TagEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
