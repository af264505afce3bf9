import type { EntityManager } from 'typeorm';
import type { Clause } from '../../policy';
import { groupBy } from '../groupBy';
import { among, anyOf, joined, query, raw, type Sql, sql } from '../sql';
import { textsWithClauses } from '../textsWithClauses';
import { searchIndexOf } from './searchIndex';
import { findTerms, mayHold, type SearchTerm, wordsIn } from './searchTerms';

/** A clause's place among all that are found: by text in the order of their first capture, policy, and place in it. */
export interface ClauseKey {
  /** The text's number in the index. */
  text: number;
  policy: number;
  /** The clause's ordinal. */
  clause: number;
}

/** A place in a clause where the search stands, `[start, end)` in the clause's own text, in UTF-16 code units. */
export interface Highlight {
  start: number;
  end: number;
}

export interface ClauseHit {
  key: ClauseKey;
  policyId: number;
  clause: Clause;
  /** The clause's words. */
  text: string;
  /** In the order of the text; at least one. */
  highlights: readonly Highlight[];
}

export interface ClauseSearch {
  terms: readonly SearchTerm[];
  /** Only clauses with a statement of this practice kind, and of this stance, as it counts after reviews. */
  kind: string | null;
  stance: string | null;
  after: ClauseKey | null;
  limit: number;
}

/** What was found, at most `limit`; `next` is where to go on, and `null` at the end of the list. */
export interface FoundClauses {
  hits: readonly ClauseHit[];
  next: ClauseKey | null;
}

/** Texts that are read at first; then three times as many each time, as the first often hold a whole page of hits. */
const TEXTS_AT_FIRST = 2;
const TEXTS_AT_ONCE = 54;
/** Texts that one search reads closely. The words of a search may stand in many texts and seldom in one clause. */
const MOST_TEXTS = 400;

interface FoundText {
  id: number;
  hash: string;
  clauses: Omit<ClauseHit, 'key' | 'policyId'>[];
  /** Which of the clauses are hits in which policy, when statements are asked for; else all are in all. */
  stating: StatingClauses | null;
}

/** The clauses with a statement that is asked for, by their ordinals. */
interface StatingClauses {
  /** In a policy without reviews. */
  found: ReadonlySet<number>;
  /** In each policy with reviews that change what statements say. */
  reviewed: ReadonlyMap<number, ReadonlySet<number>>;
}

/**
 * The clauses in which every term stands, of all stored policies. The index finds the texts; their clauses are computed.
 * The work is bounded: a search that finds little may give fewer than `limit` and still a `next`.
 */
export async function searchClauses(manager: EntityManager, search: ClauseSearch): Promise<FoundClauses> {
  const { terms, after, limit } = search;
  const hits: ClauseHit[] = [];
  let last = (after?.text ?? 1) - 1;
  for (let read = 0, atOnce = TEXTS_AT_FIRST; read < MOST_TEXTS; atOnce = Math.min(3 * atOnce, TEXTS_AT_ONCE)) {
    const ids = await searchIndexOf(manager).find(manager, terms, last, atOnce);
    if (ids.length === 0) return { hits, next: null };
    read += ids.length;
    const texts = (await readTexts(manager, ids, search)).filter(({ clauses }) => clauses.length > 0);
    for (const hit of await hitsIn(manager, texts, after, limit + 1)) {
      if (hits.length === limit) return { hits, next: hits.at(-1)!.key };
      hits.push(hit);
    }
    last = ids.at(-1)!;
  }
  return { hits, next: { text: last, policy: Number.MAX_SAFE_INTEGER, clause: 0 } };
}

async function readTexts(
  manager: EntityManager,
  ids: readonly number[],
  { terms, kind, stance }: ClauseSearch,
): Promise<FoundText[]> {
  const rows = await query<{ id: number; hash: string }>(
    manager,
    sql`SELECT id, text_hash AS hash FROM searched_text WHERE id IN ${anyOf(ids)} ORDER BY id`,
  );
  const stating = kind === null && stance === null ? null : await clausesStating(manager, rows, kind, stance);
  const texts = await textsWithClauses(
    manager,
    rows.map(({ hash }) => hash),
  );
  return rows.map(({ id, hash }) => {
    const { text, clauses } = texts.get(hash)!;
    const own = stating?.get(hash) ?? null;
    const anywhere = own && [own.found, ...own.reviewed.values()];
    const found = clauses.flatMap(clause => {
      if (anywhere && !anywhere.some(ordinals => ordinals.has(clause.ordinal))) return [];
      const words = text.slice(clause.start, clause.end);
      if (!mayHold(words, terms)) return [];
      const highlights = findTerms(wordsIn(words), terms);
      return highlights.length > 0 ? [{ clause, text: words, highlights }] : [];
    });
    return { id, hash, clauses: found, stating: own };
  });
}

