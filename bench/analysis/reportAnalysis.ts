import type { AnalysisMeasure } from './measureAnalysis';

/** What the benchmark found, as a table for people. */
export function reportAnalysis(measure: AnalysisMeasure): string {
  const { texts, bare, fineprint, clauses, assessed, wink, megabyteOfPolicy, worst } = measure;
  const row = (name: string, ms: number) =>
    [
      name.padEnd(34),
      `${(texts.megabytes / (ms / 1000)).toFixed(1)} MB/s`.padStart(11),
      `${Math.round(texts.texts.length / (ms / 1000)).toLocaleString('en')} policies/s`.padStart(18),
      `${(ms / bare).toFixed(2)} x bare`.padStart(14),
    ].join('');
  return [
    `${texts.texts.length} ${texts.source}, ${texts.megabytes.toFixed(1)} MB, one core, Node ${process.version}`,
    '',
    row('bare /\\w+/g pass', bare),
    row('fineprint, text to practices', fineprint),
    row('  of it: finding clauses', clauses),
    row('  of it: whether it can be judged', assessed),
    row('wink-nlp, full pipeline', wink),
    '',
    `fineprint is ${(wink / fineprint).toFixed(0)} times as fast as wink-nlp (reach: at least 20)`,
    `fineprint takes ${(fineprint / bare).toFixed(2)} times the bare pass (reach: at most 5)`,
    '',
    `One megabyte of the worst texts (reach: at most twice the ${megabyteOfPolicy.toFixed(0)} ms of a megabyte of policy):`,
    ...[...worst]
      .sort((a, b) => b.ms - a.ms)
      .map(
        ({ name, ms }) =>
          `  ${name.padEnd(32)}${ms.toFixed(0).padStart(6)} ms${(ms / megabyteOfPolicy).toFixed(2).padStart(8)} x`,
      ),
  ].join('\n');
}
