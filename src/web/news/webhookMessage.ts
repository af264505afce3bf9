import { type Delivery, NO_JURISDICTION } from '../../store';

/** What a webhook is sent, as JSON. The same for every attempt. */
export function webhookMessage({ newsItem }: Delivery): string {
  const { id, at, day, kind, company, policy, ...score } = newsItem!;
  const { slug, name } = company!;
  const { statedOn, capturedOn, inForceFrom, notAssessed } = policy!;
  const known = { news: String(id), day, company: { slug, name } };
  const data =
    kind === 'policy_changed'
      ? { ...known, policy: { id: String(policy!.id), statedOn, capturedOn, inForceFrom, notAssessed } }
      : {
          ...known,
          ruleSet: score.ruleSetName,
          jurisdiction: score.jurisdiction === NO_JURISDICTION ? null : score.jurisdiction,
          before: score.statusBefore && {
            status: score.statusBefore,
            total: score.totalBefore,
            grade: score.gradeBefore,
          },
          after: { status: score.statusAfter, total: score.totalAfter, grade: score.gradeAfter },
        };
  return JSON.stringify({ type: kind, timestamp: at, data });
}