/** By text, the clauses with a statement of this kind and stance. */
async function clausesStating(
  manager: EntityManager,
  texts: readonly { hash: string }[],
  kind: string | null,
  stance: string | null,
): Promise<Map<string, StatingClauses>> {
  const hashes = among(texts.map(({ hash }) => hash));
  const ofKind = kind === null ? raw('1 = 1') : sql`practice.kind = ${kind}`;
  const says = (stated: Sql) => (stance === null ? raw('1 = 1') : sql`${stated} = ${stance}`);
  // In equal texts the same is found, so one policy of each is asked.
  const found = await query<{ hash: string; clause: number }>(
    manager,
    sql`SELECT policy.text_hash AS hash, statement.clause AS clause FROM policy
        JOIN practice ON practice.policy_id = policy.id JOIN statement ON statement.practice_id = practice.id
        WHERE policy.id IN (SELECT MIN(id) FROM policy WHERE text_hash IN ${hashes} GROUP BY text_hash)
        AND ${ofKind} AND ${says(raw('statement.stance'))}`,
  );
  // A review counts for its company alone, so what is said after reviews is asked of each policy that has some. They are
  // few: the order of the tables makes the index of reviewed statements the start.
  const withReviews = await query<{ hash: string; policy: number }>(
    manager,
    sql`SELECT DISTINCT text_hash AS hash, policy.id AS policy FROM statement CROSS JOIN practice CROSS JOIN policy
        WHERE review_id IS NOT NULL AND practice.id = practice_id AND policy.id = policy_id AND text_hash IN ${hashes}`,
  );
  const reviewed =
    withReviews.length === 0
      ? []
      : await query<{ policy: number; clause: number }>(
          manager,
          sql`SELECT practice.policy_id AS policy, statement.clause AS clause
        FROM practice JOIN statement ON practice_id = practice.id LEFT JOIN review ON review.id = review_id
        WHERE practice.policy_id IN ${among(withReviews.map(({ policy }) => policy))} AND ${ofKind}
        AND COALESCE(verdict, '') <> 'rejected' AND ${says(raw('COALESCE(review.stance, statement.stance)'))}`,
        );
  const byText = new Map(
    texts.map(({ hash }) => [hash, { found: new Set<number>(), reviewed: new Map<number, ReadonlySet<number>>() }]),
  );
  for (const { hash, clause } of found) byText.get(hash)!.found.add(clause);
  const ofPolicy = groupBy(reviewed, row => row.policy);
  for (const { hash, policy } of withReviews) {
    const clauses = (ofPolicy.get(policy) ?? []).map(({ clause }) => clause);
    byText.get(hash)!.reviewed.set(policy, new Set(clauses));
  }
  return byText;
}

/** The clauses of `texts` as hits of each policy with that text, beyond `after`, at most `most`. */
async function hitsIn(
  manager: EntityManager,
  texts: readonly FoundText[],
  after: ClauseKey | null,
  most: number,
): Promise<ClauseHit[]> {
  if (texts.length === 0) return [];
  const policies = await query<{ id: number; hash: string }>(
    manager,
    joined(
      texts.map(({ id, hash }) => {
        const first = after?.text === id ? after.policy : 0;
        return sql`SELECT * FROM (SELECT id, text_hash AS hash FROM policy
          WHERE text_hash = ${hash} AND id >= ${first} ORDER BY id LIMIT ${most}) ${raw(`t${id}`)}`;
      }),
      ' UNION ALL ',
    ),
  );
  const hits = texts.flatMap(({ id: text, hash, clauses, stating }) =>
    policies
      .filter(policy => policy.hash === hash)
      .sort((a, b) => a.id - b.id)
      .flatMap(({ id: policy }) =>
        clauses
          .filter(({ clause }) => after?.text !== text || after.policy !== policy || clause.ordinal > after.clause)
          .filter(({ clause }) => !stating || (stating.reviewed.get(policy) ?? stating.found).has(clause.ordinal))
          .map(found => ({ ...found, policyId: policy, key: { text, policy, clause: found.clause.ordinal } })),
      ),
  );
  return hits.slice(0, most);
}
