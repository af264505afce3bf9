import type { Clause } from '../policy';
import type { Reader } from './Reader';
import type { Language } from './Rules';
import { isCovered, phraseEndAt } from './Sentence';

/**
 * Whether a clause is a mere title. "How we share your data" is one; "We never sell your data" says something, although
 * it stands as a heading. A question is one wherever it stands.
 */
export function isTitle(clause: Clause, reader: Reader, { grammar }: Language): boolean {
  if (reader.text[clause.end - 1] === '?') return true;
  if (clause.kind !== 'heading') return false;
  const sentence = reader.sentence(clause);
  const { first } = sentence;
  if (phraseEndAt(sentence, grammar.subject, first) > 0) return false;
  return !isCovered(sentence, grammar.negation, first);
}
