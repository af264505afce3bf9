import { coerceInputValue, type GraphQLInputType, GraphQLNonNull, type GraphQLSchema } from 'graphql';
import type { Context } from '../Context';
import { companyListOf } from '../companyList';
import { BadUserInput } from '../errors';
import type { CompanyFilter } from '../objects/CompanyFilter';
import { Day } from '../scalars/Day';
import { schema } from '../schema';
import { csvOf } from './csv';
import { jsonLinesOf } from './json';
import { jsonLdOf } from './jsonLd';
import { exportRows } from './rows';

/** The forms in which a list can be had, with their media types. */
export const EXPORTS = {
  csv: { type: 'text/csv; charset=utf-8; header=present', write: csvOf },
  jsonl: { type: 'application/jsonl; charset=utf-8', write: jsonLinesOf },
  jsonld: { type: 'application/ld+json', write: jsonLdOf },
} as const;

export type ExportForm = keyof typeof EXPORTS;

const PARAMETERS = ['filter', 'orderBy', 'asOf', 'ruleSet', 'jurisdiction'] as const;

/**
 * The companies of a list in one of `EXPORTS`, piece by piece, as the database gives them. `parameters` are those of an
 * address, with the names and meaning of the arguments of `companies`; `filter` is JSON.
 * @throws BadUserInput, before the first piece, for parameters that cannot be used.
 */
export async function exportCompanies(
  context: Context,
  form: ExportForm,
  parameters: Readonly<Record<string, unknown>>,
): Promise<AsyncIterable<string>> {
  for (const [name, value] of Object.entries(parameters)) {
    if (!(PARAMETERS as readonly string[]).includes(name)) {
      throw new BadUserInput(`There is no parameter ${JSON.stringify(name)}; there are ${PARAMETERS.join(', ')}.`);
    }
    if (typeof value !== 'string') throw new BadUserInput(`\`${name}\` is given more than once.`);
  }
  const { filter, orderBy, asOf, ruleSet, jurisdiction } = parameters as Partial<Record<string, string>>;
  const { view, list } = await companyListOf(context, {
    filter: filter === undefined ? null : (coerced('CompanyFilter', jsonIn(filter), 'filter') as CompanyFilter),
    orderBy: orderBy === undefined ? 'risk_desc' : (coerced('CompanyOrder', orderBy, 'orderBy') as string),
    asOf: asOf === undefined ? null : (Day.parseValue(asOf) as string),
    ruleSet: ruleSet ?? null,
    jurisdiction: jurisdiction ?? null,
  });
  return EXPORTS[form].write(exportRows(context, list), view);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadUserInput(`\`filter\` is no JSON; write one such as {"grades": ["D", "E"]}, percent-encoded.`);
  }
}

let types: GraphQLSchema | null = null;

/** A value as the API would take it in a variable of this type. */
function coerced(typeName: string, value: unknown, parameter: string): unknown {
  types ??= schema();
  const type = new GraphQLNonNull(types.getType(typeName) as never) as GraphQLInputType;
  return coerceInputValue(value, type, (path, _, { message }) => {
    const place = [parameter, ...path].join('.');
    throw new BadUserInput(`\`${place}\`: ${message}`);
  });
}
