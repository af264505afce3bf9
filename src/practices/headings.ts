import type { Clause } from '../policy';
import type { Reader } from './Reader';
import type { Language } from './Rules';
import { isCovered, phraseEndAt } from './Sentence';

/**
 * Whether a clause is a mere title. "How we share your data" is one; "We never sell your data" says something, although
 * it stands as a heading. A question is one wherever it stands, and so is an entry of a table of contents.
 */
export function isTitle(clause: Clause, reader: Reader, { grammar }: Language): boolean {
  if (isQuestion(reader.text, clause.start, clause.end)) return true;
  if (clause.kind === 'list_item') return isEntry(reader.text, clause.start, clause.end);
  if (clause.kind !== 'heading') return false;
  const sentence = reader.sentence(clause);
  const { first } = sentence;
  if (phraseEndAt(sentence, grammar.subject, first) > 0) return false;
  return !isCovered(sentence, grammar.negation, first);
}

/** Whether it ends in a question mark that is no part of a web address. */
function isQuestion(text: string, start: number, end: number): boolean {
  if (text[end - 1] !== '?') return false;
  let word = end - 1;
  while (word > start && text.charCodeAt(word - 1) > 32) word--;
  return !text.slice(word, end).includes('://');
}

/** Whether it is nothing but a link to a place in the same page. */
function isEntry(text: string, start: number, end: number): boolean {
  return /^[-*+\d.\s]*\[[^\]]*\]\(#[^()\s]*\)$/.test(text.slice(start, Math.min(end, start + 300)).trimEnd());
}
