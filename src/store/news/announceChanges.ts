import { type DataSource, type EntityManager, LessThan } from 'typeorm';
import { NewsItem, NewsMark, Policy, WithdrawnPolicy } from '../entities';
import { NO_JURISDICTION } from '../scoreRows';
import { query, type Sql, sql } from '../sql';
import { transact } from '../transact';

/** Milliseconds for which news is kept: 30 days. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

const MARK = 1;

/**
 * Notes as news what changed since the last call: policies that were added or withdrawn, and scores that are today, by
 * `now`, other than listeners were last told, or are no more, whether because something was changed (by any process) or
 * because a day began on which another score counts. Each is for the webhooks that ask for its kind. Returns whether
 * there is news. `reading` is what the store is read by, where that is another connection.
 *
 * What a store holds at the first call, and the scores of a rule set that is new, are taken for known.
 */
export async function announceChanges(store: DataSource, now: Date, reading: DataSource = store): Promise<boolean> {
  const today = now.toISOString().slice(0, 10);
  const [state] = await readState(reading.manager);
  if (state && isCurrent(state, today)) return false;
  return transact(store, async manager => {
    const mark = await takeMark(manager, today);
    // Read again: another process may have announced all while this one waited for its turn.
    const [state] = await readState(manager);
    if (!state || (mark === 'kept' && isCurrent(state, today))) return false;
    const before = await lastNewsId(manager);
    const { day, lastScore, lastPolicy, lastWithdrawal } = state;
    const turned = today > day;
    // By a clock that was set back, listeners know the scores of a later day already.
    await announce(manager, { ...state, today: turned ? today : day, at: now.toISOString() });
    await manager.update(
      NewsMark,
      { id: MARK },
      {
        scoreId: lastScore,
        policyId: lastPolicy,
        withdrawalId: lastWithdrawal,
        ...(turned && { day: today }),
      },
    );
    if (turned) await manager.delete(NewsItem, { at: LessThan(new Date(now.getTime() - KEPT).toISOString()) });
    await addDeliveries(manager, before, now);
    return (await lastNewsId(manager)) > before;
  });
}

/** The id of the latest news; 0 when there is none. */
export async function lastNewsId(manager: EntityManager): Promise<number> {
  const [{ last }] = (await query<{ last: number | null }>(manager, sql`SELECT MAX(id) AS last FROM news_item`)) as [
    { last: number | null },
  ];
  return last ?? 0;
}

/** How far was announced, and how far there is something to announce. */
interface State {
  day: string;
  scoreId: number;
  policyId: number;
  withdrawalId: number;
  lastScore: number;
  lastPolicy: number;
  lastWithdrawal: number;
}

/** None as long as nothing was ever announced. */
function readState(manager: EntityManager): Promise<State[]> {
  return query<State>(
    manager,
    sql`SELECT day, score_id AS "scoreId", policy_id AS "policyId", withdrawal_id AS "withdrawalId",
      COALESCE((SELECT MAX(id) FROM score), 0) AS "lastScore",
      COALESCE((SELECT MAX(id) FROM policy), 0) AS "lastPolicy",
      COALESCE((SELECT MAX(id) FROM withdrawn_policy), 0) AS "lastWithdrawal"
      FROM news_mark`,
  );
}

function isCurrent(state: State, today: string): boolean {
  const { day, scoreId, policyId, withdrawalId, lastScore, lastPolicy, lastWithdrawal } = state;
  return day >= today && scoreId === lastScore && policyId === lastPolicy && withdrawalId === lastWithdrawal;
}

/** Locks the mark; of a store that has none, makes one at which all policies are known, those withdrawn too, and no score is compared. */
async function takeMark(manager: EntityManager, today: string): Promise<'kept' | 'made'> {
  // Writing a row, even to what it is, makes other processes wait.
  const { affected } = await manager.update(NewsMark, { id: MARK }, { id: MARK });
  if (affected) return 'kept';
  const policyId = (await manager.maximum(Policy, 'id')) ?? 0;
  const withdrawalId = (await manager.maximum(WithdrawnPolicy, 'id')) ?? 0;
  await manager.insert(NewsMark, { id: MARK, day: today, scoreId: 0, policyId, withdrawalId });
  return 'made';
}

