import type { NamedMechanism, Practice, PracticeKind, Statement } from '../../src/practices';
import { loadRuleSets, type RuleSet, ruleSetContext } from '../../src/scoring';
import { ruleSources, theLaw } from '../law/theLaw';
import { releasedRules } from '../practices/rules';

export const PRACTICE_KINDS = ['cross_border_transfer', 'protected_class_data', 'sale', 'third_party_ads'];

export const shippedRuleSets: readonly RuleSet[] = loadRuleSets(
  ruleSources('rulesets'),
  theLaw,
  ruleSetContext(releasedRules),
);

/** A rule set that the project ships. */
export function ruleSetNamed(id: string): RuleSet {
  const ruleSet = shippedRuleSets.find(one => one.id === id);
  if (!ruleSet) throw new Error(`no rule set ${id}`);
  return ruleSet;
}

let ordinal = 0;

/** A statement as reading would give it; what is not said has the plainest value. */
export function statement(kind: PracticeKind, quote: string, rest: Partial<Statement> = {}): Statement {
  const start = ordinal * 1000;
  return {
    kind,
    stance: 'asserted',
    qualifier: null,
    clause: ordinal++,
    start,
    end: start + quote.length,
    quote,
    categories: [],
    disposition: null,
    mechanisms: [],
    pattern: 'example',
    ...rest,
  };
}

export const relied = (...codes: string[]): NamedMechanism[] => codes.map(code => ({ code, relation: 'relied_on' }));
export const disclaimed = (...codes: string[]): NamedMechanism[] =>
  codes.map(code => ({ code, relation: 'disclaimed' }));

/** A practice of these statements, with the stance that the strongest of them takes. */
export function practice(kind: PracticeKind, ...statements: Statement[]): Practice {
  const stances = new Set(statements.map(one => one.stance));
  const stance = (['asserted', 'qualified', 'denied'] as const).find(one => stances.has(one)) ?? 'silent';
  const mechanisms = new Map<string, NamedMechanism>();
  for (const named of statements.flatMap(one => one.mechanisms)) {
    if (mechanisms.get(named.code)?.relation !== 'relied_on') mechanisms.set(named.code, named);
  }
  return {
    kind,
    stance,
    contradictions: [],
    categories: [...new Set(statements.filter(one => one.stance === 'asserted').flatMap(one => one.categories))].sort(),
    mechanisms: [...mechanisms.values()],
    statements,
  };
}

const transfer = (quote: string, ...codes: string[]) =>
  statement('cross_border_transfer', quote, { mechanisms: relied(...codes) });

/** The practices of the five seed policies, with the statements that matter, as the seeds' table gives them. */
export const seeds = {
  qless: [
    practice(
      'cross_border_transfer',
      transfer(
        'QLess complies with the requirements of the U.S.-EU Safe Harbor Framework and U.S.-Swiss Safe Harbor Framework with respect to personally identifiable information that is transferred from the European Economic Area and Switzerland to the United States.',
        'us_eu_safe_harbor',
        'us_swiss_safe_harbor',
      ),
    ),
    practice('protected_class_data'),
    practice(
      'sale',
      statement('sale', "NEVER SELL YOUR CUSTOMERS' PHONE NUMBERS", { stance: 'qualified', qualifier: 'scope' }),
    ),
    practice('third_party_ads'),
  ],
  qualfon: [
    practice(
      'cross_border_transfer',
      transfer(
        'Qualfon complies with the EU-U.S. Privacy Shield Framework and Swiss-U.S. Privacy Shield Framework regarding personal information transferred from the European Union, the United Kingdom, and Switzerland to the United States.',
        'eu_us_privacy_shield',
        'swiss_us_privacy_shield',
      ),
    ),
    practice(
      'protected_class_data',
      statement('protected_class_data', 'Protected classification characteristics: gender, age, national origin', {
        categories: ['age', 'national_origin_citizenship', 'sex_gender', 'unspecified'],
        disposition: 'sold',
      }),
    ),
    practice('sale', statement('sale', 'we may share or sell your personal information', { disposition: 'sold' })),
    practice('third_party_ads', statement('third_party_ads', 'advertising networks collect your data')),
  ],
  qualispace: PRACTICE_KINDS.map(kind => practice(kind)),
  qualer: [
    practice(
      'cross_border_transfer',
      transfer(
        'If you are a visitor from the European Economic Area, we process it only in countries with an adequacy decision or under appropriate safeguards.',
        'adequacy_decision',
        'unspecified_safeguards',
      ),
    ),
    practice(
      'protected_class_data',
      statement('protected_class_data', 'your age and gender', {
        categories: ['age', 'sex_gender'],
        disposition: 'collected',
      }),
    ),
    practice(
      'sale',
      statement('sale', 'We do not sell it except in the following cases', {
        stance: 'qualified',
        qualifier: 'exception',
      }),
    ),
    practice('third_party_ads', statement('third_party_ads', 'joint marketing partners')),
  ],
  qtraca: [
    practice(
      'cross_border_transfer',
      transfer('we may transfer, process, and store information about you in the United States and other countries'),
    ),
    practice('protected_class_data'),
    practice(
      'sale',
      statement('sale', 'We will not sell it without permission from you', {
        stance: 'qualified',
        qualifier: 'consent',
      }),
    ),
    practice('third_party_ads', statement('third_party_ads', 'third parties place ads')),
  ],
} satisfies Record<string, Practice[]>;
