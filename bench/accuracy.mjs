#!/usr/bin/env node
// How well policies are read: the figures of the annotated sets, and the confusion tables, policy by policy and line by line.
//
//   npm run bench:accuracy -- [seeds] [train] [tuned] [held] [dev] [read] [unread] [--write]
//
// The texts, and the annotations of all but `read` and `unread`, are not part of this repository: without ../shared it
// says so and does nothing. `held` are the 20 policies of `dev` that were kept aside, `tuned` the other 40; `read` and
// `unread` are policies of ../shared/corpus whose annotations are in bench/annotated. `--write` puts all sets into
// docs/accuracy.md.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const shared = join(root, '../shared');
const gold = join(shared, 'gold');
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

const ALL = ['seeds', 'train', 'tuned', 'held', 'dev', 'read', 'unread'];
const ANNOTATED_HERE = ['read', 'unread'];
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

/** A set's policies, with their annotations and texts. */
function policiesOf(set) {
  if (ANNOTATED_HERE.includes(set)) return annotatedHere(set);
  const { source, names } = namesOf(set);
  return names.map(id => ({
    id,
    annotation: JSON.parse(readFileSync(join(gold, source, `${id}.json`), 'utf8')),
    text: textIn(join(gold, 'texts', source, `${id}.txt`)),
  }));
}

function annotatedHere(set) {
  const lines = readFileSync(join(import.meta.dirname, 'annotated', `${set}.ndjson`), 'utf8')
    .trim()
    .split('\n');
  return lines.map(line => {
    const annotation = JSON.parse(line);
    const text = textIn(join(shared, annotation.file));
    if (createHash('sha256').update(text).digest('hex') !== annotation.sha256) {
      console.error(`${annotation.file} is not the text that was annotated, so that the places in it are wrong.`);
      process.exit(1);
    }
    return { id: annotation.id, annotation, text };
  });
}

function textIn(file) {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

/** The names of a set's policies, and the folder of `gold` that has them. */
function namesOf(set) {
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
  const policies = policiesOf(set).map(policy => ({ ...policy, reading: readPractices(policy.text, rules) }));
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
  return { set, count: policies.length, figures: figures(policies), kinds };
}

/** What the annotations' own evaluation counts for these policies. */
function figures(policies) {
  const scratch = mkdtempSync(join(tmpdir(), 'fineprint-accuracy-'));
  try {
    mkdirSync(join(scratch, 'gold'));
    mkdirSync(join(scratch, 'texts'));
    for (const { id, annotation, text } of policies) {
      writeFileSync(join(scratch, 'gold', `${id}.json`), JSON.stringify(annotation));
      writeFileSync(join(scratch, 'texts', `${id}.txt`), text);
    }
    const findings = policies.map(({ id, reading }) => JSON.stringify({ file: `${id}.txt`, ...reading }));
    writeFileSync(join(scratch, 'findings.ndjson'), findings.join('\n'));
    const options = ['--gold', join(scratch, 'gold'), '--texts', join(scratch, 'texts'), '--json'];
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
