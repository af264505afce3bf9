import { assessability, type Clause, findClauses } from '../policy';
import type { Effort } from './Effort';
import { isTitle } from './headings';
import { judgePractice } from './judgePractice';
import type { Reading } from './Practice';
import { Reader } from './Reader';
import type { KindRules, PatternRule, PracticeRules } from './Rules';
import { readClause } from './readClause';
import type { Statement } from './Statement';
import type { Trace } from './Trace';

/** Reads one policy's text: its clauses, their statements, and what follows for each practice kind. */
export function readPractices(text: string, rules: PracticeRules): Reading {
  const clauses = findClauses(text);
  const notAssessed = assessability(text, clauses);
  const statements = notAssessed === null ? readStatements(text, clauses, rules) : [];
  return {
    notAssessed,
    practices: rules.kinds.map(kind =>
      judgePractice(
        kind.id,
        statements.filter(one => one.kind === kind.id),
        rules.language,
      ),
    ),
  };
}

/** The statements of a policy's clauses, in the order of the text. */
export function readStatements(
  text: string,
  clauses: readonly Clause[],
  rules: PracticeRules,
  trace?: Trace,
  effort?: Effort,
): Statement[] {
  const { kinds, language } = rules;
  const reader = new Reader(text, clauses, language, effort);
  const followers = followersOf(kinds);
  // What stands under a heading, below an introduction or a header, or behind a clause with trigger words is read for the
  // kinds that have patterns about such; as bits.
  const headed = bitsOf(kinds, one => one.heading !== null);
  const introduced = bitsOf(kinds, one => one.intro !== null || one.column !== null);
  const next = bitsOf(kinds, one => one.before !== null);
  /** By kind: the ordinal of the latest clause that made a statement. */
  const latest: number[] = kinds.map(() => -NEVER);
  /** By clause: the kinds of which it made a statement, as bits. */
  const made = new Uint32Array(clauses.length);
  /** By clause: the kinds of which it has trigger words, as bits. */
  const touched = new Uint32Array(clauses.length);
  const statements: Statement[] = [];
  for (const clause of clauses) {
    const { ordinal, introducedBy } = clause;
    touched[ordinal] = reader.triggers(clause);
    let due = touched[ordinal]!;
    if (headed !== 0) due |= reader.triggersAbove(clause) & headed;
    if (introducedBy !== null) due |= made[introducedBy]! | (touched[introducedBy]! & introduced);
    if (ordinal > 0) due |= touched[ordinal - 1]! & next;
    for (const { k, reach } of followers)
      if (ordinal - latest[k]! <= reach && sameSection(clauses[latest[k]!]!, clause)) due |= 1 << k;
    if (due === 0) continue;
    const listener = trace?.clause === ordinal ? trace : undefined;
    for (const part of reader.parts(clause)) {
      if (isTitle(part, reader, language)) continue;
      for (let k = 0; k < kinds.length; k++) {
        if (!(due & (1 << k))) continue;
        const near = latest[k]! >= 0 && sameSection(clauses[latest[k]!]!, clause);
        const distance = near ? ordinal - latest[k]! : NEVER;
        const statement = readClause(part, kinds[k]!, reader, language, distance, listener);
        if (!statement) continue;
        statements.push(statement);
        if (statement.stance === 'choice') continue;
        latest[k] = ordinal;
        made[ordinal]! |= 1 << k;
      }
    }
  }
  return statements;
}

/** The kinds that have patterns about what follows a statement, and how many clauses behind it they look at. */
function followersOf(kinds: readonly KindRules[]): { k: number; reach: number }[] {
  return kinds
    .map(({ patterns }, k) => ({ k, reach: Math.max(0, ...patterns.map(pattern => pattern.follows ?? 0)) }))
    .filter(({ reach }) => reach > 0);
}

function bitsOf(kinds: readonly KindRules[], holds: (pattern: PatternRule) => boolean): number {
  return kinds.reduce((bits, kind, k) => (kind.patterns.some(holds) ? bits | (1 << k) : bits), 0);
}

function sameSection(a: Clause, b: Clause): boolean {
  return (
    a.sectionPath === b.sectionPath ||
    (a.sectionPath.length === b.sectionPath.length && a.sectionPath.every((title, i) => title === b.sectionPath[i]))
  );
}

/** More clauses than any pattern looks back. */
const NEVER = 1000;
