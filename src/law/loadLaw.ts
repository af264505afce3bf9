import { expectedOneOf, type Mistake, parseRuleFile, type RuleFile, RuleFileError, type RuleSource } from '../rulefile';
import type { Jurisdiction, Law } from './Law';
import { type LawFile, lawFile } from './lawFile';
import { overlap } from './span';
import type { TransferMechanism } from './TransferMechanism';
import { timelineOf } from './timeline';

/**
 * The law of all files in `scoring-rules/jurisdictions/`, whatever is in which file.
 * @throws RuleFileError with every mistake: of form, a code used twice or not at all, an end before its beginning or
 * without what ended it (and the other way round), a day of a period that lies outside it, two periods of one
 * instrument for one exporter or two meanings of a sale that overlap.
 */
export function loadLaw(sources: readonly RuleSource[]): Law {
  const mistakes: Mistake[] = [];
  const files: RuleFile<LawFile>[] = [];
  for (const source of sources) {
    try {
      files.push(parseRuleFile(source, lawFile));
    } catch (error) {
      if (!(error instanceof RuleFileError)) throw error;
      mistakes.push(...error.mistakes);
    }
  }
  const jurisdictions = new Map<string, Jurisdiction>();
  const mechanisms = new Map<string, TransferMechanism>();
  for (const file of files) {
    mistakes.push(...gather(file, 'jurisdictions', jurisdictions), ...gather(file, 'mechanisms', mechanisms));
  }
  // Half a table would give mistakes that are none: codes are checked against files that could all be read.
  if (mistakes.length === 0) for (const file of files) mistakes.push(...mistakesIn(file, jurisdictions));
  if (mistakes.length > 0) throw new RuleFileError(mistakes);
  const timelines = [...mechanisms.values()].map(mechanism => {
    const each = [...jurisdictions.values()].map(one => [one.code, timelineOf(mechanism, one)] as const);
    return [mechanism.code, new Map(each)] as const;
  });
  return {
    jurisdictions,
    mechanisms,
    adequacy: files.flatMap(file => file.value.adequacy),
    timelines: new Map(timelines),
  };
}

function gather<T extends { code: string }>(
  file: RuleFile<LawFile>,
  list: 'jurisdictions' | 'mechanisms',
  into: Map<string, T>,
): Mistake[] {
  const mistakes: Mistake[] = [];
  (file.value[list] as readonly { code: string }[]).forEach((entry, i) => {
    if (into.has(entry.code)) {
      mistakes.push(file.mistake([list, i, 'code'], `${entry.code} is described twice; one description is expected`));
    } else into.set(entry.code, entry as T);
  });
  return mistakes;
}

function mistakesIn(file: RuleFile<LawFile>, jurisdictions: ReadonlyMap<string, Jurisdiction>): Mistake[] {
  const mistakes: Mistake[] = [];
  const say = (path: readonly PropertyKey[], message: string) => mistakes.push(file.mistake(path, message));
  const checkCode = (code: string, path: readonly PropertyKey[]) => {
    if (!jurisdictions.has(code)) {
      say(path, `Unknown jurisdiction "${code}"; ${expectedOneOf(code, jurisdictions.keys())}`);
    }
  };
  const checkSpan = (from: string | null, until: string | null, path: readonly PropertyKey[]) => {
    if (from !== null && until !== null && until <= from) {
      say([...path, 'until'], `It ends on ${until}, which is not after its beginning on ${from}`);
    }
  };
  const checkAfterBeginning = (day: string | null, from: string, path: readonly PropertyKey[]) => {
    if (day !== null && day < from) say(path, `${day} is before the period begins, on ${from}`);
  };
  const checkBeforeEnd = (day: string | null, until: string | null, path: readonly PropertyKey[]) => {
    if (day !== null && until !== null && day >= until) {
      say(path, `${day} is not before the period's end, which is on ${until}`);
    }
  };
  /** What ended it goes with its end. */
  const checkEnding = (until: string | null, endedBy: unknown, path: readonly PropertyKey[]) => {
    if (until === null && endedBy !== null) {
      say([...path, 'endedBy'], 'It says what ended it, but there is no until; expected the first day after its end');
    }
  };
  file.value.jurisdictions.forEach((one, i) => {
    const path = ['jurisdictions', i];
    one.laws.forEach((law, j) => {
      checkSpan(law.from, law.until, [...path, 'laws', j]);
    });
    one.sale.forEach((meaning, j) => {
      const at = [...path, 'sale', j];
      checkSpan(meaning.from, meaning.until, at);
      if (one.sale.slice(0, j).some(other => overlap(other, meaning))) {
        say([...at, 'from'], 'It overlaps another meaning of a sale; a law is expected to have one on a day');
      }
    });
    one.characteristics.forEach((group, j) => {
      checkSpan(group.from, group.until, [...path, 'characteristics', j]);
    });
    if (one.followed) checkCode(one.followed.jurisdiction, [...path, 'followed', 'jurisdiction']);
  });
  file.value.mechanisms.forEach((one, i) => {
    const path = ['mechanisms', i];
    one.madeFor.forEach((code, j) => {
      checkCode(code, [...path, 'madeFor', j]);
    });
    one.never.forEach((never, j) => {
      never.exporters?.forEach((code, k) => {
        checkCode(code, [...path, 'never', j, 'exporters', k]);
      });
    });
    one.periods.forEach((period, j) => {
      const at = [...path, 'periods', j];
      checkCode(period.exporter, [...at, 'exporter']);
      checkSpan(period.from, period.until, at);
      if (period.until !== null && period.endedBy === null) {
        say([...at, 'until'], `It ends on ${period.until}, but endedBy does not say what ended it`);
      }
      checkEnding(period.until, period.endedBy, at);
      for (const field of ['usableFrom', 'newUntil'] as const) {
        checkAfterBeginning(period[field], period.from, [...at, field]);
        checkBeforeEnd(period[field], period.until, [...at, field]);
      }
      // A condition may be older than the instrument that it came to hold for.
      checkBeforeEnd(period.condition?.from ?? null, period.until, [...at, 'condition', 'from']);
      const clash = one.periods
        .slice(0, j)
        .find(
          other =>
            other.instrument === period.instrument && other.exporter === period.exporter && overlap(other, period),
        );
      if (clash) {
        say(
          [...at, 'from'],
          `This period overlaps period ${clash.key} of the same instrument for ${period.exporter}; ` +
            'periods of one instrument for one exporter are expected to follow each other',
        );
      }
    });
  });
  file.value.adequacy.forEach((decision, i) => {
    checkCode(decision.exporter, ['adequacy', i, 'exporter']);
    checkSpan(decision.from, decision.until, ['adequacy', i]);
    checkEnding(decision.until, decision.endedBy, ['adequacy', i]);
  });
  return mistakes;
}
