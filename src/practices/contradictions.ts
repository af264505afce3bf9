import { codesOf } from '../policy';
import { FoundPhrases } from './FoundPhrases';
import type { Contradiction } from './Practice';
import type { Language } from './Rules';
import { Sentence } from './Sentence';
import type { Statement } from './Statement';
import { Break, Tokens, tokenize } from './Tokens';

/**
 * Pairs of statements that cannot both be true of the same data and people: a promise without condition, and the first
 * clause that says that the same is done. A qualified promise leaves room for its own exception, so it is in no pair; nor
 * is what speaks of a word's meaning in a law, of some data, people or cases, or of somebody else.
 */
export function findContradictions(statements: readonly Statement[], language: Language): Contradiction[] {
  const breaches = statements.filter(one => one.stance === 'asserted');
  if (breaches.length === 0 || !statements.some(one => one.stance === 'denied')) return [];
  const read = new Map<Statement, Claim | null>();
  const tokens = new Tokens();
  const phrases = new FoundPhrases();
  const plainOnce = (statement: Statement) => {
    const known = read.get(statement);
    const claim = known === undefined ? plain(statement, language, tokens, phrases) : known;
    read.set(statement, claim);
    return claim;
  };
  // Of promises that are alike one answers for all: a text may make tens of thousands.
  const breachesLike = new Map<string, Statement[]>();
  const firstLike = new Map<string, Statement | undefined>();
  return statements.flatMap(one => {
    if (one.stance !== 'denied') return [];
    const likeness = JSON.stringify([one.pattern, one.disposition, one.categories]);
    const alike = remembered(breachesLike, likeness, () => breaches.filter(breach => mayContradict(one, breach)));
    const promise = alike.length > 0 ? plainOnce(one) : null;
    if (!promise) return [];
    const breach = remembered(firstLike, `${promise.purposeful} ${likeness}`, () =>
      alike.find(other => contradicts(promise, plainOnce(other))),
    );
    return breach ? [{ promise: one, breach }] : [];
  });
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}

/** A statement that speaks of all that the practice is about. */
interface Claim {
  statement: Statement;
  /** Whether it speaks of one purpose. */
  purposeful: boolean;
}

/** What a statement claims when it speaks of all that the practice is about, else `null`. */
function plain(
  statement: Statement,
  { vocabulary, narrowed }: Language,
  tokens: Tokens,
  phrases: FoundPhrases,
): Claim | null {
  const { quote } = statement;
  const from = tokens.count;
  tokenize(tokens, quote, codesOf(quote), 0, quote.length, vocabulary);
  const to = tokens.count - 1;
  const sentence = new Sentence(quote, tokens, from, to, vocabulary, { steps: 0 }, from, to, [], phrases);
  for (let i = from; i < to; i++) if (tokens.breaks[i]! & Break.CELL) return null;
  if (narrowed.always.first(sentence)) return null;
  return { statement, purposeful: narrowed.purpose.first(sentence) !== null };
}

/** Whether two statements are about the same act and the same data, as far as is known of them without their words. */
function mayContradict(promise: Statement, breach: Statement): boolean {
  const bothSell = promise.disposition === 'sold' && breach.disposition === 'sold';
  if (promise.pattern !== breach.pattern && !bothSell) return false;
  return promise.categories.length === 0 || promise.categories.some(code => breach.categories.includes(code));
}

/** Whether a breach is as wide as the promise, whose purpose it must have if that has one. */
function contradicts(promise: Claim, breach: Claim | null): boolean {
  if (!breach) return false;
  return !promise.purposeful || (breach.purposeful && promise.statement.pattern === breach.statement.pattern);
}
