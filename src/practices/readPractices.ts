import { assessability, type Clause, codesOf, findClauses } from '../policy';
import { Due } from './Due';
import type { Effort } from './Effort';
import { isTitle } from './headings';
import { judgePractice } from './judgePractice';
import type { Reading } from './Practice';
import { NOWHERE, Reader } from './Reader';
import { Repeats } from './Repeats';
import type { PracticeRules } from './Rules';
import { readClause } from './readClause';
import type { Statement } from './Statement';
import type { Trace } from './Trace';

/** Reads one policy's text: its clauses, their statements, and what follows for each practice kind. */
export function readPractices(text: string, rules: PracticeRules): Reading {
  const codes = codesOf(text);
  const clauses = findClauses(text, codes);
  const notAssessed = assessability(text, clauses);
  const statements = notAssessed === null ? readStatements(text, clauses, rules, undefined, undefined, codes) : [];
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
  codes?: Uint16Array,
): Statement[] {
  const { kinds, language } = rules;
  const reader = new Reader(text, clauses, language, effort, codes);
  const due = new Due(kinds, clauses.length, reader);
  const repeats = new Repeats(reader);
  const statements: Statement[] = [];
  for (const clause of clauses) {
    const dueKinds = due.of(clause);
    if (dueKinds === 0) continue;
    const listener = trace?.clause === clause.ordinal ? trace : undefined;
    if (reader.isCut(clause)) {
      for (const part of reader.parts(clause))
        if (!isTitle(part, reader, language))
          statements.push(...readPart(part, dueKinds, due, reader, rules, listener));
      continue;
    }
    if (isTitle(clause, reader, language)) continue;
    const distances = due.distances(clause);
    const known = listener ? undefined : repeats.find(clause, dueKinds, distances);
    reader.looked = NOWHERE;
    const found = known
      ? known.statements.map(statement => movedTo(clause, statement, reader, due))
      : readPart(clause, dueKinds, due, reader, rules, listener);
    statements.push(...found);
    if (!known)
      repeats.add({ clause, due: dueKinds, distances, looked: reader.looked, statements: found, earlier: null });
  }
  return statements;
}

/** What a clause, or a part of one, says of the kinds that it is due for. */
function readPart(
  part: Clause,
  dueKinds: number,
  due: Due,
  reader: Reader,
  { kinds, language }: PracticeRules,
  trace?: Trace,
): readonly Statement[] {
  let found = NONE;
  for (let k = 0; k < kinds.length; k++) {
    if (!(dueKinds & (1 << k))) continue;
    const isTriggered = due.isTriggered(part, k);
    const statement = readClause(part, kinds[k]!, reader, language, isTriggered, due.distance(part, k), trace);
    if (!statement) continue;
    due.note(part, statement);
    found = found.length === 0 ? [statement] : [...found, statement];
  }
  return found;
}

const NONE: readonly Statement[] = [];

/** The same statement where it stands again, which is noted. */
function movedTo(clause: Clause, statement: Statement, reader: Reader, due: Due): Statement {
  const { ordinal, start, end } = clause;
  due.note(clause, statement);
  return { ...statement, clause: ordinal, start, end, quote: reader.quote(clause) };
}
