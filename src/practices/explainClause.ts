import { assessability, type Clause, findClauses } from '../policy';
import type { KindRules, PracticeRules } from './Rules';
import { readStatements } from './readPractices';
import { readSentence } from './Sentence';
import type { PracticeKind, Statement } from './Statement';
import type { Outcome, Trace } from './Trace';
import { triggeredKinds } from './triggers';

/** How one clause was read, for a person who wants to check it. */
export interface ClauseExplanation {
  /** Why the text is not judged, so that nothing that is found in it counts; `null` when it is. */
  notAssessed: string | null;
  clause: Clause;
  quote: string;
  /** The words of the clauses that introduce it, the nearest first. */
  introducedBy: readonly string[];
  /** One for each practice kind, in the order of the rules. */
  kinds: readonly KindExplanation[];
}

export interface KindExplanation {
  kind: PracticeKind;
  title: string;
  /** The trigger words in the clause, as they stand there. Without any, the clause is not read for this kind. */
  triggers: readonly string[];
  statement: Statement | null;
  /** The patterns whose words were found, with what came of each, in the order of the file; then those not found. */
  patterns: readonly { pattern: string; outcome: Outcome; sentence: string }[];
  /** The whole in one sentence. */
  verdict: string;
}

/**
 * Tells how the clause with this ordinal is read: which triggers fired, which patterns matched, and what vetoed them.
 * @throws RangeError when the text has no such clause
 */
export function explainClause(text: string, rules: PracticeRules, ordinal: number): ClauseExplanation {
  const clauses = findClauses(text);
  const clause = clauses[ordinal];
  if (!clause) throw new RangeError(`There is no clause ${ordinal}: the text has clauses 0 to ${clauses.length - 1}`);
  const outcomes = new Map<PracticeKind, { pattern: string; outcome: Outcome }[]>();
  const statements = new Map<PracticeKind, Statement>();
  const trace: Trace = {
    clause: ordinal,
    pattern: (kind, pattern, outcome) => {
      const known = outcomes.get(kind);
      if (known) known.push({ pattern, outcome });
      else outcomes.set(kind, [{ pattern, outcome }]);
    },
    statement: (kind, statement) => statements.set(kind, statement),
  };
  readStatements(text, clauses, rules, trace);
  const quoteOf = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const introducedBy: string[] = [];
  for (let above = clause.introducedBy; above !== null; above = clauses[above]!.introducedBy) {
    introducedBy.push(quoteOf(clauses[above]!));
  }
  return {
    notAssessed: assessability(text, clauses),
    clause,
    quote: quoteOf(clause),
    introducedBy,
    kinds: rules.kinds.map((kind, k) => {
      const triggers = triggersIn(quoteOf(clause), rules, k);
      const found = outcomes.get(kind.id) ?? [];
      const statement = statements.get(kind.id) ?? null;
      const patterns = [...found.filter(isFound), ...found.filter(one => !isFound(one))];
      return {
        kind: kind.id,
        title: kind.title,
        triggers,
        statement,
        patterns: patterns.map(one => ({ ...one, sentence: sentenceOf(one.outcome) })),
        verdict: verdictOf(kind, triggers, found.length > 0, statement),
      };
    }),
  };
}

function isFound({ outcome }: { outcome: Outcome }): boolean {
  return outcome.is !== 'unmatched';
}

function triggersIn(quote: string, { language }: PracticeRules, kind: number): string[] {
  const words = new Set<string>();
  const sentence = readSentence(quote, language.vocabulary);
  triggeredKinds(sentence.tokens, sentence.from, sentence.to, language.vocabulary, (start, end, kinds) => {
    if (kinds & (1 << kind)) words.add(sentence.words(start, end));
  });
  return [...words];
}

function sentenceOf(outcome: Outcome): string {
  switch (outcome.is) {
    case 'statement':
      return [`decides by "${outcome.words}"`, ...outcome.because].join('; ');
    case 'outranked':
      return `would match by "${outcome.words}", but ${outcome.by} stands above it in the file`;
    case 'vetoed':
      return `would match by "${outcome.words}", but ${outcome.because}${outcome.by ? `: "${outcome.by}"` : ''}`;
    case 'ignored':
      return `would match by "${outcome.words}", but ${outcome.because}, and so it is for another pattern`;
    case 'unmatched':
      return outcome.because;
  }
}

/** What a statement comes to, for someone who does not know the words that the rules use. */
function meaningOf({ stance, qualifier }: Statement): string {
  if (stance === 'asserted') return 'asserted (the policy says that it is done, or may be)';
  if (stance === 'denied') return 'denied (the policy says that it is not done)';
  if (stance === 'choice') return 'a choice (the policy offers a way out, and says nothing else)';
  if (qualifier === 'consent') return 'qualified (only with consent)';
  return qualifier === 'exception'
    ? 'qualified (not done, but with an exception)'
    : 'qualified (not done, but only part of the data or people is meant)';
}

function verdictOf(kind: KindRules, triggers: readonly string[], isRead: boolean, statement: Statement | null): string {
  if (statement) return `${kind.title}: ${meaningOf(statement)}, by the pattern ${statement.pattern}.`;
  const words = triggers.map(word => `"${word}"`).join(', ');
  if (triggers.length > 0) {
    return isRead
      ? `${kind.title}: no statement. It was read because of ${words}, but no pattern holds.`
      : `${kind.title}: no statement. It has ${words}, but it is a title or a question, which state nothing.`;
  }
  return isRead
    ? `${kind.title}: no statement. It was read because of what stands before or above it, but no pattern holds.`
    : `${kind.title}: no statement. It has none of the words that this practice is spoken of with.`;
}
