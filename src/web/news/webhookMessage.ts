import { type Delivery, NO_JURISDICTION, type Policy } from '../../store';

/** What a webhook is sent, as JSON. The same for every attempt, but for a policy that was withdrawn since. */
export function webhookMessage({ newsItem }: Delivery): string {
  const { id, at, day, kind, company, policy, ...score } = newsItem!;
  const { slug, name } = company!;
  const known = { news: String(id), day, company: { slug, name } };
  const data =
    kind === 'policy_changed'
      ? { ...known, policy: policy && shortPolicy(policy) }
      : {
          ...known,
          ruleSet: score.ruleSetName,
          jurisdiction: score.jurisdiction === NO_JURISDICTION ? null : score.jurisdiction,
          before: score.statusBefore && {
            status: score.statusBefore,
            total: score.totalBefore,
            grade: score.gradeBefore,
          },
          after: score.statusAfter && {
            status: score.statusAfter,
            total: score.totalAfter,
            grade: score.gradeAfter,
          },
        };
  return JSON.stringify({ type: kind, timestamp: at, data });
}

function shortPolicy({ id, statedOn, capturedOn, inForceFrom, notAssessed }: Policy) {
  return { id: String(id), statedOn, capturedOn, inForceFrom, notAssessed };
}