async function announce(manager: EntityManager, state: State & { today: string; at: string }): Promise<void> {
  const { at, today, policyId, withdrawalId } = state;
  await query(
    manager,
    sql`INSERT INTO news_item (at, day, kind, company_id, policy_id)
      SELECT ${at}, ${today}, 'policy_changed', company_id, id FROM policy WHERE id > ${policyId} ORDER BY id`,
  );
  // One that was withdrawn before it was told of is no news at all.
  await query(
    manager,
    sql`INSERT INTO news_item (at, day, kind, company_id, policy_id, withdrawal_id)
      SELECT ${at}, ${today}, 'policy_changed', w.company_id, (SELECT s.policy_id FROM score s
        WHERE s.company_id = w.company_id AND s.jurisdiction = ${NO_JURISDICTION} AND ${holds(today)}
        ORDER BY s.rule_set_name LIMIT 1), w.id
      FROM withdrawn_policy w WHERE w.id > ${withdrawalId} AND w.policy_id <= ${policyId} ORDER BY w.id`,
  );
  await query(
    manager,
    sql`INSERT INTO news_item (at, day, kind, company_id, policy_id, rule_set_name, jurisdiction,
        status_before, total_before, grade_before, status_after, total_after, grade_after)
      SELECT ${at}, ${today}, 'score_changed', s.company_id, s.policy_id, s.rule_set_name, s.jurisdiction,
        a.status, a.total, a.grade, s.status, s.total, s.grade
      FROM ${differing(state)} AND (a.company_id IS NOT NULL OR (s.rule_set_name, s.jurisdiction) IN (
        SELECT rule_set_name, jurisdiction FROM announced_score
        UNION SELECT rule_set_name, jurisdiction FROM news_item WHERE kind = 'score_changed'))
      ORDER BY s.rule_set_name, s.jurisdiction, s.slug`,
  );
  await query(
    manager,
    sql`INSERT INTO news_item (at, day, kind, company_id, rule_set_name, jurisdiction,
        status_before, total_before, grade_before, ended)
      SELECT ${at}, ${today}, 'score_changed', a.company_id, a.rule_set_name, a.jurisdiction,
        a.status, a.total, a.grade,
        CASE WHEN EXISTS (SELECT 1 FROM score s WHERE s.company_id = a.company_id
          AND s.rule_set_name = a.rule_set_name AND s.jurisdiction = ${NO_JURISDICTION} AND ${holds(today)})
        THEN 'not_followed' ELSE 'no_policy' END
      FROM announced_score a WHERE ${ended(state)}
      ORDER BY a.rule_set_name, a.jurisdiction, a.company_id`,
  );
  await query(manager, sql`DELETE FROM announced_score AS a WHERE ${ended(state)}`);
  await query(
    manager,
    sql`INSERT INTO announced_score (company_id, rule_set_name, jurisdiction, status, total, grade)
      SELECT s.company_id, s.rule_set_name, s.jurisdiction, s.status, s.total, s.grade FROM ${differing(state)}
      ON CONFLICT (company_id, rule_set_name, jurisdiction)
      DO UPDATE SET status = excluded.status, total = excluded.total, grade = excluded.grade`,
  );
}

/** Scores `s` of today that are other than `a`, what listeners know, of those that may be. */
function differing({ today, day, scoreId }: State & { today: string }): Sql {
  const mayDiffer = today > day ? sql`(s.id > ${scoreId} OR s.valid_from > ${day})` : sql`s.id > ${scoreId}`;
  return sql`score s LEFT JOIN announced_score a
    ON a.company_id = s.company_id AND a.rule_set_name = s.rule_set_name AND a.jurisdiction = s.jurisdiction
    WHERE ${mayDiffer} AND ${holds(today)}
    AND (a.company_id IS NULL OR a.status <> s.status
      OR a.total IS DISTINCT FROM s.total OR a.grade IS DISTINCT FROM s.grade)`;
}

/** That there is no score today where listeners know `a`, of the companies whose scores were made again. */
function ended({ today, scoreId, withdrawalId }: State & { today: string }): Sql {
  // Where all policies were withdrawn, no score was made.
  return sql`a.company_id IN (SELECT company_id FROM score WHERE id > ${scoreId}
      UNION SELECT company_id FROM withdrawn_policy WHERE id > ${withdrawalId})
    AND NOT EXISTS (SELECT 1 FROM score s WHERE s.company_id = a.company_id AND s.rule_set_name = a.rule_set_name
      AND s.jurisdiction = a.jurisdiction AND ${holds(today)})`;
}

/** That the score `s` is that of a day. */
function holds(day: string): Sql {
  return sql`s.valid_from <= ${day} AND s.valid_to > ${day}`;
}

/** Puts what is news after `before` on the list of every webhook that asks for it. */
async function addDeliveries(manager: EntityManager, before: number, now: Date): Promise<void> {
  const due = now.toISOString();
  await query(
    manager,
    sql`INSERT INTO delivery (webhook_id, news_item_id, state, attempts, next_at)
      SELECT w.id, n.id, 'waiting', 0, ${due} FROM news_item n JOIN webhook w
      ON w.stopped_at IS NULL AND (',' || w.kinds || ',') LIKE ('%,' || n.kind || ',%')
      WHERE n.id > ${before} AND (n.kind <> 'score_changed'
        OR (n.rule_set_name = w.rule_set_name AND n.jurisdiction = w.jurisdiction))
        AND (w.tag IS NULL OR EXISTS (SELECT 1 FROM company_tag t
          WHERE t.tag = w.tag AND t.company_id = n.company_id))
      ORDER BY n.id, w.id`,
  );
}
