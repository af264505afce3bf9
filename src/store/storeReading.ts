import type { EntityManager } from 'typeorm';
import { type Clause, findClauses } from '../policy';
import type { Practice as FoundPractice, Statement as FoundStatement, Reading } from '../practices';
import { Policy, Practice, Statement } from './entities';
import { insertAll } from './insertAll';
import { hashOf } from './policyText';

/**
 * Replaces what was read in the policy `policyId` by `reading`.
 * Throws when a statement does not quote `text` word for word: evidence that is not the policy's own is never stored.
 */
export async function storeReading(
  manager: EntityManager,
  policyId: number,
  text: string,
  reading: Reading,
): Promise<void> {
  const clauses = findClauses(text);
  await manager.delete(Practice, { policyId });
  await manager.update(Policy, { id: policyId }, { notAssessed: reading.notAssessed });
  const practices = reading.practices.map(practice => practiceRow(policyId, practice));
  await insertAll(manager, Practice, practices);
  const statements = practices.flatMap((row, i) =>
    reading.practices[i]!.statements.map((statement, position) => ({
      practiceId: row.id!,
      position,
      ...statementRow(text, clauses, statement),
    })),
  );
  await insertAll(manager, Statement, statements);
}

function practiceRow(policyId: number, practice: FoundPractice): Partial<Practice> {
  const { kind, stance, categories, mechanisms, contradictions, statements } = practice;
  return {
    policyId,
    kind,
    stance,
    categories: [...categories],
    mechanisms: [...mechanisms],
    contradictions: contradictions.map(({ promise, breach }) => ({
      promise: statements.indexOf(promise),
      breach: statements.indexOf(breach),
    })),
  };
}

function statementRow(text: string, clauses: readonly Clause[], found: FoundStatement) {
  const { start, end, quote, clause: ordinal } = found;
  const clause = clauses[ordinal];
  if (text.slice(start, end) !== quote || !clause || start < clause.start || end > clause.end) {
    throw new Error(`A statement of "${found.kind}" at ${start} does not quote its policy.`);
  }
  return {
    stance: found.stance,
    qualifier: found.qualifier,
    start,
    end,
    quote,
    clause: ordinal,
    clauseStart: clause.start,
    clauseEnd: clause.end,
    sectionPath: [...clause.sectionPath],
    wordsHash: hashOf(wordsOf(text.slice(clause.start, clause.end))),
    categories: [...found.categories],
    disposition: found.disposition,
    mechanisms: [...found.mechanisms],
    pattern: found.pattern,
  };
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
