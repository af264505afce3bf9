import type { EntityManager } from 'typeorm';
import { type Found, Statement } from '../entities';
import { hashOf } from '../policyText';
import type { StatementOfPractice } from '../queries';
import { foundIn } from './about';

const NAME = /^(\d{1,15})\.([a-z][a-z0-9_]{0,99})\.(\d{1,9})\.([0-9a-f]{8})$/;

/**
 * What a statement is called outside: its policy, practice kind and place in the text, and a few digits of what was found
 * there. The same words with the same finding keep the name when everything is read anew; another finding has another,
 * so that nobody reviews what they did not see.
 */
export function statementName(statement: StatementOfPractice): string {
  const { practice, start } = statement;
  return `${practice.policyId}.${practice.kind}.${start}.${digitsOf(foundIn(statement))}`;
}

/** The statement with this name as it was found, with its policy and review; `null` when there is none any more. */
export async function statementNamed(manager: EntityManager, name: string): Promise<StatementOfPractice | null> {
  const [, policyId, kind, start, digits] = NAME.exec(name) ?? [];
  if (digits === undefined) return null;
  const found = await manager.findOne(Statement, {
    where: { start: Number(start), practice: { policyId: Number(policyId), kind: kind! } },
    relations: { practice: { policy: true }, review: true },
  });
  return found && digitsOf(foundIn(found)) === digits ? (found as StatementOfPractice) : null;
}

function digitsOf(found: Found): string {
  return hashOf(JSON.stringify(Object.values(found))).slice(0, 8);
}
