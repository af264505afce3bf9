import type { IsoDate, Law, MechanismStatus } from '../law';
import type { Judgement, PointOfView } from './judge';
import type { CompiledCriterion } from './RuleSet';
import type { Fill, Placeholder } from './template';
import type { MechanismView } from './views';

/** Quotes longer than this are cut at a word; the whole is in the evidence. */
const LONGEST_QUOTE = 200;

/** Protected characteristics in words. */
const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  age: 'age',
  disability_health: 'health or disability',
  genetic_biometric: 'genetic or biometric data',
  marital_family_status: 'marital or family status',
  national_origin_citizenship: 'national origin or citizenship',
  political_union: 'political opinions or union membership',
  race_ethnicity: 'race or ethnicity',
  religion_belief: 'religion or belief',
  sex_gender: 'sex or gender',
  sexual_orientation: 'sexual orientation',
  unspecified: 'protected characteristics in general',
  veteran_military: 'military or veteran status',
};

/** One sentence, from the rule's own words, the policy's and the law's, that says why a criterion came to its level. */
export function explain(
  criterion: CompiledCriterion,
  judgement: Judgement,
  law: Law,
  policyDate: IsoDate | null,
): string {
  const fill: Fill = placeholder => wordsFor(placeholder, criterion, judgement, law, policyDate);
  return judgement.level ? judgement.level.explain(fill) : criterion.silentWhy(fill);
}

function wordsFor(
  placeholder: Placeholder,
  criterion: CompiledCriterion,
  { level, exporter, evidence, practice }: Judgement,
  law: Law,
  policyDate: IsoDate | null,
): string {
  const relied = () => (practice?.mechanisms ?? []).filter(mechanism => mechanism.relied);
  switch (placeholder) {
    case 'because':
      return level?.because ?? criterion.silent.because;
    case 'policy':
      return policyDate === null ? 'the policy' : `the policy of ${policyDate}`;
    case 'exporter':
      return exporter === null ? 'any country' : (law.jurisdictions.get(exporter)?.phrase ?? exporter);
    case 'ended':
      return (
        series(
          relied()
            .filter(fallen)
            .map(({ status }) => fallWords(status)),
          'and',
        ) || 'no mechanism'
      );
    case 'carrying':
      return (
        series(
          relied()
            .filter(({ valid }) => valid)
            .map(({ status }) => standWords(status)),
          'and',
        ) || 'no mechanism'
      );
    case 'named':
      return (
        series(
          (practice?.mechanisms ?? []).map(({ status }) => status.phrase),
          'and',
        ) || 'no mechanism'
      );
    case 'categories': {
      const codes = [...new Set(evidence.flatMap(({ categories }) => categories))].sort();
      return (
        series(
          codes.map(code => CATEGORY_WORDS[code] ?? code),
          'and',
        ) || 'characteristics that it does not name'
      );
    }
    case 'quote':
      return evidence.length > 0 ? shortened(evidence[0]!.statement.quote) : '';
  }
}

/** Named and not good on the day: it ended, has not begun, cannot be used yet, or never was valid for this exporter. */
function fallen({ state }: MechanismView): boolean {
  return state === 'ended' || state === 'never' || state === 'not_yet' || state === 'unusable';
}

/** "the EU-U.S. Privacy Shield, which the Court of Justice of the EU invalidated on 2020-07-16 (C-311/18)" */
function fallWords({ phrase, state, ending, since, until, condition }: MechanismStatus): string {
  if (state === 'ended') {
    return ending
      ? `${phrase}, which ${ending.who} ${ending.did} on ${until} (${ending.reference})`
      : `${phrase}, which ended on ${until}`;
  }
  if (state === 'not_yet') return `${phrase}, which is not valid before ${since}`;
  return state === 'unusable' ? `${phrase}, though ${condition}` : `${phrase}, which never counts here: ${condition}`;
}

function standWords({ phrase, state, condition }: MechanismStatus): string {
  return state === 'conditional' ? `${phrase}, valid only ${condition}` : phrase;
}

/**
 * References to the law for a line: what ended the mechanisms that it rests on, what the jurisdiction's law says on
 * the variables that it uses, and the criterion's own.
 */
export function referencesOf(
  criterion: CompiledCriterion,
  { practice }: Judgement,
  { provisions }: PointOfView,
): readonly string[] {
  const references = (practice?.mechanisms ?? [])
    .filter(fallen)
    .flatMap(({ status }) => status.ending?.reference ?? []);
  if (criterion.uses.has('protected')) references.push(...provisions.protected);
  if (criterion.uses.has('sale')) references.push(...provisions.sale);
  return references.length === 0 ? criterion.references : [...new Set([...references, ...criterion.references])];
}

function series(parts: readonly string[], last: string): string {
  // Parts that hold commas themselves are set apart by semicolons.
  const comma = parts.some(part => part.includes(',')) ? ';' : ',';
  if (parts.length < 3) return parts.join(` ${last} `);
  return `${parts.slice(0, -1).join(`${comma} `)}${comma} ${last} ${parts.at(-1)}`;
}

function shortened(quote: string): string {
  // What lies far behind the cut need not be read; single spaces, the most of them, stay as they are.
  const line = quote
    .slice(0, 2 * LONGEST_QUOTE)
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
  if (line.length <= LONGEST_QUOTE) return line;
  const cut = line.lastIndexOf(' ', LONGEST_QUOTE);
  return `${line.slice(0, cut > 0 ? cut : LONGEST_QUOTE)} …`;
}
