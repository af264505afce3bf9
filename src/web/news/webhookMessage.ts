import { type Delivery, NO_JURISDICTION, type Policy, type WithdrawnPolicy } from '../../store';

/** What a webhook is sent, as JSON. The same for every attempt, but for a policy that was withdrawn since. */
export function webhookMessage({ newsItem }: Delivery): string {
  const { id, at, day, kind, company, policy = null, withdrawal, ...score } = newsItem!;
  const { slug, name } = company!;
  const known = { news: String(id), day, company: { slug, name } };
  const data =
    kind === 'policy_changed'
      ? withdrawal
        ? { ...known, policy: null, withdrawn: withdrawn(withdrawal, policy) }
        : { ...known, policy: policy && shortPolicy(policy), withdrawn: null }
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
          ended: score.ended,
        };
  return JSON.stringify({ type: kind, timestamp: at, data });
}

function shortPolicy({ id, statedOn, capturedOn, inForceFrom, notAssessed }: Policy) {
  return { id: String(id), statedOn, capturedOn, inForceFrom, notAssessed };
}

function withdrawn(
  { policyId, textHash: sha256, source, capturedOn, statedOn, inForceFrom, at, reason }: WithdrawnPolicy,
  instead: Policy | null,
) {
  const what = { id: String(policyId), sha256, source, capturedOn, statedOn, inForceFrom };
  return { ...what, withdrawnAt: at, reason, countsInstead: instead && shortPolicy(instead) };
}
