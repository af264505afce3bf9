import type { Clause } from './Clause';
import { countMatches, matchesAtLeast } from './countMatches';
import { foreignLanguage } from './language';

/** What privacy policies speak of, whatever they say of it. */
const PRIVACY =
  /\bpersonal(?:ly)?[\s-]+(?:identifiable[\s-]+)?(?:information|data)|\b(?:your|user|customer|usage)\s+(?:information|data)\b|\bcookies?\b|\bwe (?:may |also |do not |don['’]t |never |will )*(?:collect|share|disclose|store|retain|track|sell)\b|\bdata (?:protection|subject|controller)|\bprivacy\b|\bthird[\s-]part/gi;
/** What contracts speak of. */
const CONTRACT =
  /\bthese terms|\bthis agreement|\bliab(?:le|ility)|\bwarrant|\bindemnif|\barbitrat|\bgoverning law|\bintellectual property|\blicen[sc]e|\bterminat|\bterms (?:of|and)\b/gi;
/** A sentence on what is done with data, as even the shortest policy has one. */
const DATA_PRACTICE =
  /\b(?:collect|gather|store|share|sell|track|log|disclose|retain|process|use)\w*\b[^.?!]{0,80}\b(?:data|information|cookies|e-?mails?|address(?:es)?|names?|details|analytics|third[\s-]part(?:y|ies))\b/i;

const LOGIN =
  /\b(?:forgot(?:ten)?|reset|enter|confirm|your|show) (?:your )?password|\bpassword\b[\s\S]{0,200}\b(?:sign|log) ?in\b|\b(?:sign|log) ?in\b[\s\S]{0,200}\bpassword\b/i;
const ERROR =
  /\b(?:404|403|401|500|502|503)\b|\bnot found\b|\baccess denied\b|\bforbidden\b|\benable (?:java ?script|cookies)\b|\berror (?:occurred|has occurred|code|page)\b|\bsomething went wrong\b|\b(?:un)?available (?:at this time|right now)|\btemporarily unavailable\b|\bverify (?:that )?you are (?:a )?human\b|\bcaptcha\b|\bchecking your browser\b|\bjust a moment\b|\bpage (?:you|that|does|cannot|could|has|is no)\b|\bpage can(?:no|['’])t be\b/i;
const COOKIE_BUTTON =
  /\b(?:accept|reject|allow|deny|decline|refuse|agree to) (?:all|cookies|necessary|essential)\b|\bcookie (?:settings|preferences)\b|\b(?:manage|customi[sz]e|set|save) (?:my |your )?(?:preferences|options|choices|settings|cookies)\b|\bcontinue without (?:accepting|agreeing)\b|\bonly (?:necessary|essential)\b|\bstrictly necessary only\b/gi;

const FEWEST_WORDS = 25;
/** A page of fewer words may be a log-in page, an error page or a cookie banner; a longer one has other text as well. */
const SHORT_PAGE_WORDS = 300;
const SAMPLE_SLICE = 600;
const WHOLE_SAMPLE = 12_000;

/**
 * Why a text cannot be judged as a privacy policy, in one sentence for the reader; `null` when it can. Refused are texts
 * that are not in English, and pages that are no privacy policy: a few words, a log-in page, a cookie banner, an error
 * page, terms of service, a text that does not speak of data. In doubt a text is judged. Looks at a bounded sample.
 */
export function assessability(text: string, clauses: readonly Clause[]): string | null {
  // Most texts are settled by three short slices.
  const slices = sampleOf(text, clauses, 3 * SAMPLE_SLICE);
  const language = foreignLanguage(slices);
  if (text.length > 3 * SAMPLE_SLICE && language === null) {
    if (matchesAtLeast(slices, PRIVACY, Math.max(4, 4 * countMatches(slices, CONTRACT) + 1))) return null;
  }
  const sample = sampleOf(text, clauses, WHOLE_SAMPLE);
  const words = sample.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0) return 'This is no privacy policy: it holds no words.';
  if (language !== null) return `This text is in ${language}, and only policies in English can be judged.`;
  if (words < FEWEST_WORDS) return `This is no privacy policy: it has only ${words} ${words === 1 ? 'word' : 'words'}.`;

  const privacy = countMatches(sample, PRIVACY);
  if (words < SHORT_PAGE_WORDS) {
    const page = shortPage(text, clauses, sample, words);
    if (page !== null) return `This is no privacy policy: it ${page}.`;
  }
  const contract = countMatches(sample, CONTRACT);
  if (contract >= words / 100 && contract >= 2 * privacy && contract >= 5) {
    return 'This is no privacy policy: it reads like terms of service or another contract.';
  }
  if (privacy < (words < SHORT_PAGE_WORDS ? 1 : 3) && !DATA_PRACTICE.test(sample.slice(0, 4 * SAMPLE_SLICE))) {
    return 'This is no privacy policy: it does not speak of personal data.';
  }
  return null;
}

/** What a short page is when it is no policy. */
function shortPage(text: string, clauses: readonly Clause[], sample: string, words: number): string | null {
  const practices = clauses.filter(clause => DATA_PRACTICE.test(text.slice(clause.start, clause.end))).length;
  if (practices <= 1 && LOGIN.test(sample)) return 'looks like a log-in page';
  if (practices <= 1 && words < 150 && ERROR.test(sample)) return 'looks like an error page';
  if (countMatches(sample, COOKIE_BUTTON) >= 2) return 'looks like a cookie banner';
  return null;
}

/** The clauses' words from the head, the middle and the end of a text, at most `size` characters; no link targets. */
function sampleOf(text: string, clauses: readonly Clause[], size: number): string {
  const parts: string[] = [];
  const slice = Math.ceil(size / 3);
  const starts = text.length <= size ? [0] : [0, Math.floor((text.length - slice) / 2), text.length - slice];
  const length = text.length <= size ? size : slice;
  for (const start of starts) parts.push(text.slice(start, start + length));
  const sample = clauses.length === 0 ? '' : parts.join(' ');
  if (!sample.includes('](') && !sample.includes('http')) return sample;
  return sample.replace(/\]\([^()\s]*\)|https?:\/\/\S+/g, ' ');
}
