import { Field, ID, ObjectType } from 'type-graphql';
import { PageInfo } from '../connection';

@ObjectType({ description: 'A vendor.' })
export class Company {
  @Field(() => ID, { description: 'Names the company in this store.' })
  id!: number;

  @Field(() => String, { description: 'Its name in addresses and queries.' })
  slug!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'The domain that it is known by.' })
  domain!: string;

  @Field(() => String, { nullable: true, description: 'Its country (ISO 3166-1 alpha-2), where known.' })
  country!: string | null;
}

@ObjectType({ description: 'A company in a page of companies.' })
export class CompanyEdge {
  @Field(() => Company, { description: 'The company.' })
  node!: Company;

  @Field(() => String, { description: 'Names this place, for `after` and `before`.' })
  cursor!: string;
}

@ObjectType({ description: 'A page of companies, in the order of the list.' })
export class CompanyConnection {
  @Field(() => [CompanyEdge], { description: 'The companies of the page.' })
  edges!: CompanyEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
