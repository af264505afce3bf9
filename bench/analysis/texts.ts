import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, readSeeds } from '../../src/files';
import { decodeText, findClauses } from '../../src/policy';

const CORPUS = join(projectRoot(), '../shared/corpus/policies');
const GENERATED = 250;
const SENTENCES_EACH = 250;

/** Texts to measure on, and where they come from. */
export interface Texts {
  source: string;
  texts: readonly string[];
  /** Their length together, in megabytes of UTF-8. */
  megabytes: number;
}

/** Real policies where the shared corpus is at hand, else policies put together from the seeds' clauses. */
export function policyTexts(): Texts {
  const texts = existsSync(CORPUS)
    ? readdirSync(CORPUS).map(name => decodeText(readFileSync(join(CORPUS, name))))
    : generatedTexts();
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const source = existsSync(CORPUS) ? 'real policies' : "policies generated from the seeds' clauses";
  return { source, texts, megabytes: bytes / 1e6 };
}

function generatedTexts(): string[] {
  const clauses = readSeeds(projectRoot())
    .flatMap(company => company.policies)
    .flatMap(({ text }) => findClauses(text).map(({ start, end }) => text.slice(start, end)));
  // The same numbers in every run, so that runs can be compared.
  let state = 1;
  const random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return Array.from({ length: GENERATED }, () =>
    Array.from({ length: SENTENCES_EACH }, () => {
      const clause = clauses[Math.floor(random() * clauses.length)]!;
      return clause + (random() < 0.4 ? '\n\n' : ' ');
    }).join(''),
  );
}
