import { type Mistake, parseRuleFile, type RuleFile, RuleFileError, type RuleSource } from '../rulefile';
import type { Jurisdiction, Law } from './Law';
import { type LawFile, lawFile } from './lawFile';
import { lawMistakes } from './lawMistakes';
import type { TransferMechanism } from './TransferMechanism';
import { timelineOf } from './timeline';

/**
 * The law of all files in `scoring-rules/jurisdictions/`, whatever is in which file.
 * @throws RuleFileError with every mistake: of form, a claim that says neither where it comes from nor what of it is not
 * sure, a code used twice or not at all, and what `lawMistakes` finds.
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
  if (mistakes.length === 0) mistakes.push(...lawMistakes(files, jurisdictions));
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
