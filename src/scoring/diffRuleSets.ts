import type { Criterion, Level, RuleSetContent } from './RuleSet';

/** One difference between two rule sets, as one sentence for people. */
export interface RuleSetDifference {
  /** The criterion's id, or `null` for what concerns the whole. */
  criterion: string | null;
  /** The level's id (`silent` included), or `null` for what concerns the criterion or the whole. */
  level: string | null;
  words: string;
}

/** What `b` says otherwise than `a`, in the order of `b`, then what it no longer has. Empty for equal versions. */
export function diffRuleSets(a: RuleSetContent, b: RuleSetContent): RuleSetDifference[] {
  const whole = [
    ...changed('The id', a.id, b.id),
    ...changed('The title', a.title, b.title),
    ...changed('The description', a.description, b.description),
    ...changed('Without a jurisdiction, transfers are judged for', a.exporters.join(', '), b.exporters.join(', ')),
    ...changed('The least coverage that is graded', percent(a.minimumCoverage), percent(b.minimumCoverage)),
    ...changed("The grades' highest risks", gradesIn(a), gradesIn(b)),
  ].map(words => ({ criterion: null, level: null, words }));
  const shares = (content: RuleSetContent) => content.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const criteria = pairsOf(a.criteria, b.criteria).flatMap(([before, after]) =>
    criterionDifferences(before, after, shares(a), shares(b)),
  );
  const moved = reordered('The order of criteria', a.criteria, b.criteria);
  return [...whole, ...moved.map(words => ({ criterion: null, level: null, words })), ...criteria];
}

function criterionDifferences(
  before: Criterion | undefined,
  after: Criterion | undefined,
  sumBefore: number,
  sumAfter: number,
): RuleSetDifference[] {
  const { id } = (after ?? before)!;
  const say = (words: string, level: string | null = null) => ({ criterion: id, level, words });
  const weight = (criterion: Criterion, sum: number) =>
    `${criterion.weight} (${percent(criterion.weight / sum)} of all)`;
  const everywhere = (criterion: Criterion) => criterion.appliesIn?.join(', ') ?? 'every jurisdiction';
  if (!before) {
    const { question, practice, appliesIn, perExporter, levels, silent } = after!;
    return [
      say(`New: “${question}”, answered by ${practice}, weight ${weight(after!, sumAfter)}`),
      ...(appliesIn === null ? [] : [say(`It counts in: ${everywhere(after!)}`)]),
      ...(perExporter ? [say('Judged for each exporter')] : []),
      ...levels.flatMap(level => levelDifferences(undefined, level).map(words => say(words, level.id))),
      say(`When no level applies: “${silent.because}”, risk ${silent.risk}`, 'silent'),
    ];
  }
  if (!after) return [say(`Gone: “${before.question}”, weight ${weight(before, sumBefore)}`)];
  return [
    ...changed('The question', before.question, after.question),
    ...changed('The practice', before.practice, after.practice),
    ...changed('The weight', weight(before, sumBefore), weight(after, sumAfter)),
    ...changed('It counts in', everywhere(before), everywhere(after)),
    ...changed('Judged for each exporter', yes(before.perExporter), yes(after.perExporter)),
    ...changed('The references', before.references.join('; '), after.references.join('; ')),
    ...reordered('The order of levels', before.levels, after.levels),
  ]
    .map(words => say(words))
    .concat(
      pairsOf(before.levels, after.levels).flatMap(([from, to]) =>
        levelDifferences(from, to).map(words => say(words, (to ?? from)!.id)),
      ),
      levelDifferences(silentLevel(before), silentLevel(after)).map(words => say(words, 'silent')),
    );
}

function levelDifferences(before: Level | undefined, after: Level | undefined): string[] {
  if (!before) return [`New level: “${after!.because}”, risk ${after!.risk}, when ${after!.when}`];
  if (!after) return [`Level gone: “${before.because}”, risk ${before.risk}`];
  const name = `“${after.because}”`;
  return [
    ...changed('The words', before.because, after.because),
    ...changed(`The risk of ${name}`, String(before.risk), String(after.risk)),
    ...changed(`The condition of ${name}`, before.when, after.when),
    ...changed(`The explanation of ${name}`, before.why, after.why),
  ];
}

function silentLevel({ silent }: Criterion): Level {
  return { id: 'silent', ...silent, when: '', why: null };
}

/** Things of the same id side by side, in the order of `b`; then those that only `a` has. */
function pairsOf<T extends { id: string }>(
  a: readonly T[],
  b: readonly T[],
): (readonly [T | undefined, T | undefined])[] {
  const kept = b.map(after => [a.find(before => before.id === after.id), after] as const);
  const gone = a.filter(before => !b.some(after => after.id === before.id)).map(before => [before, undefined] as const);
  return [...kept, ...gone];
}

/** The order of what both have. */
function reordered(what: string, a: readonly { id: string }[], b: readonly { id: string }[]): string[] {
  const common = (list: typeof a, other: typeof a) =>
    list.flatMap(({ id }) => (other.some(one => one.id === id) ? id : [])).join(', ');
  return changed(what, common(a, b), common(b, a));
}

function changed(what: string, before: string | null, after: string | null): string[] {
  return before === after ? [] : [`${what}: ${before ?? 'none'} → ${after ?? 'none'}`];
}

function gradesIn({ grades }: RuleSetContent): string {
  return grades.map(({ grade, upTo }) => `${grade} ${upTo}`).join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function yes(value: boolean): string {
  return value ? 'yes' : 'no';
}
