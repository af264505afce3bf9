import { expectedOneOf, type Mistake, type RuleFile } from '../rulefile';
import type { AdequacyDecision, Jurisdiction } from './Law';
import type { LawFile } from './lawFile';
import { overlap, type Span } from './span';
import { spelled } from './spelled';
import type { TransferMechanism } from './TransferMechanism';
import { periodsFor } from './timeline';

/**
 * What contradicts itself or each other in files of the law whose form is right: a code that is not known, an end before
 * its beginning or without what ended it (and the other way round), a day of a period that lies outside it, periods of
 * one instrument, meanings of a sale or descriptions of one decision that overlap, a name of two jurisdictions, one that
 * follows itself, a mechanism that is both valid and said never to be.
 */
export function lawMistakes(
  files: readonly RuleFile<LawFile>[],
  jurisdictions: ReadonlyMap<string, Jurisdiction>,
): Mistake[] {
  const mistakes: Mistake[] = [];
  const all = { jurisdictions, names: new Map<string, string>(), decisions: [] };
  for (const file of files) {
    const checks = checksOf(file, jurisdictions, mistakes);
    file.value.jurisdictions.forEach((one, i) => {
      checkJurisdiction(one, ['jurisdictions', i], checks, all);
    });
    file.value.mechanisms.forEach((one, i) => {
      checkMechanism(one, ['mechanisms', i], checks, all);
    });
    file.value.adequacy.forEach((one, i) => {
      checkAdequacy(one, ['adequacy', i], checks, all);
    });
  }
  return mistakes;
}

/** What of all files an entry is checked against; the lists grow from file to file. */
interface WholeLaw {
  jurisdictions: ReadonlyMap<string, Jurisdiction>;
  /** The code of the jurisdiction that has a name, by the name as it is compared. */
  names: Map<string, string>;
  decisions: AdequacyDecision[];
}

type Path = readonly PropertyKey[];
type Checks = ReturnType<typeof checksOf>;

/** Checks that several lists have in common. */
function checksOf(file: RuleFile<LawFile>, jurisdictions: ReadonlyMap<string, Jurisdiction>, mistakes: Mistake[]) {
  const say = (path: Path, message: string) => {
    mistakes.push(file.mistake(path, message));
  };
  return {
    say,
    code(code: string, path: Path) {
      if (jurisdictions.has(code)) return;
      say(path, `Unknown jurisdiction "${code}"; ${expectedOneOf(code, jurisdictions.keys())}`);
    },
    span({ from, until }: Span, path: Path) {
      if (from !== null && until !== null && until <= from) {
        say([...path, 'until'], `It ends on ${until}, which is not after its beginning on ${from}`);
      }
    },
    /** An end goes with what ended it. */
    ending({ until, endedBy }: { until: string | null; endedBy: unknown }, path: Path) {
      if (until !== null && endedBy === null) {
        say([...path, 'until'], `It ends on ${until}, but endedBy does not say what ended it`);
      }
      if (until === null && endedBy !== null) {
        say([...path, 'endedBy'], 'It says what ended it, but there is no until; expected the first day after its end');
      }
    },
  };
}

function checkJurisdiction(one: Jurisdiction, path: Path, checks: Checks, { names }: WholeLaw): void {
  one.laws.forEach((law, i) => {
    checks.span(law, [...path, 'laws', i]);
  });
  one.sale.forEach((meaning, i) => {
    const at = [...path, 'sale', i];
    checks.span(meaning, at);
    if (one.sale.slice(0, i).some(other => overlap(other, meaning))) {
      checks.say([...at, 'from'], 'It overlaps another meaning of a sale; a law is expected to have one on a day');
    }
  });
  one.characteristics.forEach((group, i) => {
    checks.span(group, [...path, 'characteristics', i]);
  });
  one.spokenOfAs.forEach((name, i) => {
    const other = names.get(spelled(name)) ?? one.code;
    if (other !== one.code) {
      const words = `A policy speaks of ${other} as "${name}" already; a name is expected to be that of one jurisdiction`;
      checks.say([...path, 'spokenOfAs', i], words);
    } else names.set(spelled(name), one.code);
  });
  if (!one.followed) return;
  const { jurisdiction } = one.followed;
  const at = [...path, 'followed', 'jurisdiction'];
  if (jurisdiction === one.code) checks.say(at, `${one.code} follows itself; another jurisdiction is expected`);
  else checks.code(jurisdiction, at);
}

function checkMechanism(one: TransferMechanism, path: Path, checks: Checks, { jurisdictions }: WholeLaw): void {
  one.madeFor.forEach((code, i) => {
    checks.code(code, [...path, 'madeFor', i]);
  });
  one.never.forEach(({ exporters }, i) => {
    const at = [...path, 'never', i];
    exporters?.forEach((code, j) => {
      checks.code(code, [...at, 'exporters', j]);
    });
    for (const code of exporters ?? jurisdictions.keys()) {
      const exporter = jurisdictions.get(code);
      const period = exporter && periodsFor(one, exporter)[0];
      if (period) {
        checks.say(
          at,
          `It is said never to be valid for ${code}, but period ${period.key} makes it so; one of them is expected`,
        );
      }
    }
  });
  checkPeriods(one, path, checks);
}

function checkPeriods({ periods }: TransferMechanism, path: Path, checks: Checks): void {
  const checkAfterBeginning = (day: string | null, from: string, at: Path) => {
    if (day !== null && day < from) checks.say(at, `${day} is before the period begins, on ${from}`);
  };
  const checkBeforeEnd = (day: string | null, until: string | null, at: Path) => {
    if (day !== null && until !== null && day >= until) {
      checks.say(at, `${day} is not before the period's end, which is on ${until}`);
    }
  };
  periods.forEach((period, i) => {
    const at = [...path, 'periods', i];
    checks.code(period.exporter, [...at, 'exporter']);
    checks.span(period, at);
    checks.ending(period, at);
    for (const field of ['usableFrom', 'newUntil'] as const) {
      checkAfterBeginning(period[field], period.from, [...at, field]);
      checkBeforeEnd(period[field], period.until, [...at, field]);
    }
    // A condition may be older than the instrument that it came to hold for.
    checkBeforeEnd(period.condition?.from ?? null, period.until, [...at, 'condition', 'from']);
    const clash = periods.slice(0, i).find(other => sameInstrument(other, period) && overlap(other, period));
    if (clash) {
      checks.say(
        [...at, 'from'],
        `This period overlaps period ${clash.key} of the same instrument for ${period.exporter}; ` +
          'periods of one instrument for one exporter are expected to follow each other',
      );
    }
  });
}

function checkAdequacy(one: AdequacyDecision, path: Path, checks: Checks, { decisions }: WholeLaw): void {
  checks.code(one.exporter, [...path, 'exporter']);
  checks.span(one, path);
  checks.ending(one, path);
  const again = decisions.some(
    other => sameInstrument(other, one) && spelled(other.country) === spelled(one.country) && overlap(other, one),
  );
  if (again) {
    const words = `This decision on ${one.country} for ${one.exporter} is there already; one description is expected for a day`;
    checks.say([...path, 'instrument'], words);
  }
  decisions.push(one);
}

/** One instrument for data from one exporter. */
function sameInstrument(a: { exporter: string; instrument: string }, b: typeof a): boolean {
  return a.exporter === b.exporter && spelled(a.instrument) === spelled(b.instrument);
}
