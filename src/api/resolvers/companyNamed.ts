import { type Company, companiesBySlug } from '../../store';
import type { Context } from '../Context';
import { BadUserInput } from '../errors';

/**
 * The company with this slug.
 * @throws BadUserInput when there is none.
 */
export async function companyNamed({ store }: Context, slug: string): Promise<Company> {
  const company = (await companiesBySlug(store.manager, [slug])).get(slug);
  if (company) return company;
  throw new BadUserInput(`There is no company with the slug ${JSON.stringify(slug)}.`);
}
