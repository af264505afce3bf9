import { findClauses, statedDate } from '../../policy';
import { type Statement as FoundStatement, type PracticeRules, readPractices } from '../../practices';
import type { Finding, Policy, PolicyText, Practice, Statement } from '../entities';
import { findingsOf } from '../findings';
import { inForceFrom } from '../inForceFrom';
import { decompress, hashOf } from '../policyText';
import type { ReadPolicy } from '../readCompanies';
import { readingRowsOf } from '../readingRows';
import { compareRow, compareRows, type Tell } from './compareRows';

/** A policy with everything that is stored of it. */
export interface StoredPolicy {
  policy: Policy;
  text: PolicyText;
  practices: readonly Practice[];
  /** By the practice's id. */
  statements: ReadonlyMap<number, readonly Statement[]>;
  findings: readonly Finding[];
}

type FindingRow = Omit<Finding, 'policyId' | 'policy'>;

/**
 * Reads a stored text again and tells what is stored of it otherwise. Returns the policy as it was read now, with the
 * ids of the stored statements; `null` when the stored text is damaged.
 */
export function verifyPolicy(place: string, stored: StoredPolicy, rules: PracticeRules, tell: Tell): ReadPolicy | null {
  const { policy } = stored;
  const text = textOf(place, stored.text, tell);
  if (text === null) return null;
  const reading = readPractices(text, rules);
  const statedOn = statedDate(text, findClauses(text));
  const from = inForceFrom({ ...policy, statedOn });
  const { notAssessed, practices } = reading;
  compareRow(
    place,
    { ...policy, length: stored.text.length },
    { statedOn, inForceFrom: from, notAssessed, length: text.length },
    tell,
  );

  const wordsOf = ({ kind, stance, disposition, category, mechanism, relation }: FindingRow) =>
    [kind, stance, disposition, category, mechanism, relation].filter(Boolean).join(' ');
  compareRows<FindingRow, Finding, FindingRow>(
    stored.findings,
    findingsOf(practices),
    { key: wordsOf, place: finding => `${place}, finding ${wordsOf(finding)}` },
    tell,
  );
  const rows = readingRowsOf(text, reading);
  const practicePairs = compareRows<Pick<Practice, 'kind'>, Practice, (typeof rows)[number]['practice']>(
    stored.practices,
    rows.map(({ practice }) => practice),
    { key: ({ kind }) => kind, place: ({ kind }) => `${place}, practice ${kind}` },
    tell,
  );
  const statementIds = new Map<FoundStatement, number>();
  for (const [practice, { kind }] of practicePairs) {
    const i = rows.findIndex(row => row.practice.kind === kind);
    const pairs = compareRows<
      Pick<Statement, 'position' | 'start'>,
      Statement,
      (typeof rows)[number]['statements'][number]
    >(
      stored.statements.get(practice.id) ?? [],
      rows[i]!.statements,
      {
        key: ({ position }) => String(position),
        place: ({ position, start }) => `${place}, statement ${position + 1} on ${kind} (at ${start})`,
      },
      tell,
    );
    for (const [{ id }, { position }] of pairs) statementIds.set(practices[i]!.statements[position]!, id);
  }
  return { id: policy.id, inForceFrom: from, notAssessed, practices, statementIds };
}

function textOf(place: string, { compressed, hash }: PolicyText, tell: Tell): string | null {
  let text: string;
  try {
    text = decompress(compressed);
  } catch (error) {
    tell(`${place}: its text cannot be unpacked (${(error as Error).message}), so nothing of it can be recomputed.`);
    return null;
  }
  const found = hashOf(text);
  if (found === hash) return text;
  tell(`${place}: its text has the SHA-256 ${found}, but is stored under ${hash}, so nothing of it can be recomputed.`);
  return null;
}
