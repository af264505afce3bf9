#!/usr/bin/env node
// How well policies are read: the figures of the annotated sets, and the confusion tables, policy by policy and line by line.
//
//   npm run bench:accuracy -- [seeds] [train] [tuned] [held] [dev] [--write]
//
// The annotations are not part of this repository: without ../shared/gold it says so and does nothing. `held` are the 20
// policies of `dev` that were kept aside, `tuned` the other 40. `--write` puts all sets into docs/accuracy.md.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const gold = join(root, '../shared/gold');
const STANCES = ['asserted', 'qualified', 'denied'];
const KINDS = ['sale', 'third_party_ads', 'protected_class_data', 'cross_border_transfer'];

if (!existsSync(gold)) {
  console.log(`There are no annotated policies in ${gold}, so there is nothing to measure.`);
  process.exit(0);
}
if (!existsSync(join(root, 'dist/src/practices'))) {
  console.error('Build the project first: npm run build');
  process.exit(1);
}
const require = createRequire(import.meta.url);
const { loadPracticeKinds, readPractices } = require('../dist/src/practices');
const { readRuleFolder } = require('../dist/src/files');

const ALL = ['seeds', 'train', 'tuned', 'held', 'dev'];
const flags = process.argv.slice(2);
const unknown = flags.find(flag => ![...ALL, '--write'].includes(flag));
if (unknown !== undefined) {
  console.error(`${unknown} is no set: name some of ${ALL.join(', ')}, or none for all.`);
  process.exit(1);
}
const named = flags.filter(flag => flag !== '--write');
const rules = loadPracticeKinds(readRuleFolder(root, 'scoring-rules/practices'));
const measured = (named.length > 0 ? named : ALL).map(measure);
const page = [figuresTable(measured), ...measured.map(confusionTable)].join('\n\n');
console.log(page);
if (flags.includes('--write')) {
  const file = join(root, 'docs/accuracy.md');
  const [before, after] = readFileSync(file, 'utf8').split(/(?<=<!-- figures -->\n)[\s\S]*(?=<!-- end of figures -->)/);
  writeFileSync(file, `${before}\n${page}\n\n${after}`);
}

/** The names of a set's policies, and the folder of `gold` that has them. */
function policiesOf(set) {
  const source = set === 'tuned' || set === 'held' ? 'dev' : set;
  const names = readdirSync(join(gold, source))
    .filter(name => name.endsWith('.json'))
    .map(name => name.replace('.json', ''))
    .sort();
  if (source === set) return { source, names };
  const held = keptAside(names);
  return { source, names: names.filter(name => held.has(name) === (set === 'held')) };
}

/** The first 20 of a Fisher-Yates shuffle from the end, driven by mulberry32 with the seed 20260101. */
function keptAside(sorted) {
  const names = [...sorted];
  let state = 20260101;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  for (let i = names.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [names[i], names[j]] = [names[j], names[i]];
  }
  return new Set(names.slice(0, 20));
}

function measure(set) {
  const { source, names } = policiesOf(set);
  const policies = names.map(id => {
    const annotation = JSON.parse(readFileSync(join(gold, source, `${id}.json`), 'utf8'));
    const text = readFileSync(join(gold, 'texts', source, `${id}.txt`), 'utf8').replace(/^\uFEFF/, '');
    return { id, annotation, reading: readPractices(text, rules) };
  });
  const assessed = policies.filter(({ annotation }) => !annotation.notAssessed);
  const kinds = KINDS.map(kind => {
    const ofKind = assessed.map(({ annotation, reading }) => ({
      expected: annotation[kind],
      found: reading.practices.find(one => one.kind === kind),
    }));
    const contradictions = ofKind.map(one => [
      one.expected.contradiction.includes(true),
      one.found.contradictions.length > 0,
    ]);
    return { kind, policies: policyPairs(ofKind), lines: linePairs(ofKind), contradictions };
  });
  return { set, count: names.length, figures: figures(source, policies), kinds };
}

