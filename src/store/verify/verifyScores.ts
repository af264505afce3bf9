import type { Law } from '../../law';
import { ALWAYS, FOREVER } from '../days';
import type { CriterionScore, Score, Statement } from '../entities';
import type { RuleSetVersions } from '../Rulebook';
import type { ReadCompany } from '../readCompanies';
import { NO_JURISDICTION, type ScoreRows, scoreRowsOf } from '../scoreRows';
import { compareRow, compareRows, type Tell } from './compareRows';

/** Everything that is stored of a company's scores. */
export interface StoredScores {
  scores: readonly Score[];
  /** By the score's id. */
  lines: ReadonlyMap<number, readonly CriterionScore[]>;
  /** The ids of the statements that each line rests on, by the line's id. */
  evidence: ReadonlyMap<number, readonly number[]>;
}

/** How the company, its policies and its statements are called, by their ids. */
export interface Names {
  company: string;
  policies: ReadonlyMap<number, string>;
  statements: ReadonlyMap<number, string>;
}

type ScoreKey = Pick<Score, 'ruleSetName' | 'jurisdiction' | 'validFrom' | 'validTo' | 'policyId'>;
type LineKey = Pick<CriterionScore, 'position' | 'criterion'>;

/** Scores a company again under every rule set, and tells what is stored otherwise. */
export function verifyScores(
  names: Names,
  stored: StoredScores,
  company: ReadCompany,
  ruleSets: Iterable<RuleSetVersions>,
  law: Law,
  tell: Tell,
): void {
  const computed = [...ruleSets].flatMap(versions => scoreRowsOf(company, versions, law));
  const linesOf = new Map<ScoreRows['score'], ScoreRows['lines']>(computed.map(({ score, lines }) => [score, lines]));
  const place = (score: ScoreKey) => placeOf(score, names);
  const scorePairs = compareRows<ScoreKey, Score, ScoreRows['score']>(
    stored.scores,
    computed.map(({ score }) => score),
    { key: ({ ruleSetName, jurisdiction, validFrom }) => `${ruleSetName} ${jurisdiction} ${validFrom}`, place },
    tell,
  );
  for (const [kept, score] of scorePairs) {
    const lines = linesOf.get(score)!;
    const placeOfLine = ({ criterion }: LineKey) => `${place(score)}, criterion ${criterion}`;
    const linePairs = compareRows<LineKey, CriterionScore, ScoreRows['lines'][number]['line']>(
      stored.lines.get(kept.id) ?? [],
      lines.map(({ line }) => line),
      { key: ({ position }) => String(position), place: placeOfLine },
      tell,
    );
    for (const [{ id }, line] of linePairs) {
      const called = (statement: number | undefined) => names.statements.get(statement!) ?? 'one that is not stored';
      const evidence = (stored.evidence.get(id) ?? []).map(called);
      compareRow(placeOfLine(line), { evidence }, { evidence: lines[line.position]!.evidence.map(called) }, tell);
    }
  }
}

function placeOf({ ruleSetName, jurisdiction, validFrom, validTo, policyId }: ScoreKey, names: Names): string {
  const view = jurisdiction === NO_JURISDICTION ? '' : ` for ${jurisdiction}`;
  const from = validFrom === ALWAYS ? 'the beginning' : validFrom;
  const until = validTo === FOREVER ? 'without end' : `to ${validTo}`;
  return `${names.company}, ${names.policies.get(policyId)}, ${ruleSetName}${view} from ${from} ${until}`;
}

/** How a statement is called in evidence: two policies may have one at the same place. */
export function statementName({ id, start }: Pick<Statement, 'id' | 'start'>, kind: string): string {
  return `${kind} at ${start} (statement ${id})`;
}
