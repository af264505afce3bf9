import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { loadPracticeRules, projectRoot } from '../../src/files';
import { assessability, findClauses } from '../../src/policy';
import { type PracticeRules, readPractices } from '../../src/practices';
import { policyTexts, type Texts } from './texts';
import { worstTexts } from './worstTexts';

const TURNS = 15;
/** wink-nlp is so slow that a few turns of it last as long as all of the others'. */
const WINK_TURNS = 3;

/** What the benchmark found; times are milliseconds on one core. */
export interface AnalysisMeasure {
  texts: Texts;
  bare: number;
  fineprint: number;
  clauses: number;
  assessed: number;
  wink: number;
  /** One megabyte of policy, and one megabyte of each of the worst texts. */
  megabyteOfPolicy: number;
  worst: { name: string; ms: number }[];
}

/** Measures everything in one run on the same texts, in turns, so that other programs on the machine touch all alike. */
export function measureAnalysis(): AnalysisMeasure {
  const rules = loadPracticeRules(projectRoot());
  const texts = policyTexts();
  const read = (text: string) => void readPractices(text, rules);
  const clauses = new Map(texts.texts.map(text => [text, findClauses(text)]));
  const [bare = 0, fineprint = 0, finding = 0, assessed = 0] = bestTurns(
    texts.texts,
    TURNS,
    bareWordPass,
    read,
    text => void findClauses(text),
    text => void assessability(text, clauses.get(text)!),
  );
  const nlp = winkNLP(model);
  nlp.readDoc(texts.texts[0]!);
  const [wink = 0] = bestTurns(texts.texts, WINK_TURNS, text => void nlp.readDoc(text));
  return { texts, bare, fineprint, clauses: finding, assessed, wink, ...measureWorst(texts, rules) };
}

/** The least work that looks at every word. */
function bareWordPass(text: string): void {
  const word = /\w+/g;
  while (word.exec(text));
}

function measureWorst({ texts }: Texts, rules: PracticeRules): Pick<AnalysisMeasure, 'megabyteOfPolicy' | 'worst'> {
  const read = (text: string) => void readPractices(text, rules);
  const [megabyteOfPolicy = 0] = bestTurns([texts.join('\n\n').slice(0, 1_000_000)], 3, read);
  const worst = Object.entries(worstTexts()).map(([name, text]) => ({ name, ms: bestTurns([text], 3, read)[0]! }));
  return { megabyteOfPolicy, worst };
}

/**
 * The time that each work takes for all texts: the sum of the shortest that it took for each, so that other programs on
 * the machine count little. The works take turns.
 */
function bestTurns(texts: readonly string[], turns: number, ...works: ((text: string) => void)[]): number[] {
  const best = works.map(() => texts.map(() => Number.POSITIVE_INFINITY));
  for (let turn = 0; turn < turns; turn++) {
    works.forEach((work, index) => {
      const shortest = best[index]!;
      texts.forEach((text, place) => {
        const start = performance.now();
        work(text);
        shortest[place] = Math.min(shortest[place]!, performance.now() - start);
      });
    });
  }
  return best.map(shortest => shortest.reduce((sum, time) => sum + time, 0));
}