/** What the annotations' own evaluation counts for these policies. */
function figures(source, policies) {
  const scratch = mkdtempSync(join(tmpdir(), 'fineprint-accuracy-'));
  try {
    mkdirSync(join(scratch, 'gold'));
    for (const { id } of policies) cpSync(join(gold, source, `${id}.json`), join(scratch, 'gold', `${id}.json`));
    const findings = policies.map(({ id, reading }) => JSON.stringify({ file: `${id}.txt`, ...reading }));
    writeFileSync(join(scratch, 'findings.ndjson'), findings.join('\n'));
    const options = ['--gold', join(scratch, 'gold'), '--texts', join(gold, 'texts', source), '--json'];
    const command = [join(gold, 'evaluate.mjs'), ...options, '--findings', join(scratch, 'findings.ndjson')];
    return JSON.parse(execFileSync('node', command, { encoding: 'utf8' }));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function figuresTable(sets) {
  const percent = share => (100 * share).toFixed(1);
  const answers = KINDS.map(kind => [
    kind,
    ...sets.map(({ figures: { [kind]: one } }) => `${percent(one.policyAccuracy)}, ${percent(one.f1)}`),
  ]);
  const others = ['mechanisms', 'categories'].map(key => [
    `${key} (F1)`,
    ...sets.map(one => percent(one.figures[key].f1)),
  ]);
  const assessed = ['rightly assessed or not', ...sets.map(one => percent(one.figures.assessedOrNotRightly))];
  const quotes = [
    'quotes, wrong quotes',
    ...sets.map(({ figures: one }) => `${one.quotes}, ${one.quotesThatDoNotMatchTheirOffsets}`),
  ];
  const contradictions = [
    'contradictions found, missed, false',
    ...sets.map(({ kinds }) => {
      const pairs = kinds.flatMap(one => one.contradictions);
      const count = (yes, found) => pairs.filter(([a, b]) => a === yes && b === found).length;
      return [count(true, true), count(true, false), count(false, true)].join(', ');
    }),
  ];
  const header = ['policy accuracy, clause F1 (%)', ...sets.map(({ set, count }) => `${set} (${count})`)];
  return table([header, ...answers, ...others, assessed, quotes, contradictions]);
}

/** What was annotated, down, and what was found, across: by policies, then by lines. */
function confusionTable({ set, kinds }) {
  const header = ['annotated', ...STANCES, 'silent', '', ...STANCES, 'nothing'];
  const rows = kinds.flatMap(({ kind, policies, lines }) =>
    STANCES.concat('none').map(stance => {
      const count = (pairs, a, b) => pairs.filter(([annotated, found]) => annotated === a && found === b).length || '·';
      const [forPolicy, forLines] = stance === 'none' ? ['silent', 'none'] : [stance, stance];
      return [
        `${kind}: ${stance === 'none' ? 'silent, or no line' : stance}`,
        ...[...STANCES, 'silent'].map(found => count(policies, forPolicy, found)),
        '',
        ...[...STANCES, 'none'].map(found => count(lines, forLines, found)),
      ];
    }),
  );
  return `### ${set}: policies found so, then lines found so\n\n${table([header, ...rows])}`;
}

function table([header, ...rows]) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Of each policy, the annotated stance (the found one where it is accepted) and the found one. */
function policyPairs(policies) {
  return policies.map(({ expected, found }) => [
    expected.stances.includes(found.stance) ? found.stance : expected.stances[0],
    found.stance,
  ]);
}

/** Of each line that must be found what was found there, and of each statement that stands on no annotated line. */
function linePairs(policies) {
  return policies.flatMap(({ expected, found }) => {
    const statements = found.statements.filter(one => one.stance !== 'choice');
    const lines = expected.lines
      .filter(one => one.must)
      .map(line => {
        const here = statements.filter(one => overlaps(one, line));
        const right = here.find(one => line.stances.includes(one.stance));
        if (right) return [right.stance, right.stance];
        return [line.stances[0], here[0]?.stance ?? 'none'];
      });
    const extra = statements.filter(one => !expected.lines.some(line => overlaps(one, line)));
    return [...lines, ...extra.map(one => ['none', one.stance])];
  });
}

function overlaps(a, b) {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start) >= 0.5 * Math.min(a.end - a.start, b.end - b.start);
}
