import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { PageInfo } from '../connection';

@ObjectType({ description: 'One change that was made. Nothing in this log is ever changed or deleted.' })
export class AuditEntry {
  @Field(() => ID, { description: 'Names the entry; later entries have higher ones.' })
  id!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  at!: string;

  @Field(() => String, { description: 'Who made it: the public prefix of a key, or `command line`.' })
  who!: string;

  @Field(() => String, { description: 'What was done: the name of the mutation or command.' })
  operation!: string;

  @Field(() => String, { description: 'What it was done to, such as `rule set procurement`.' })
  subject!: string;

  @Field(() => GraphQLJSON, { nullable: true, description: 'What stood before; null when there was nothing.' })
  before!: unknown;

  @Field(() => GraphQLJSON, { nullable: true, description: 'What stood afterwards; null when nothing was left.' })
  after!: unknown;
}

@ObjectType({ description: 'An entry in a page of the audit log.' })
export class AuditEntryEdge {
  @Field(() => AuditEntry, { description: 'The entry.' })
  node!: AuditEntry;

  @Field(() => String, { description: 'Names this place, for `after` and `before`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of the audit log, the latest entry first.' })
export class AuditEntryConnection {
  @Field(() => [AuditEntryEdge], { description: 'The entries of the page.' })
  edges!: AuditEntryEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
