import { findClauses, statedDate } from '../../policy';
import { type Statement as FoundStatement, type PracticeRules, readPractices } from '../../practices';
import type { Finding, Policy, PolicyText, Practice, Statement } from '../entities';
import { findingsOf } from '../findings';
import { inForceFrom } from '../inForceFrom';
import { decompress, hashOf } from '../policyText';
import type { ReadPolicy } from '../readCompanies';
import { readingRowsOf } from '../readingRows';
import { clauseHashes, type PolicyToCheck, reviewedRow, reviewPractice, type StandingReviews } from '../reviews';
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

/** A policy as it was read now and as it counts after reviews. */
export interface VerifiedPolicy {
  /** With the ids of the stored statements. */
  read: ReadPolicy;
  toCheck: PolicyToCheck;
}

/**
 * Reads a stored text again and tells what is stored of it otherwise, with the reviews that stand. Returns what was read
 * now; `null` when the stored text is damaged.
 */
export function verifyPolicy(
  place: string,
  stored: StoredPolicy,
  standing: StandingReviews,
  rules: PracticeRules,
  tell: Tell,
): VerifiedPolicy | null {
  const { policy } = stored;
  const text = textOf(place, stored.text, tell);
  if (text === null) return null;
  const reading = readPractices(text, rules);
  const statedOn = statedDate(text, findClauses(text));
  const from = inForceFrom({ ...policy, statedOn });
  const { notAssessed } = reading;
  compareRow(
    place,
    { ...policy, length: stored.text.length },
    { statedOn, inForceFrom: from, notAssessed, length: text.length },
    tell,
  );

  const kinds = readingRowsOf(text, reading).map(({ practice: { kind }, statements }) => {
    const reviewed = reviewPractice(kind, statements, standing, rules);
    const rows = statements.map((one, i) => ({ ...one, kind, review: reviewed.reviews[i]! }));
    return { kind, row: reviewedRow(reviewed), practice: reviewed.practice, statements: rows };
  });
  const practices = kinds.map(({ practice }) => practice);
  const wordsOf = ({ kind, stance, disposition, category, mechanism, relation }: FindingRow) =>
    [kind, stance, disposition, category, mechanism, relation].filter(Boolean).join(' ');
  compareRows<FindingRow, Finding, FindingRow>(
    stored.findings,
    findingsOf(practices),
    { key: wordsOf, place: finding => `${place}, finding ${wordsOf(finding)}` },
    tell,
  );
  const practicePairs = compareRows<Pick<Practice, 'kind'>, Practice, (typeof kinds)[number]['row']>(
    stored.practices,
    kinds.map(({ row }) => row),
    { key: ({ kind }) => kind, place: ({ kind }) => `${place}, practice ${kind}` },
    tell,
  );
  const statementIds = new Map<FoundStatement, number>();
  for (const [{ id: practiceId }, { kind }] of practicePairs) {
    const { practice, statements } = kinds.find(one => one.kind === kind)!;
    const rows = statements.map(({ kind: _, review, ...row }) => ({ ...row, reviewId: review?.id ?? null }));
    const pairs = compareRows<Pick<Statement, 'position' | 'start'>, Statement, (typeof rows)[number]>(
      stored.statements.get(practiceId) ?? [],
      rows,
      {
        key: ({ position }) => String(position),
        place: ({ position, start }) => `${place}, statement ${position + 1} on ${kind} (at ${start})`,
      },
      tell,
    );
    const ids = new Map(pairs.map(([{ id }, { position }]) => [position, id]));
    const counting = statements.filter(({ review }) => review?.verdict !== 'rejected');
    for (const [i, { position }] of counting.entries()) {
      if (ids.has(position)) statementIds.set(practice.statements[i]!, ids.get(position)!);
    }
  }
  return {
    read: { id: policy.id, inForceFrom: from, notAssessed, practices, statementIds },
    toCheck: {
      id: policy.id,
      statements: kinds.flatMap(({ statements }) => statements),
      clauses: async () => clauseHashes(text),
    },
  };
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
