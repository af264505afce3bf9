import { RuleFileError } from '../../src/rulefile';
import { loadRuleSets, ruleSetContext } from '../../src/scoring';
import { theLaw } from '../law/theLaw';
import { releasedRules } from '../practices/rules';

export const context = ruleSetContext(releasedRules);
/** The rule sets in these texts, which are files `rulesets/1.yaml` and so on. */
export const load = (...texts: string[]) =>
  loadRuleSets(
    texts.map((text, i) => ({ name: `rulesets/${i + 1}.yaml`, text })),
    theLaw,
    context,
  );

/** What is told of these texts, one mistake each. */
export function mistakesIn(...texts: string[]): string[] {
  try {
    load(...texts);
  } catch (error) {
    if (error instanceof RuleFileError) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** A rule set with one criterion and two levels, to be changed by its words. */
export const SMALL = `id: small
title: A small rule set
exporters: [EU]
minimumCoverage: 0.25
grades: { A: 50, B: 100 }
criteria:
  - id: sale
    question: Does the vendor sell?
    practice: sale
    weight: 2
    levels:
      - { id: sells, risk: 90, when: statement.stance == "asserted", because: Sells }
      - { id: keeps, risk: 10, when: statement.stance == "denied", because: Does not sell }
    silent: { risk: 50, because: Does not say }
`;
