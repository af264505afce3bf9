import type { ASTNode, ParseError, TypeError as TypeMistake } from '@marcbachmann/cel-js';
import { expectedOneOf } from '../rulefile';
import type { ExpressionMistake } from './expressionNodes';

/** What a condition may name: variables with their types, and the fields of those types that are ours. */
export interface Names {
  variables: Readonly<Record<string, string>>;
  fields: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the CEL library found wrong, for the person who wrote the condition. */
export function typeMistake(error: ParseError | TypeMistake, names: Names): ExpressionMistake {
  return { offset: error.range?.start ?? 0, message: wordsOf(error, names) };
}

function wordsOf(error: ParseError | TypeMistake, { variables, fields }: Names): string {
  const node = error.node as ASTNode | undefined;
  switch (error.code) {
    case 'unknown_variable':
      return `${error.summary}; ${expectedOneOf(error.summary.replace(/^.*: /, ''), Object.keys(variables))}`;
    case 'no_such_key': {
      const field = error.summary.replace(/^.*: /, '');
      const type = node?.op === '.' ? typeOf(node.args[0]) : '';
      const own = fields[type];
      const known = own ? Object.keys(own) : [...new Set(Object.values(fields).flatMap(Object.keys))];
      return `No such field: ${field}; ${own ? `a ${type.toLowerCase()} has` : 'known are'} ${known.join(', ')}`;
    }
    case 'invalid_index_type':
    case 'cannot_index_type':
      return node?.op === '.' ? `No such field: ${node.args[1]}; ${aOf(node.args[0])} has no fields` : error.summary;
    case 'no_such_overload':
      return wrongOperands(node) ?? `${error.summary.replace('no such overload', 'These do not go together')}`;
    case 'no_matching_overload':
      return wrongArguments(node) ?? error.summary;
    case 'invalid_macro_argument':
      return `A loop has a name and a condition in its brackets, as in ${error.summary.split('(')[0]}(c, c in protected)`;
    case 'invalid_logical_operand':
      return `"${node?.op}" joins what is true or false; expected a comparison on each side of it`;
    case 'invalid_condition_type':
      return /^Ternary/.test(error.summary)
        ? 'What stands before "?" is neither true nor false; expected a comparison'
        : 'What a loop asks of each member is neither true nor false; expected a comparison, as in exists(c, c == "age")';
    case 'incompatible_ternary_branches':
      return 'What stands on the two sides of ":" is of two types; expected two of one type';
    case 'heterogeneous_list_element':
      return 'The members of the list are of more than one type; expected all of one type, as in ["asserted", "denied"]';
    default:
      return error.summary;
  }
}

function wrongOperands(node: ASTNode | undefined): string | null {
  switch (node?.op) {
    case '!_':
      return `"!" stands before what is true or false, but here before ${aOf(node.args)}; expected a comparison in brackets, as in !(statement.stance == "denied")`;
    case 'in': {
      const [left, right] = node.args;
      if (!typeOf(right).startsWith('list')) {
        return `"in" looks in a list, but behind it stands ${aOf(right)}; expected a list, as in statement.stance in ["asserted", "qualified"]`;
      }
      return `"in" looks for ${aOf(left)} in ${aOf(right)}, where it can never be; expected two of one type`;
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [left, right] = node.args.map(typeOf);
      if (left === right) return `"${node.op}" compares numbers or strings, but here ${plural(left!)}`;
      return `These do not go together: ${left} ${node.op} ${right}; expected two of one type`;
    }
    default:
      return null;
  }
}

/** A function or method that is there, but not of these things. */
function wrongArguments(node: ASTNode | undefined): string | null {
  if (node?.op === 'call') {
    return node.args[0] === 'size'
      ? '"size" counts the members of one list or the letters of one string, as in size(statement.categories)'
      : `"${node.args[0]}" stands behind what it asks about, as in statement.pattern.${node.args[0]}("sells")`;
  }
  if (node?.op !== 'rcall') return null;
  const [name, of, given] = node.args;
  if (name === 'size') {
    return given.length > 0
      ? '"size" has nothing in its brackets where it stands behind what it counts'
      : `"size" counts the members of a list or the letters of a string, but here of ${aOf(of)}`;
  }
  if (typeOf(of).startsWith('list')) {
    return `"${name}" asks about a string, but stands behind a list; whether something is in a list is asked with "in", as in "age" in protected`;
  }
  if (typeOf(of) !== 'string') return `"${name}" asks about a string, but stands behind ${aOf(of)}`;
  const told = given.length === 1 ? aOf(given[0]!) : `${given.length} things`;
  return `"${name}" asks for one string in its brackets, as in statement.pattern.${name}("sells"), but here is ${told}`;
}

/** The type that the library found, in CEL's words: `string`, `list<string>`, `Mechanism`. */
function typeOf(node: ASTNode): string {
  const { checkedType } = node as { checkedType?: { name: string } };
  return checkedType?.name ?? '';
}

function aOf(node: ASTNode): string {
  const type = typeOf(node);
  if (type.startsWith('list<')) return `a list of ${plural(type.slice(5, -1))}`;
  return PLAIN[type]?.one ?? `a ${type.toLowerCase()}`;
}

function plural(type: string): string {
  if (type.startsWith('list<')) return `lists of ${plural(type.slice(5, -1))}`;
  return PLAIN[type]?.many ?? `${type.toLowerCase()}s`;
}

const PLAIN: Readonly<Record<string, { one: string; many: string }>> = {
  bool: { one: 'what is true or false', many: 'what is true or false' },
  int: { one: 'a number', many: 'numbers' },
  double: { one: 'a number', many: 'numbers' },
  null: { one: 'null', many: 'null' },
  dyn: { one: 'something of any type', many: 'things of any type' },
};
