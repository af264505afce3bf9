import type { ASTNode } from '@marcbachmann/cel-js';
import { CHARACTERISTICS, type Law, type MechanismKind, type MechanismState, type SaleMeaning } from '../law';
import type { Disposition, Qualifier, Stance } from '../practices';
import { childrenOf, type ExpressionMistake } from './expressionNodes';

/** The words that a text of an expression can be, by the name of the field or variable. */
export type Vocabulary = ReadonlyMap<string, readonly string[]>;

/** Listing a union's words as keys makes the compiler say when one is missing. */
const keys = <T extends string>(words: Record<T, true>): readonly T[] => Object.keys(words) as T[];

const STANCES = keys<Stance | 'choice' | 'silent'>({
  asserted: true,
  qualified: true,
  denied: true,
  choice: true,
  silent: true,
});
const QUALIFIERS = keys<Qualifier>({ consent: true, exception: true, scope: true });
const DISPOSITIONS = keys<Disposition>({ collected: true, disclosed: true, sold: true });
const STATES = keys<MechanismState>({
  valid: true,
  conditional: true,
  narrow: true,
  unusable: true,
  not_yet: true,
  ended: true,
  never: true,
  other_exporter: true,
  unnamed: true,
});
const KINDS = keys<MechanismKind>({
  adequacy_framework: true,
  appropriate_safeguard: true,
  derogation: true,
  certification: true,
  none: true,
});
const SALES = keys<SaleMeaning['meaning']>({ none: true, money: true, money_or_value: true, not_checked: true });

/**
 * The words of the law and, of `patterns` (ids by practice kind), those of the criterion's `practice`; all of them where
 * that is not known.
 */
export function vocabularyOf(
  law: Law,
  patterns: ReadonlyMap<string, readonly string[]>,
  practice: string | undefined,
): Vocabulary {
  const jurisdictions = [...law.jurisdictions.keys(), ''];
  return new Map<string, readonly string[]>([
    ['stance', STANCES],
    ['qualifier', [...QUALIFIERS, '']],
    ['disposition', [...DISPOSITIONS, '']],
    ['pattern', patterns.get(practice ?? '') ?? [...patterns.values()].flat()],
    ['categories', CHARACTERISTICS],
    ['protected', CHARACTERISTICS],
    ['state', STATES],
    ['kind', KINDS],
    ['code', [...law.mechanisms.keys()]],
    ['exporter', jurisdictions],
    ['jurisdiction', jurisdictions],
    ['sale', [...SALES, '']],
  ]);
}

/** Written words that what they are compared with can never be: slips of the pen that would never apply. */
export function findUnknownWords(
  node: ASTNode,
  vocabulary: Vocabulary,
  loops: ReadonlyMap<string, string> = new Map(),
): ExpressionMistake[] {
  const found: ExpressionMistake[] = [];
  if (node.op === '==' || node.op === '!=' || node.op === 'in') {
    const [left, right] = node.args;
    found.push(...unknownAgainst(left, nameOf(right, loops), vocabulary));
    found.push(...unknownAgainst(right, nameOf(left, loops), vocabulary));
  }
  let inner = loops;
  if (node.op === 'rcall' && node.args[2][0]?.op === 'id') {
    const over = nameOf(node.args[1], loops);
    if (over !== null) inner = new Map([...loops, [node.args[2][0].args, over]]);
  }
  for (const child of childrenOf(node)) found.push(...findUnknownWords(child, vocabulary, inner));
  return found;
}

function nameOf(node: ASTNode, loops: ReadonlyMap<string, string>): string | null {
  if (node.op === '.') return node.args[1];
  return node.op === 'id' ? (loops.get(node.args) ?? node.args) : null;
}

function unknownAgainst(written: ASTNode, name: string | null, vocabulary: Vocabulary): ExpressionMistake[] {
  const words = name === null ? undefined : vocabulary.get(name);
  if (!words) return [];
  const literals = written.op === 'list' ? written.args : [written];
  return literals.flatMap(literal => {
    if (literal.op !== 'value' || typeof literal.args !== 'string' || words.includes(literal.args)) return [];
    const expected = words.map(word => `"${word}"`).join(', ');
    return { offset: literal.start, message: `"${literal.args}" is no ${name}; expected one of ${expected}` };
  });
}
