import type { ASTNode } from '@marcbachmann/cel-js';
import { CHARACTERISTICS, type Law, type MechanismKind, type MechanismState, type SaleMeaning } from '../law';
import type { Disposition, Qualifier, Stance } from '../practices';
import { expectedOneOf } from '../rulefile';
import { childrenOf, type ExpressionMistake } from './expressionNodes';

/** The words that a text of an expression can be, and what such a word is called. */
export interface Words {
  noun: string;
  all: readonly string[];
}

/** The words by the name of the field or variable; where a field's differ, by the variable that it is of too. */
export type Vocabulary = ReadonlyMap<string, Words>;

/** Listing a union's words as keys makes the compiler say when one is missing. */
const keys = <T extends string>(words: Record<T, true>): readonly T[] => Object.keys(words) as T[];

const STANCES = keys<Stance>({ asserted: true, qualified: true, denied: true });
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
 * The words of the law and, of `patterns` (ids by practice kind), those of the criterion's `practice`: all of them where
 * that is not said, and none are known where it is no practice.
 */
export function vocabularyOf(
  law: Law,
  patterns: ReadonlyMap<string, readonly string[]>,
  practice: string | undefined,
): Vocabulary {
  const jurisdictions = [...law.jurisdictions.keys(), ''];
  const ofPractice = practice === undefined ? [...patterns.values()].flat() : patterns.get(practice);
  const vocabulary = new Map<string, Words>([
    ['statement.stance', { noun: 'stance of a statement', all: [...STANCES, 'choice'] }],
    ['practice.stance', { noun: 'stance of a practice', all: [...STANCES, 'silent'] }],
    ['qualifier', { noun: 'qualifier', all: [...QUALIFIERS, ''] }],
    ['disposition', { noun: 'disposition', all: [...DISPOSITIONS, ''] }],
    ['categories', { noun: 'category', all: CHARACTERISTICS }],
    ['protected', { noun: 'category', all: CHARACTERISTICS }],
    ['state', { noun: 'state', all: STATES }],
    ['kind', { noun: 'kind', all: KINDS }],
    ['code', { noun: 'code', all: [...law.mechanisms.keys()] }],
    ['exporter', { noun: 'exporter', all: jurisdictions }],
    ['jurisdiction', { noun: 'jurisdiction', all: jurisdictions }],
    ['sale', { noun: 'meaning of a sale', all: [...SALES, ''] }],
  ]);
  if (ofPractice) vocabulary.set('pattern', { noun: 'pattern', all: ofPractice });
  return vocabulary;
}

/** What a loop's variable stands for: the members of what has that name in the vocabulary, or of a written list. */
type Loops = ReadonlyMap<string, string | readonly ASTNode[]>;

/** Written words that what they are compared with can never be: slips of the pen that would never apply. */
export function findUnknownWords(node: ASTNode, vocabulary: Vocabulary): ExpressionMistake[] {
  const found = unknownWords(node, vocabulary, new Map());
  // What a loop's variable is compared with twice is written once.
  return [...new Map(found.map(mistake => [`${mistake.offset} ${mistake.message}`, mistake])).values()];
}

function unknownWords(node: ASTNode, vocabulary: Vocabulary, loops: Loops): ExpressionMistake[] {
  const found: ExpressionMistake[] = [];
  if (node.op === '==' || node.op === '!=' || node.op === 'in') {
    const [left, right] = node.args;
    found.push(...unknownAgainst(writtenIn(left, loops), wordsFor(right, vocabulary, loops)));
    found.push(...unknownAgainst(writtenIn(right, loops), wordsFor(left, vocabulary, loops)));
  }
  let inner = loops;
  if (node.op === 'rcall' && node.args[2][0]?.op === 'id') {
    const [, over, [variable]] = node.args;
    inner = new Map([...loops, [variable!.args as string, nameOf(over, loops) ?? writtenIn(over, loops)]]);
  }
  for (const child of childrenOf(node)) found.push(...unknownWords(child, vocabulary, inner));
  return found;
}

/** The name of a field or variable, as in the vocabulary. */
function nameOf(node: ASTNode, loops: Loops): string | null {
  if (node.op === '.') {
    const [of, field] = node.args;
    return field === 'stance' && of.op === 'id' && !loops.has(of.args) ? `${of.args}.${field}` : field;
  }
  if (node.op !== 'id') return null;
  const over = loops.get(node.args) ?? node.args;
  return typeof over === 'string' ? over : null;
}

function wordsFor(node: ASTNode, vocabulary: Vocabulary, loops: Loops): Words | undefined {
  const name = nameOf(node, loops);
  return name === null ? undefined : vocabulary.get(name);
}

/** The parts that are written out: a value, the members of a list, those that a loop's variable stands for. */
function writtenIn(node: ASTNode, loops: Loops): readonly ASTNode[] {
  if (node.op === 'value') return [node];
  if (node.op === 'list') return node.args;
  const over = node.op === 'id' ? loops.get(node.args) : undefined;
  return over === undefined || typeof over === 'string' ? [] : over;
}

function unknownAgainst(written: readonly ASTNode[], words: Words | undefined): ExpressionMistake[] {
  if (!words) return [];
  return written.flatMap(literal => {
    if (literal.op !== 'value' || typeof literal.args !== 'string' || words.all.includes(literal.args)) return [];
    const expected = expectedOneOf(literal.args, words.all, word => `"${word}"`);
    return { offset: literal.start, message: `"${literal.args}" is no ${words.noun}; ${expected}` };
  });
}
