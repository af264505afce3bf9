import { type ClauseKind, findClauses } from '../../src/policy';

/** A text's clauses in the form that the tests are written in: `[kind, words, words of what introduces it]`. */
export function clausesOf(text: string): [ClauseKind, string, string | null][] {
  const clauses = findClauses(text);
  const words = (ordinal: number) => text.slice(clauses[ordinal]!.start, clauses[ordinal]!.end);
  return clauses.map(clause => [
    clause.kind,
    words(clause.ordinal),
    clause.introducedBy === null ? null : words(clause.introducedBy),
  ]);
}

/** The words of each clause. */
export function wordsOf(text: string): string[] {
  return clausesOf(text).map(([, words]) => words);
}

/** For each clause that is no heading, its words and the headings above it. */
export function sectionsOf(text: string): [string, string[]][] {
  return findClauses(text)
    .filter(clause => clause.kind !== 'heading')
    .map(clause => [text.slice(clause.start, clause.end), [...clause.sectionPath]]);
}
