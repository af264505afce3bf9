import { loadPracticeRules, projectRoot } from '../files';
import { findClauses } from '../policy';
import { type ClauseExplanation, explainClause } from '../practices';
import { nameOf, readText } from './readText';
import type { Terminal } from './Terminal';
import { UsageError } from './UsageError';

/** Which clause to explain: that at an offset of the text, or that with an ordinal. */
export type Place = { at: number } | { clause: number };

/** Prints how one clause of a policy is read: what fired, what matched, what was vetoed and why. */
export async function explain(file: string, place: Place, terminal: Terminal): Promise<void> {
  const rules = loadPracticeRules(projectRoot());
  const text = await readText(file, terminal);
  const clauses = findClauses(text);
  if (clauses.length === 0) throw new UsageError(`${nameOf(file)} holds no clause: it is empty.`);
  let ordinal: number;
  if ('at' in place) {
    if (place.at >= text.length) {
      throw new UsageError(
        `--at is ${place.at}, but the text ends at ${text.length}; give an offset from 0 to ${text.length - 1}.`,
      );
    }
    const after = clauses.findIndex(clause => clause.end > place.at);
    ordinal = after < 0 ? clauses.length - 1 : after;
  } else {
    ordinal = place.clause;
    if (ordinal >= clauses.length) {
      throw new UsageError(
        `--clause is ${ordinal}, but the clauses of ${nameOf(file)} are 0 to ${clauses.length - 1}.`,
      );
    }
  }
  terminal.print(wordsOf(explainClause(text, rules, ordinal)));
}

function wordsOf({ notAssessed, clause, quote, introducedBy, kinds }: ClauseExplanation): string {
  const oneLine = (words: string) => words.replace(/\s+/g, ' ');
  const lines: string[] = [];
  if (notAssessed !== null) lines.push(`Not assessed: ${notAssessed} What follows does not count.`, '');
  lines.push(`Clause ${clause.ordinal}, a ${clause.kind.replace('_', ' ')} at ${clause.start} to ${clause.end}:`);
  lines.push(`  "${oneLine(quote)}"`);
  if (clause.sectionPath.length > 0) lines.push(`in the section "${clause.sectionPath.join(' > ')}"`);
  for (const words of introducedBy) lines.push(`introduced by "${oneLine(words)}"`);
  for (const { verdict, statement, triggers, patterns } of kinds) {
    lines.push('', verdict);
    if (statement && triggers.length > 0)
      lines.push(`  read because of ${triggers.map(word => `"${word}"`).join(', ')}`);
    for (const { pattern, outcome, sentence } of patterns)
      if (outcome.is !== 'unmatched') lines.push(`  ${pattern} ${oneLine(sentence)}`);
    const others = new Map<string, string[]>();
    for (const { pattern, outcome, sentence } of patterns) {
      if (outcome.is === 'unmatched') others.set(sentence, [...(others.get(sentence) ?? []), pattern]);
    }
    for (const [why, them] of others) lines.push(`  not met, as ${why}: ${them.join(', ')}`);
  }
  return lines.join('\n');
}
