import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import {
  addCompany,
  type CompanyEdit,
  Company as CompanyRow,
  type CompanyWords,
  changeTags,
  companiesBySlug,
  companyWords,
  domainsTaken,
  editCompany,
  type Role,
} from '../../store';
import type { KeptCompaniesTagged, KeptCompanyAdded, KeptCompanyEdited } from '../access/keptAnswers';
import { IDEMPOTENCY_KEY, makeChange } from '../access/makeChange';
import type { Context } from '../Context';
import { companyEditIn, slugIn, tagsIn } from '../companyInput';
import { type InputMistake, noSuchCompany, refused } from '../objects/answers';
import { Company } from '../objects/Company';
import {
  AddCompanyResult,
  CompaniesTagged,
  CompanyAdded,
  CompanyEditArguments,
  CompanyEdited,
  EditCompanyResult,
  NewCompanyArguments,
  TagResult,
} from '../objects/CompanyChange';

/** Companies that one change of tags may name. */
const MOST_TAGGED = 1000;

@Resolver()
export class CompanyChangeResolver {
  @Authorized<Role>('analyst')
  @Mutation(() => AddCompanyResult, { description: 'Adds a company. Its policies are added by `addPolicy`.' })
  addCompany(
    @Ctx() context: Context,
    @Args() given: NewCompanyArguments,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const asked = { operation: 'addCompany', arguments: { ...given }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const mistakes: InputMistake[] = [];
      const slug = slugIn(given, mistakes);
      const tags = tagsIn(given.tags ?? [], mistakes);
      const edit = companyEditIn(given, mistakes);
      if (await manager.existsBy(CompanyRow, { slug })) {
        mistakes.push({ field: 'slug', message: `There is a company with the slug "${slug}" already; give another.` });
      }
      await refuseTaken(manager, edit, null, mistakes);
      if (mistakes.length > 0) return refused(mistakes);
      const words = { ...NOTHING_SAID, ...edit } as CompanyWords;
      const companyId = await addCompany(manager, { slug, tags, ...words });
      const company = await manager.findOneByOrFail(CompanyRow, { id: companyId });
      await audit({
        subject: `company ${slug}`,
        before: null,
        after: { ...(await companyWords(manager, company)), tags: [...tags].sort() },
      });
      return { __typename: 'CompanyAdded', companyId } satisfies KeptCompanyAdded;
    });
  }

  @Authorized<Role>('analyst')
  @Mutation(() => EditCompanyResult, {
    description:
      'Changes what is known of a company. What is not given stays; null takes away what a company may be without.',
  })
  editCompany(
    @Ctx() context: Context,
    @Arg('slug', () => String, { description: "The company's slug, which stays." }) slug: string,
    @Args() given: CompanyEditArguments,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    const asked = { operation: 'editCompany', arguments: { slug, ...given }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const company = await manager.findOneBy(CompanyRow, { slug });
      if (!company) return noSuchCompany([slug]);
      const mistakes: InputMistake[] = [];
      const edit = companyEditIn(given, mistakes);
      await refuseTaken(manager, edit, company.id, mistakes);
      if (mistakes.length > 0) return refused(mistakes);
      const { before, after, changed } = await editCompany(manager, company, edit);
      if (changed.length > 0) {
        const only = (words: CompanyWords) => Object.fromEntries(changed.map(name => [name, words[name]]));
        await audit({ subject: `company ${slug}`, before: only(before), after: only(after) });
      }
      return {
        __typename: 'CompanyEdited',
        companyId: company.id,
        changedFields: changed,
      } satisfies KeptCompanyEdited;
    });
  }

  @Authorized<Role>('analyst')
  @Mutation(() => TagResult, { description: 'Gives companies tags, all of these to each; case does not matter.' })
  tagCompanies(
    @Ctx() context: Context,
    @Arg('slugs', () => [String], { description: `The slugs of the companies, 1 to ${MOST_TAGGED}.` }) slugs: string[],
    @Arg('tags', () => [String], { description: 'The tags, 1 to 50, each at most 50 characters.' }) tags: string[],
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    return changeTagsOf(context, 'tagCompanies', { slugs, tags }, idempotencyKey);
  }

  @Authorized<Role>('analyst')
  @Mutation(() => TagResult, { description: 'Takes tags from companies, all of these from each that has them.' })
  untagCompanies(
    @Ctx() context: Context,
    @Arg('slugs', () => [String], { description: `The slugs of the companies, 1 to ${MOST_TAGGED}.` }) slugs: string[],
    @Arg('tags', () => [String], { description: 'The tags, 1 to 50.' }) tags: string[],
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY })
    idempotencyKey?: string | null,
  ) {
    return changeTagsOf(context, 'untagCompanies', { slugs, tags }, idempotencyKey);
  }
}

