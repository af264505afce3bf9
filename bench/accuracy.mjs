#!/usr/bin/env node
// How well policies are read: the figures of the annotated sets, and the confusion tables, policy by policy and line by line.
//
//   npm run build && node bench/accuracy.mjs [seeds] [train] [tuned] [held] [dev] [--rules FOLDER]
//
// The annotations are not part of this repository: without ../shared/gold it says so and does nothing. `held` are the 20
// policies of `dev` that were kept aside (see docs/accuracy.md), `tuned` the other 40.
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

const { sets, folder } = readArguments(process.argv.slice(2));
const rules = loadPracticeKinds(readRuleFolder(folder, 'scoring-rules/practices'));
for (const set of sets) report(set);

function readArguments(given) {
  const at = given.indexOf('--rules');
  const folder = at < 0 ? root : given[at + 1];
  const named = at < 0 ? given : [...given.slice(0, at), ...given.slice(at + 2)];
  return { sets: named.length > 0 ? named : ['seeds', 'train', 'tuned', 'held', 'dev'], folder };
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

function report(set) {
  const { source, names } = policiesOf(set);
  const policies = names.map(id => {
    const annotation = JSON.parse(readFileSync(join(gold, source, `${id}.json`), 'utf8'));
    const text = readFileSync(join(gold, 'texts', source, `${id}.txt`), 'utf8').replace(/^\uFEFF/, '');
    return { id, annotation, reading: readPractices(text, rules) };
  });
  console.log(`## ${set}: ${names.length} policies\n`);
  console.log(figures(source, policies));
  const assessed = policies.filter(({ annotation }) => !annotation.notAssessed);
  for (const kind of KINDS) {
    const ofKind = assessed.map(({ annotation, reading }) => ({
      expected: annotation[kind],
      found: reading.practices.find(one => one.kind === kind),
    }));
    console.log(
      `${kind}, policies (annotated down, found across)\n${table([...STANCES, 'silent'], policyPairs(ofKind))}`,
    );
    console.log(`${kind}, lines (annotated down, found across)\n${table([...STANCES, 'none'], linePairs(ofKind))}`);
    const contradictions = ofKind.map(one => [
      one.expected.contradiction.includes(true),
      one.found.contradictions.length > 0,
    ]);
    const count = (yes, found) => contradictions.filter(([a, b]) => a === yes && b === found).length;
    console.log(
      `contradictions: ${count(true, true)} found, ${count(true, false)} missed, ${count(false, true)} false\n`,
    );
  }
}

/** What the annotations' own evaluation prints for these policies. */
function figures(source, policies) {
  const scratch = mkdtempSync(join(tmpdir(), 'fineprint-accuracy-'));
  try {
    mkdirSync(join(scratch, 'gold'));
    for (const { id } of policies) cpSync(join(gold, source, `${id}.json`), join(scratch, 'gold', `${id}.json`));
    const findings = policies.map(({ id, reading }) => JSON.stringify({ file: `${id}.txt`, ...reading }));
    writeFileSync(join(scratch, 'findings.ndjson'), findings.join('\n'));
    const options = ['--gold', join(scratch, 'gold'), '--texts', join(gold, 'texts', source)];
    const findingsFile = join(scratch, 'findings.ndjson');
    return execFileSync('node', [join(gold, 'evaluate.mjs'), ...options, '--findings', findingsFile], {
      encoding: 'utf8',
    });
  } finally {
    rmSync(scratch, { recursive: true });
  }
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

function table(names, pairs) {
  const row = cells => cells.map((cell, i) => (i === 0 ? String(cell).padEnd(10) : String(cell).padStart(10))).join('');
  const count = (a, b) => pairs.filter(([annotated, found]) => annotated === a && found === b).length;
  const lines = names.map(a => row([a, ...names.map(b => count(a, b) || '.')]));
  return [row(['', ...names]), ...lines, ''].join('\n');
}
