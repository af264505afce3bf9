import { assessability, type Clause, findClauses } from '../policy';
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
  const due = new Due(kinds, clauses.length, reader);
  const repeats = new Repeats(reader);
  const statements: Statement[] = [];
  for (const clause of clauses) {
    const dueKinds = due.of(clause);
    if (dueKinds === 0) continue;
    const parts = reader.parts(clause).filter(part => !isTitle(part, reader, language));
    const listener = trace?.clause === clause.ordinal ? trace : undefined;
    const distances = due.distances(clause);
    const isWhole = parts[0] === clause;
    const known = isWhole && !listener ? repeats.find(clause, dueKinds, distances) : undefined;
    if (known) {
      for (const { kind, statement } of known.statements) {
        statements.push(movedTo(clause, statement, reader));
        due.note(clause, kind, statement);
      }
      continue;
    }
    reader.looked = NOWHERE;
    const found: { kind: number; statement: Statement }[] = [];
    for (const part of parts) {
      for (let kind = 0; kind < kinds.length; kind++) {
        if (!(dueKinds & (1 << kind))) continue;
        const statement = readClause(
          part,
          kinds[kind]!,
          reader,
          language,
          due.isTriggered(clause, kind),
          due.distance(clause, kind),
          listener,
        );
        if (!statement) continue;
        statements.push(statement);
        due.note(clause, kind, statement);
        found.push({ kind, statement });
      }
    }
    if (isWhole) repeats.add({ clause, due: dueKinds, distances, looked: reader.looked, statements: found });
  }
  return statements;
}

/** The same statement where it stands again. */
function movedTo(clause: Clause, statement: Statement, reader: Reader): Statement {
  const { ordinal, start, end } = clause;
  return { ...statement, clause: ordinal, start, end, quote: reader.quote(clause) };
}
