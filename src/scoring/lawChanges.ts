import {
  changeDays,
  type IsoDate,
  jurisdictionOf,
  type Law,
  mechanismChanges,
  protectedCharacteristics,
  protectingProvisions,
  type SaleMeaning,
  saleMeaning,
} from '../law';
import type { Practice } from '../practices';
import { exportersJudged, type PointOfView, pointOfView } from './judge';
import type { RuleSet } from './RuleSet';
import type { PeriodReason } from './ScorePeriod';

export type LawChange = Exclude<PeriodReason, { kind: 'policy_captured' | 'rule_set_published' }>;

/** For changes on which a risk may fall although the company did nothing. */
const NOT_THE_COMPANY = 'it is the law that changed, not the company';

/** What a law says of a sale, as the second half of a sentence. */
const SALE_WORDS: Readonly<Record<SaleMeaning['meaning'], string>> = {
  none: 'it does not define a sale',
  money: 'by it, only a transfer for money is a sale',
  money_or_value: 'by it, a transfer for money or other value is a sale',
  not_checked: 'what it calls a sale was not checked',
};

/** Everything in the law that could change the scorecard of a policy with these practices, each with its day. */
export function lawChanges(
  practices: readonly Practice[],
  ruleSet: RuleSet,
  law: Law,
  jurisdiction: string | null,
): LawChange[] {
  const view = pointOfView(ruleSet, law, jurisdiction, '');
  const changes = practices.flatMap(practice => mechanismChangesFor(practice, view));
  if (jurisdiction === null) return changes;
  const uses = (variable: string) => ruleSet.criteria.some(criterion => criterion.uses.has(variable));
  if (uses('protected')) changes.push(...characteristicChanges(law, jurisdiction));
  if (uses('sale')) changes.push(...saleChanges(law, jurisdiction));
  return changes;
}

function mechanismChangesFor(practice: Practice, view: PointOfView): LawChange[] {
  const codes = new Set([practice, ...practice.statements].flatMap(one => one.mechanisms.map(({ code }) => code)));
  if (codes.size === 0) return [];
  return exportersJudged(practice, view).flatMap(exporter =>
    [...codes].flatMap(code =>
      mechanismChanges(view.law, code, exporter).map(({ date, kind, words }): LawChange => {
        const reason = kind === 'began' || kind === 'ended' ? (`mechanism_${kind}` as const) : 'mechanism_changed';
        return { kind: reason, date, mechanism: code, exporter, words };
      }),
    ),
  );
}

function characteristicChanges(law: Law, jurisdiction: string): LawChange[] {
  const { characteristics, phrase } = jurisdictionOf(law, jurisdiction);
  const namesAny = (date: IsoDate) => protectingProvisions(law, jurisdiction, date).length > 0;
  const listOn = (date: IsoDate) => protectedCharacteristics(law, jurisdiction, date).join();
  return turns(changeDays(characteristics)).flatMap(({ before, date }) => {
    const changed = listOn(before) === listOn(date) ? 'what the law says of' : 'the list of';
    const change = (provision: string, what: string): LawChange => {
      const words = `In ${phrase}, ${changed} protected characteristics changed: ${provision} ${what}`;
      return { kind: 'law_changed', date, jurisdiction, words };
    };
    const began = namesAny(before)
      ? 'began to apply'
      : `began to apply (until then all characteristics counted); ${NOT_THE_COMPANY}`;
    const ended = namesAny(date) ? 'ended' : 'ended (all characteristics count again)';
    return [
      ...characteristics.filter(({ until }) => until === date).map(({ provision }) => change(provision, ended)),
      ...characteristics.filter(({ from }) => from === date).map(({ provision }) => change(provision, began)),
    ];
  });
}

function saleChanges(law: Law, jurisdiction: string): LawChange[] {
  const { sale, phrase } = jurisdictionOf(law, jurisdiction);
  return turns(changeDays(sale)).flatMap(({ before, date }) => {
    const words = saleChange(saleMeaning(law, jurisdiction, before), saleMeaning(law, jurisdiction, date));
    return words === null ? [] : { kind: 'law_changed', date, jurisdiction, words: `In ${phrase}, ${words}` };
  });
}

/** What changed for sales, as the end of a sentence; `null` where it is nothing that a scorecard shows. */
function saleChange(before: SaleMeaning | null, after: SaleMeaning | null): string | null {
  if (before?.meaning === after?.meaning && before?.provision === after?.provision) return null;
  const old = before?.provision ?? 'the law before';
  if (!after) return `${old} ended (no law there says any more what a sale is)`;
  const now = `${after.provision ?? 'a law'} ${before ? `took the place of ${old}` : 'began to apply'}`;
  const said = `${now}: ${SALE_WORDS[after.meaning]}`;
  return before ? said : `${said} (until then no law there said what one is); ${NOT_THE_COMPANY}`;
}

/** Each day with the one that tells what was before it: the turn before, or the empty string. */
function turns(days: readonly IsoDate[]): { before: IsoDate; date: IsoDate }[] {
  return days.map((date, i) => ({ before: days[i - 1] ?? '', date }));
}
