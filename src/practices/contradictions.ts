import type { Contradiction } from './Practice';
import { firstMatch } from './qualification';
import type { Language } from './Rules';
import { readSentence, type Sentence } from './Sentence';
import type { Statement } from './Statement';
import { Break } from './Tokens';

/**
 * Pairs of statements that cannot both be true of the same data and people: a promise without condition, and the first
 * clause that says that the same is done. A qualified promise leaves room for its own exception, so it is in no pair; nor
 * is what speaks of a word's meaning in a law, of some data, people or cases, or of somebody else.
 */
export function findContradictions(statements: readonly Statement[], language: Language): Contradiction[] {
  const promises = statements.filter(one => one.stance === 'denied');
  if (promises.length === 0) return [];
  const claims = statements.filter(one => one.stance === 'asserted').flatMap(one => plain(one, language));
  if (claims.length === 0) return [];
  return promises.flatMap(one => {
    const [promise] = plain(one, language);
    const breach = promise && claims.find(claim => isAboutTheSame(promise, claim, language));
    return breach ? [{ promise: promise.statement, breach: breach.statement }] : [];
  });
}

interface Claim {
  statement: Statement;
  sentence: Sentence;
}

/** A statement with its words, when it speaks of all that the practice is about. */
function plain(statement: Statement, language: Language): Claim[] {
  const sentence = readSentence(statement.quote, language.vocabulary);
  const { tokens, from, to } = sentence;
  for (let i = from; i < to; i++) if (tokens.breaks[i]! & Break.CELL) return [];
  return firstMatch(language.narrowed.always, sentence) ? [] : [{ statement, sentence }];
}

function isAboutTheSame(promise: Claim, breach: Claim, { narrowed }: Language): boolean {
  const a = promise.statement;
  const b = breach.statement;
  const isForPurpose = ({ sentence }: Claim) => firstMatch(narrowed.purpose, sentence) !== null;
  if (isForPurpose(promise) && !(isForPurpose(breach) && a.pattern === b.pattern)) return false;
  if (a.pattern !== b.pattern && !(a.disposition === 'sold' && b.disposition === 'sold')) return false;
  return a.categories.length === 0 || a.categories.some(code => b.categories.includes(code));
}
