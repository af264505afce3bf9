import type { Contradiction } from './Practice';
import type { Statement } from './Statement';

/**
 * Pairs of statements that cannot both be true of the same data and people: a promise without condition, and a clause
 * that says that it is done (the first such). A qualified promise leaves room for its own exception, so it is in no pair.
 */
export function findContradictions(statements: readonly Statement[]): Contradiction[] {
  const promises = statements.filter(one => one.stance === 'denied');
  const breach = statements.find(one => one.stance === 'asserted');
  return breach ? promises.map(promise => ({ promise, breach })) : [];
}
