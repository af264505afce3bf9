import { ArgsType, Field, Float, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused } from '../access/makeChange';
import { answerOf, InputRefused, NoSuchCompany } from './answers';

/** What can be said of a company. */
@ArgsType()
class CompanyArguments {
  @Field(() => [String], { nullable: true, description: 'Its other domains, or addresses under them; at most 100.' })
  domains?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Its country (ISO 3166-1 alpha-2), such as `US`.' })
  country?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who in the team answers for it, such as `ann@example.com`; at most 200 characters.',
  })
  owner?: string | null;

  @Field(() => String, { nullable: true, description: "The team's notes on it; at most 10,000 characters." })
  notes?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'How much it counts in portfolios: what is spent on it, how much data it holds; 1 when not given.',
  })
  weight?: number | null;
}

@ArgsType()
export class NewCompanyArguments extends CompanyArguments {
  @Field(() => String, { description: 'Its name; at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'The domain that it is known by, or an address there, without `www.`.' })
  domain!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its name in addresses, for ever: lower-case letters and digits, with single hyphens. Made from its name when not given.',
  })
  slug?: string | null;

  @Field(() => [String], { nullable: true, description: 'Tags to give it.' })
  tags?: string[] | null;
}

@ArgsType()
export class CompanyEditArguments extends CompanyArguments {
  @Field(() => String, { nullable: true, description: 'Its new name.' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The domain that it is to be known by. The one before stays one of its domains.',
  })
  domain?: string | null;
}

@ObjectType({ description: 'The company was added.' })
export class CompanyAdded {}

@ObjectType({ description: 'The company is as it was to be.' })
export class CompanyEdited {
  @Field(() => [String], { description: 'What is another than before; none when all of it was so already.' })
  changedFields!: string[];
}

@ObjectType({ description: 'The companies have the tags that they were to have.' })
export class CompaniesTagged {}

export const AddCompanyResult = answerOf(
  'AddCompanyResult',
  'The company that was added, or why none was.',
  () => [CompanyAdded, InputRefused, IdempotencyKeyReused] as const,
);

export const EditCompanyResult = answerOf(
  'EditCompanyResult',
  'The company that was edited, or why it was not.',
  () => [CompanyEdited, InputRefused, NoSuchCompany, IdempotencyKeyReused] as const,
);

export const TagResult = answerOf(
  'TagResult',
  'The companies whose tags changed, or why none did.',
  () => [CompaniesTagged, InputRefused, NoSuchCompany, IdempotencyKeyReused] as const,
);
