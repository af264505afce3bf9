import { loadPracticeRules, projectRoot } from '../files';
import { findClauses } from '../policy';
import { type PracticeRules, type Reading, readPractices, type Statement } from '../practices';
import { nameOf, readText } from './readText';
import type { Terminal } from './Terminal';
import { UsageError } from './UsageError';

/** `ndjson`: a JSON object a line, for programs; `text`: a report for people. */
export const FORMATS = ['text', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * Reads each policy and prints what was found in it. A file that cannot be read is told, and the others are still read.
 * Returns whether all could be read.
 * @throws UsageError, before any is read, when standard input is named twice.
 */
export async function analyze(files: readonly string[], format: Format, terminal: Terminal): Promise<boolean> {
  if (files.filter(file => file === '-').length > 1) {
    throw new UsageError('Standard input can be read once; give - once.');
  }
  const rules = loadPracticeRules(projectRoot());
  let all = true;
  for (const file of files) {
    try {
      const text = await readText(file, terminal);
      const reading = readPractices(text, rules);
      terminal.print(
        format === 'ndjson' ? JSON.stringify(findings(file, reading)) : report(file, text, reading, rules),
      );
    } catch (error) {
      terminal.complain((error as Error).message);
      all = false;
    }
  }
  return all;
}

function findings(file: string, { notAssessed, practices }: Reading) {
  return {
    file,
    ...(notAssessed !== null && { notAssessed }),
    practices: practices.map(({ kind, stance, contradictions, categories, mechanisms, statements }) => ({
      kind,
      stance,
      statements: statements.map(({ kind: _, ...statement }) => statement),
      contradictions: contradictions.map(({ promise, breach }) => ({
        promise: { start: promise.start, end: promise.end },
        breach: { start: breach.start, end: breach.end },
      })),
      categories,
      mechanisms,
    })),
  };
}

function report(file: string, text: string, reading: Reading, rules: PracticeRules): string {
  const { notAssessed, practices } = reading;
  const name = nameOf(file);
  if (notAssessed !== null) return `${name}\n  Not assessed: ${notAssessed}\n`;
  const clauses = findClauses(text);
  const lines = [name];
  for (const practice of practices) {
    const title = rules.kinds.find(({ id }) => id === practice.kind)!.title;
    const names = [...practice.categories, ...practice.mechanisms.map(wordsOfMechanism)];
    lines.push(`  ${title} (${practice.kind}): ${[practice.stance, ...names].join(', ')}`);
    for (const statement of practice.statements) {
      const section = clauses[statement.clause]!.sectionPath.join(' > ');
      lines.push(`    ${wordsOfStatement(statement)}, at ${statement.start}${section && ` in "${section}"`}:`);
      lines.push(`      "${statement.quote.replace(/\s+/g, ' ')}"`);
    }
    for (const { promise, breach } of practice.contradictions) {
      lines.push(`    contradiction: what stands at ${promise.start} and at ${breach.start} cannot both be true`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function wordsOfMechanism({ code, relation }: { code: string; relation: string }): string {
  return relation === 'disclaimed' ? `${code} (disclaimed)` : code;
}

function wordsOfStatement({ stance, qualifier, disposition }: Statement): string {
  const details = [qualifier, stance === 'asserted' && disposition].filter(Boolean).join(', ');
  return details ? `${stance} (${details})` : stance;
}