/** What is known of a company of which nothing else is said. */
const NOTHING_SAID = { domains: [], country: null, owner: null, notes: null, weight: 1 };

async function refuseTaken(
  manager: EntityManager,
  { domain, domains = [] }: CompanyEdit,
  company: number | null,
  mistakes: InputMistake[],
): Promise<void> {
  for (const taken of await domainsTaken(manager, domain === undefined ? domains : [domain, ...domains], company)) {
    const field = taken.domain === domain ? 'domain' : 'domains';
    mistakes.push({ field, message: `The company "${taken.slug}" has the domain ${taken.domain} already.` });
  }
}

function changeTagsOf(
  context: Context,
  operation: 'tagCompanies' | 'untagCompanies',
  given: { slugs: readonly string[]; tags: readonly string[] },
  idempotencyKey: string | null | undefined,
) {
  return makeChange(context, { operation, arguments: given, idempotencyKey }, async (manager, audit) => {
    const mistakes: InputMistake[] = [];
    const slugs = [...new Set(given.slugs)];
    const tags = tagsIn(given.tags, mistakes);
    if (slugs.length < 1 || slugs.length > MOST_TAGGED) {
      mistakes.push({ field: 'slugs', message: `There are ${slugs.length}, but must be 1 to ${MOST_TAGGED}.` });
    }
    if (tags.length === 0) mistakes.push({ field: 'tags', message: 'There are none; give at least one.' });
    if (mistakes.length > 0) return refused(mistakes);
    const found = await companiesBySlug(manager, slugs);
    const missing = slugs.filter(slug => !found.has(slug));
    if (missing.length > 0) return noSuchCompany(missing);
    const ids = slugs.map(slug => found.get(slug)!.id);
    const changes = await changeTags(manager, ids, operation === 'tagCompanies' ? { add: tags } : { remove: tags });
    const slugOf = new Map([...found].map(([slug, { id }]) => [id, slug]));
    for (const { companyId, before, after } of changes) {
      await audit({ subject: `company ${slugOf.get(companyId)}`, before: { tags: before }, after: { tags: after } });
    }
    const companyIds = changes.map(({ companyId }) => companyId);
    return { __typename: 'CompaniesTagged', companyIds } satisfies KeptCompaniesTagged;
  });
}

@Resolver(() => CompanyAdded)
export class CompanyAddedResolver {
  @FieldResolver(() => Company, { description: 'The company.' })
  async company(@Ctx() { loaders }: Context, @Root() { companyId }: KeptCompanyAdded): Promise<CompanyRow> {
    return (await loaders.company.load(companyId))!;
  }
}

@Resolver(() => CompanyEdited)
export class CompanyEditedResolver {
  @FieldResolver(() => Company, { description: 'The company.' })
  async company(@Ctx() { loaders }: Context, @Root() { companyId }: KeptCompanyEdited): Promise<CompanyRow> {
    return (await loaders.company.load(companyId))!;
  }
}

@Resolver(() => CompaniesTagged)
export class CompaniesTaggedResolver {
  @FieldResolver(() => [Company], { description: 'The companies for which it was a change, in the order given.' })
  companies(@Ctx() { loaders }: Context, @Root() { companyIds }: KeptCompaniesTagged) {
    return Promise.all(companyIds.map(async id => (await loaders.company.load(id))!));
  }
}
