import { findClauses } from '../policy';
import type { Mistake } from '../rulefile';
import type { PracticeRules } from './Rules';
import { readStatements } from './readPractices';

/** Runs the examples of every pattern, and returns one mistake for each that is not read as its file says. */
export function checkExamples(rules: PracticeRules): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const kind of rules.kinds) {
    for (const pattern of kind.patterns) {
      for (const { text, stance, mistake } of pattern.examples) {
        const found = readStatements(text, findClauses(text), rules).filter(one => one.kind === kind.id);
        const own = found.filter(one => one.pattern === pattern.id);
        const read = own.length > 0 ? own : found;
        const seen = read.map(one => `${one.stance} by ${one.pattern}`).join(', ') || 'nothing';
        const right = stance === null ? own.length === 0 : own.some(one => one.stance === stance);
        if (right) continue;
        const wanted = stance === null ? `${pattern.id} must not match it` : `${pattern.id} must read it as ${stance}`;
        mistakes.push(mistake(`${wanted}, but what is found is ${seen}: "${text.trim()}"`));
      }
    }
  }
  return mistakes;
}
