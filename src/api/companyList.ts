import { ArgsType, Field } from 'type-graphql';
import type { CompanyList, ListKey, ListOrder, ListView } from '../store';
import type { Context } from './Context';
import { listFilter } from './companyFilter';
import { CompanyFilter, CompanyOrderEnum } from './objects/CompanyFilter';
import { ViewArguments } from './objects/ViewArguments';
import type { PointOfView } from './PointOfView';
import { mustBeKept, viewOf } from './viewOf';

/** Which companies to list, in which order, from which point of view. */
@ArgsType()
export class ListArguments extends ViewArguments {
  @Field(() => CompanyFilter, { nullable: true, description: 'Which companies to list; all when not given.' })
  filter?: CompanyFilter | null;

  @Field(() => CompanyOrderEnum, { defaultValue: 'risk_desc', description: 'What to order them by.' })
  orderBy!: string;
}

const orders: Record<string, Pick<CompanyList, 'orderBy' | 'reversed'>> = {
  risk_desc: { orderBy: 'risk', reversed: false },
  risk_asc: { orderBy: 'risk', reversed: true },
  name_asc: { orderBy: 'name', reversed: false },
  name_desc: { orderBy: 'name', reversed: true },
  changed_desc: { orderBy: 'change', reversed: false },
  changed_asc: { orderBy: 'change', reversed: true },
  coverage_desc: { orderBy: 'coverage', reversed: false },
  coverage_asc: { orderBy: 'coverage', reversed: true },
};

/**
 * The list that the arguments ask for, and its point of view.
 * @throws BadUserInput for what does not exist, and for a point of view from which no list is kept.
 */
export async function companyListOf(
  context: Context,
  { filter, orderBy, ...rest }: ListArguments,
): Promise<{ view: PointOfView; list: CompanyList }> {
  const view = await viewOf(context, rest);
  mustBeKept(view);
  return { view, list: { ...orders[orderBy]!, view: listView(view), filter: listFilter(context, view, filter ?? {}) } };
}

/** A point of view as lists need it, with the risks that have a grade in any of its versions. */
export function listView({ asOf, ruleSetName, jurisdiction, versions }: PointOfView): ListView {
  const grades = versions.flatMap(({ ruleSet }) =>
    ruleSet.grades.map(({ grade, upTo }, i) => ({ grade, over: ruleSet.grades[i - 1]?.upTo ?? 0, upTo })),
  );
  return { asOf, ruleSetName, jurisdiction, grades };
}

/** A cursor's content as a place in a list with this order; `null` when it is none. */
export function listKey(orderBy: ListOrder): (cursor: unknown) => ListKey | null {
  const type = orderBy === 'risk' || orderBy === 'coverage' ? 'number' : 'string';
  return cursor => {
    if (!Array.isArray(cursor) || cursor.length !== 3 || cursor[0] !== orderBy) return null;
    const [, value, slug] = cursor as unknown[];
    if ((value !== null && typeof value !== type) || typeof slug !== 'string') return null;
    return { value: value as ListKey['value'], slug };
  };
}
