import fc from 'fast-check';
import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';

/** Arguments that a field may be given besides none, by `Type.field`, and those that it must be given. */
const ARGUMENTS: Record<string, readonly string[]> = {
  'Query.companies': ['(first: 2)', '(orderBy: NAME_ASC)', '(first: 3, filter: {rated: true})', '(first: $n)'],
  'Query.company': ['(slug: "qless")', '(slug: $slug)', '(slug: "nobody")', '(domain: "qualfon.com")', ''],
  'Query.compareCompanies': ['(slugs: ["qless", "qualfon"])'],
  'Query.compareScores': ['(a: {company: "qless"}, b: {company: $slug})'],
  'Query.jurisdiction': ['(code: "EU")', '(code: "XX")'],
  'Query.policy': ['(id: "1")', '(id: 2)', '(id: "x")'],
  'Query.portfolio': ['(slugs: ["qless"])'],
  'Query.searchClauses': ['(text: "sell", first: $n)', '(text: "")'],
  'Query.upcomingChanges': ['(within: "P9Y")'],
  'Company.score': ['', '(asOf: "2016-01-01")', '(jurisdiction: "EU")', '(ruleSet: "none")', '(asOf: $day)'],
};

const VARIABLES = ['$n: Int = 2', '$slug: String! = "qless"', '$day: Date', '$yes: Boolean! = true'];

/** Queries about what is public, with fragments, directives, aliases, variables, and arguments of which some are wrong. */
export function randomQueries(schema: GraphQLSchema): fc.Arbitrary<string> {
  const selections = (type: GraphQLObjectType, depth: number): fc.Arbitrary<string> => {
    const fields = Object.values(type.getFields()).filter(field => {
      const inner = getNamedType(field.type);
      const given = `${type.name}.${field.name}` in ARGUMENTS;
      const needs = field.args.some(arg => arg.type.toString().endsWith('!') && arg.defaultValue === undefined);
      return !isAbstractType(inner) && (given || !needs) && (depth > 0 || !isObjectType(inner));
    });
    const one = fc.constantFrom(...fields).chain(field => {
      const inner = getNamedType(field.type);
      const set = isObjectType(inner)
        ? selections(inner, depth - 1).map(text => ` { __typename ${text} }`)
        : fc.constant('');
      const args = fc.constantFrom(...(ARGUMENTS[`${type.name}.${field.name}`] ?? ['']));
      const directive = fc.constantFrom('', '', '', '', ' @include(if: $yes)', ' @skip(if: $yes)');
      const wrap = fc.constantFrom<(text: string) => string>(
        text => text,
        text => `... on ${type.name} { ${text} }`,
        text => `... @include(if: $yes) { ${text} }`,
      );
      return fc
        .tuple(set, args, directive, wrap)
        .map(([inside, given, when, wrapped]) => wrapped(`alias: ${field.name}${given}${when}${inside}`));
    });
    return fc.array(one, { minLength: 1, maxLength: depth > 2 ? 2 : 3 }).map(texts => texts.join(' '));
  };
  return selections(schema.getQueryType()!, 5).map(text => {
    const used = VARIABLES.filter(variable => new RegExp(`\\${variable.split(':')[0]}\\b`).test(text));
    // An alias of its own for each, since one field with different arguments must not be answered under one name.
    let aliases = 0;
    const apart = text.replaceAll('alias:', () => `a${aliases++}:`);
    return `query ${used.length > 0 ? `(${used.join(', ')})` : ''} { __typename ${apart} }`;
  });
}
