import { findContradictions } from './contradictions';
import type { Practice } from './Practice';
import type { Language } from './Rules';
import type { NamedMechanism, PracticeKind, Statement } from './Statement';

/** A policy's answer for one kind, from its statements in the order of the text. */
export function judgePractice(kind: PracticeKind, statements: readonly Statement[], language: Language): Practice {
  const asserted = statements.filter(one => one.stance === 'asserted');
  return {
    kind,
    stance: stanceOf(statements),
    contradictions: findContradictions(statements, language),
    categories: [...new Set(asserted.flatMap(one => one.categories))].sort(),
    mechanisms: unite(statements.flatMap(one => one.mechanisms)),
    statements,
  };
}

/**
 * What is said to be done outweighs what is promised. Of promises, one that leaves it to the person's consent outweighs
 * the rest; one without condition outweighs one with an exception ("except as this policy says", and then it says that it
 * is not done) and one that covers only some data or people.
 */
function stanceOf(statements: readonly Statement[]): Practice['stance'] {
  const has = (stance: Statement['stance']) => statements.some(one => one.stance === stance);
  if (has('asserted')) return 'asserted';
  if (statements.some(one => one.qualifier === 'consent')) return 'qualified';
  if (has('denied')) return 'denied';
  return has('qualified') ? 'qualified' : 'silent';
}

function unite(mechanisms: readonly NamedMechanism[]): NamedMechanism[] {
  const relations = new Map<string, NamedMechanism['relation']>();
  for (const { code, relation } of mechanisms) if (relations.get(code) !== 'disclaimed') relations.set(code, relation);
  return [...relations].map(([code, relation]) => ({ code, relation })).sort((a, b) => (a.code < b.code ? -1 : 1));
}
