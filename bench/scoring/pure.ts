import { loadRules, projectRoot, readSeeds } from '../../src/files';
import type { Law } from '../../src/law';
import { type Practice, readPractices } from '../../src/practices';
import { type CompiledLevel, type RuleSet, scorecard } from '../../src/scoring';

/** Days before, between and after the changes of the mechanisms that the seeds rely on. */
const DAYS = [
  '2014-01-01',
  '2015-10-06',
  '2016-08-01',
  '2018-05-25',
  '2020-03-31',
  '2020-07-16',
  '2021-06-27',
  '2024-04-01',
];
const COMPANIES = 2000;
const TURNS = 20;
const TURN_MS = 150;

type Call = Parameters<CompiledLevel['test']>[0];

/** Scorecards a second on one core, beside the same number of bare evaluations of the same expressions. */
export function measureScoring(): {
  scorecardsPerSecond: number;
  barePerSecond: number;
  ratio: number;
  report: string;
} {
  const root = projectRoot();
  const { practices: rules, law, ruleSets } = loadRules(root);
  const ruleSet = ruleSets.find(one => one.id === 'procurement')!;
  const seeds = readSeeds(root).flatMap(company =>
    company.policies.map(({ text }) => readPractices(text, rules).practices),
  );
  // Each company has objects of its own, so that nothing is remembered from one to the next.
  const companies = Array.from(
    { length: COMPANIES },
    (_, i) => structuredClone(seeds[i % seeds.length]!) as Practice[],
  );

  const { evaluations, cards } = record(seeds, ruleSet, law);
  const bare = () => {
    for (const { test, context } of evaluations) test(context);
    return cards;
  };
  let company = 0;
  const scored = () => {
    const practices = companies[company++ % COMPANIES]!;
    for (const asOf of DAYS) scorecard({ practices, notAssessed: null, ruleSet, law, asOf, jurisdiction: null });
    return DAYS.length;
  };
  const [barePerSecond = 0, scorecardsPerSecond = 0] = perSecond(bare, scored);
  const ratio = barePerSecond / scorecardsPerSecond;
  const each = evaluations.length / cards;
  const report = [
    `scorecards:                      ${Math.round(scorecardsPerSecond).toLocaleString('en')} a second`,
    `bare CEL, as many expressions:   ${Math.round(barePerSecond).toLocaleString('en')} scorecards' worth a second (${each.toFixed(1)} expressions each)`,
    `scoring takes ${ratio.toFixed(2)} times the bare evaluation (reach: at most 2)`,
  ].join('\n');
  return { scorecardsPerSecond, barePerSecond, ratio, report };
}

/** The expressions that scoring the seeds evaluates, each with the context that it sees. */
function record(seeds: readonly (readonly Practice[])[], ruleSet: RuleSet, law: Law) {
  const evaluations: { test: CompiledLevel['test']; context: Call }[] = [];
  const listening: RuleSet = {
    ...ruleSet,
    criteria: ruleSet.criteria.map(criterion => ({
      ...criterion,
      levels: criterion.levels.map(level => ({
        ...level,
        test: context => {
          evaluations.push({ test: level.test, context: { ...context } });
          return level.test(context);
        },
      })),
    })),
  };
  let cards = 0;
  for (const practices of seeds) {
    for (const asOf of DAYS) {
      scorecard({ practices, notAssessed: null, ruleSet: listening, law, asOf, jurisdiction: null });
      cards += 1;
    }
  }
  return { evaluations, cards };
}

/**
 * How much each of several works does a second. They take turns and the best turn of each counts, so that other
 * programs on the machine touch all alike.
 */
function perSecond(...works: (() => number)[]): number[] {
  const best = works.map(() => 0);
  for (let turn = 0; turn < TURNS; turn++) {
    works.forEach((work, i) => {
      const start = performance.now();
      let done = 0;
      while (performance.now() - start < TURN_MS) done += work();
      best[i] = Math.max(best[i]!, (done / (performance.now() - start)) * 1000);
    });
  }
  return best;
}
