import type { Clause } from '../policy';
import type { Reader } from './Reader';
import type { Language } from './Rules';
import { isCovered, phraseEndAt } from './Sentence';

/**
 * Whether a clause is a mere title. "How we share your data" is one; "We never sell your data" says something, although
 * it stands as a heading. A question is one wherever it stands, and so are an entry of a table of contents, the header of
 * a table, and a few words that run into the text behind them ("**Advertising partners.** We share …").
 */
export function isTitle(clause: Clause, reader: Reader, { grammar }: Language): boolean {
  if (isQuestion(reader.text, clause.start, clause.end)) return true;
  if (ANSWERED.test(reader.text.slice(Math.max(clause.start, clause.end - LONGEST_ANSWER), clause.end))) return false;
  if (isEntry(reader.text, clause.start, clause.end)) return true;
  if (clause.kind === 'table_row') {
    if (clause.column === clause.ordinal || isHeader(clause, reader)) return true;
    if (!runsInCell(reader, clause)) return false;
  } else if (clause.kind !== 'heading' && !isHeadedItem(reader.text, clause) && !runsIn(reader, clause)) return false;
  const sentence = reader.sentence(clause);
  const { first } = sentence;
  if (phraseEndAt(sentence, grammar.subject, first) > 0) return false;
  if (PROMISE.test(reader.text.slice(clause.start, clause.start + LONGEST_NAME))) return false;
  return !isCovered(sentence, grammar.negation, first);
}

/** "**Acme does not sell your data.**": a name that does not do something is more than a title; "What Acme does not do" is one. */
const PROMISE =
  /^\W*(?!what|how|when|why|where|who|which|if|information|data|things)(?:[\w.,&-]+ ){1,4}?(?:does|has|will)(?:n't|n’t| not| never) /i;
const LONGEST_NAME = 60;

/** "Sold or shared: Yes", "Collected? No": a label with its answer says something, also when it stands like a title. */
const LONGEST_ANSWER = 40;
const ANSWERED = /[:?]\W*(?:yes|no|none|never|n\/a|not (?:\w+ ?){1,3})\W*$/i;

/** Whether it ends in a question mark that is no part of a web address; quotes and brackets may close behind it. */
function isQuestion(text: string, start: number, end: number): boolean {
  while (end > start && CLOSING.has(text.charCodeAt(end - 1))) end--;
  if (text[end - 1] !== '?') return false;
  let word = end - 1;
  while (word > start && text.charCodeAt(word - 1) > 32) word--;
  return !text.slice(word, end).includes('://');
}

const CLOSING = new Set(Array.from('")]}”’»*_', mark => mark.charCodeAt(0)));

/** Whether it is the first row of a table of three columns or more, with short cells: "Category | Source | Sold to". */
function isHeader(clause: Clause, reader: Reader): boolean {
  const next = reader.near(clause, 1);
  if (next?.kind !== 'table_row' || next.introducedBy !== clause.ordinal) return false;
  if (!/\|.*\n/.test(reader.text.slice(clause.end, next.start))) return false;
  const { cells } = reader.sentence(clause);
  return cells.length >= HEADER_COLUMNS && cells.every(({ from, to }) => to - from <= LONGEST_TITLE);
}

const HEADER_COLUMNS = 3;
/** No header's cell has more words than this: "Categories of third parties to whom we may have sold it, or disclosed it for ads". */
const LONGEST_TITLE = 30;

/** Whether it is a list's item that is marked as a heading: "* ### Cookies". */
function isHeadedItem(text: string, { kind, start }: Clause): boolean {
  return kind === 'list_item' && /^(?:[-*+]\s+)?#{1,6}\s/.test(text.slice(start, start + 20));
}

/** Whether it is a few emphasised words, and the text goes on behind them: in the same line, or with a sentence. */
function runsIn(reader: Reader, clause: Clause): boolean {
  const { start, end } = clause;
  if (end - start > LONGEST_RUN_IN || !RUN_IN.test(reader.text.slice(start, end))) return false;
  const next = reader.near(clause, 1)?.kind;
  if (next === 'list_item' && clause.kind === 'sentence' && reader.text[end - 1] !== ':') return true;
  return next === 'sentence' || /^[ \t]*\S/.test(reader.textBehind(clause, LONGEST_RUN_IN));
}

/** Whether it is a few emphasised words in a table's cell, and the cell goes on behind them. */
function runsInCell(reader: Reader, clause: Clause): boolean {
  const { start, end } = clause;
  if (end - start > LONGEST_RUN_IN || !RUN_IN.test(reader.text.slice(start, end))) return false;
  return /^(?:[^\S\n]|<br ?\/?>)*[^|\s<]/.test(reader.textBehind(clause, LONGEST_RUN_IN));
}

const RUN_IN = /^[-*+•\s\d.()]*?(\*\*|__|\*|_)(?![\s*_])[^*_]+\1[.:]?$/;
/** In characters. */
const LONGEST_RUN_IN = 70;

/** Whether it is nothing but a link to a place in the same page. */
function isEntry(text: string, start: number, end: number): boolean {
  // Most clauses are seen by their last letter to be none.
  if (end - start < 300 && !')*_'.includes(text[end - 1]!)) return false;
  return /^[-*+_\d.\s]*\[[^\]]*\]\(#[^()\s]*\)[*_]*$/.test(text.slice(start, Math.min(end, start + 300)).trimEnd());
}
