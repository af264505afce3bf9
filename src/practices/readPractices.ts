import { assessability, type Clause, findClauses } from '../policy';
import { judgePractice } from './judgePractice';
import type { Reading } from './Practice';
import { Reader } from './Reader';
import type { PracticeRules } from './Rules';
import { readClause } from './readClause';
import type { Statement } from './Statement';
import type { Trace } from './Trace';
import { findTriggers } from './triggers';

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
): Statement[] {
  const { kinds, language } = rules;
  const touched = triggeredKinds(text, clauses, rules);
  const reader = new Reader(text, clauses, language.vocabulary);
  const reach = kinds.map(kind => Math.max(0, ...kind.patterns.map(pattern => pattern.follows ?? 0)));
  /** By kind: the ordinal of the latest clause that made a statement. */
  const latest: number[] = kinds.map(() => -1000);
  /** By clause: the kinds of which it made a statement, as bits. */
  const made = new Uint32Array(clauses.length);
  const statements: Statement[] = [];
  for (const clause of clauses) {
    const { ordinal, introducedBy } = clause;
    let bits = touched[ordinal]!;
    if (introducedBy !== null) bits |= made[introducedBy]!;
    for (let k = 0; k < kinds.length; k++) {
      const near = latest[k]! >= 0 && sameSection(clauses[latest[k]!]!, clause);
      const distance = near ? ordinal - latest[k]! : 1000;
      if (!(bits & (1 << k)) && distance > reach[k]!) continue;
      const statement = readClause(
        clause,
        kinds[k]!,
        reader,
        language,
        distance,
        trace?.clause === ordinal ? trace : undefined,
      );
      if (!statement) continue;
      statements.push(statement);
      if (statement.stance === 'choice') continue;
      latest[k] = ordinal;
      made[ordinal]! |= 1 << k;
    }
  }
  return statements;
}

/** For each clause, the kinds of which it has a trigger word, as bits. */
export function triggeredKinds(text: string, clauses: readonly Clause[], { trigger }: PracticeRules): Uint32Array {
  const touched = new Uint32Array(clauses.length);
  let ordinal = 0;
  findTriggers(text, trigger, (at, kinds) => {
    while (ordinal < clauses.length && clauses[ordinal]!.end <= at) ordinal++;
    const clause = clauses[ordinal];
    if (clause && clause.start <= at) touched[ordinal]! |= kinds;
  });
  return touched;
}

function sameSection(a: Clause, b: Clause): boolean {
  return a.sectionPath.length === b.sectionPath.length && a.sectionPath.every((title, i) => title === b.sectionPath[i]);
}
