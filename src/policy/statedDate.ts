import type { Clause } from './Clause';
import { findDates, isoDate, type NamedDate } from './findDates';

/** What is said of a date, the most telling first: when the policy was last changed, when it applies, when it appeared. */
const LABELS: readonly { says: RegExp; weight: number }[] = [
  {
    says: /\b(?:last|latest|recent(?:ly)?|date of)\b.{0,30}\b(?:updat|modif|revis|review|chang|amend|edit|publish|version)|\b(?:updated|modified|revised|amended)\b|\b(?:revision|update|modification) date\b|\bchange ?log\b/i,
    weight: 30,
  },
  {
    says: /\beffective\b|\bin (?:force|effect)\b|\b(?:applies|valid|applicable) (?:from|as of)\b|\btakes? effect\b/i,
    weight: 27,
  },
  {
    says: /\bpublish|\bpublication\b|\bposted\b|\bissued\b|\bversion\b|\bstatus\b|\bas (?:of|at)\b|\bdated?\b|\bupdate\b|\brevision\b/i,
    weight: 20,
  },
];
const UNLABELLED = 5;
/** The date is an older version's, or the day on which a copy was made. */
const PAST =
  /\b(?:prior|previous(?:ly)?|earlier|older|old|archived?|before|until|superseded|replaces?|between|during|period|copyright|since)\b|©/i;
const OWN = /\b(?:polic(?:y|ies)|notice|statement|declaration|versions?|document|page|it was)\b/i;
const LAW = /\b(?:act|regulation|directive|law|gdpr|ccpa|cpra|court|decision|framework)\b/i;

const SHORT = 120;
const NEAR_START = 3000;
const NEAR_END = 2000;

/**
 * The date that a policy gives as its own: when it was last updated, or else since when it is effective, or else when
 * it was published, as an ISO date; `null` when it gives none. A month without a day stands for the month's first day.
 * Lines of their own near the start or the end win over dates in running text; of equals, the latest wins.
 */
export function statedDate(text: string, clauses: readonly Clause[]): string | null {
  let best: { weight: number; iso: string } | null = null;
  let at = 0;
  for (const date of findDates(text)) {
    while (at < clauses.length && clauses[at]!.end <= date.start) at++;
    const clause = clauses[at];
    if (clause === undefined || clause.start > date.start) continue;
    const weight = weightOf(text, clauses, clause, date);
    if (weight === 0) continue;
    const iso = isoDate(date);
    if (best === null || weight > best.weight || (weight === best.weight && iso > best.iso)) best = { weight, iso };
  }
  return best?.iso ?? null;
}

/** How likely a date is the policy's own; 0 when it is not. */
function weightOf(text: string, clauses: readonly Clause[], clause: Clause, date: NamedDate): number {
  const before = plain(text.slice(Math.max(clause.start, date.start - 100), date.start));
  const after = plain(text.slice(date.end, Math.min(clause.end, date.end + 60)));
  const short = isShort(text, clause);
  const near = date.start < NEAR_START || date.end > text.length - NEAR_END;
  if (PAST.test(before) || PAST.test(clause.sectionPath.at(-1) ?? '')) return 0;

  let label = labelWeight(before) || (short ? labelWeight(after) : 0);
  if (label === 0 && !/[\p{L}\p{N}]{4}/u.test(before)) label = labelWeight(textAbove(text, clauses, clause));
  if (label === 0) return short && near && !/\w/.test(before + after) ? UNLABELLED : 0;
  if (!short && (!OWN.test(before + after) || LAW.test(before + after))) return 0;
  if (short && LAW.test(before + after) && !OWN.test(before + after)) return 0;
  return label + (short ? 10 : 0) + (near ? 10 : 0);
}

/** Whether a clause is short to a reader, who sees no link targets. */
function isShort(text: string, { start, end }: Clause): boolean {
  if (end - start <= SHORT) return true;
  return end - start <= 1000 && text.slice(start, end).replace(/\]\([^()]*\)/g, '').length <= SHORT;
}

function labelWeight(words: string): number {
  return LABELS.find(label => label.says.test(words))?.weight ?? 0;
}

/** The words that a date on a line of its own belongs to: what introduces it, or the line above it. */
function textAbove(text: string, clauses: readonly Clause[], clause: Clause): string {
  const above = clauses[clause.introducedBy ?? clause.ordinal - 1];
  if (clause.introducedBy === null && above && text[above.end - 1] === '.') return '';
  return above === undefined ? '' : plain(text.slice(Math.max(above.start, above.end - SHORT), above.end));
}

/** Without emphasis, which would hide where words begin. */
function plain(words: string): string {
  return words.replace(/[*_]/g, ' ');
}
