import type { Statement as FoundStatement } from '../../practices';
import type { Found, Review } from '../entities';
import { hashOf } from '../policyText';
import { wordsOf } from '../words';

/** A statement as far as it matters for whether a review counts for it. */
export type ReviewedWords = Pick<FoundStatement, 'kind' | 'quote'> & { wordsHash: string };

/** What the engine found in a statement's words, also when it is read as it counts after its review. */
export function foundIn(statement: Found & { review?: Pick<Review, 'found'> | null }): Found {
  const { stance, qualifier, disposition, categories, mechanisms } = statement.review?.found ?? statement;
  return { stance, qualifier, disposition, categories, mechanisms };
}

/** What of a statement must be the same for a review to count for it, as a SHA-256: its kind, its words, its finding. */
export function aboutOf({ kind, wordsHash, quote }: ReviewedWords, found: Found): string {
  const { stance, qualifier, disposition, categories, mechanisms } = found;
  const codes = mechanisms.map(({ code, relation }) => [code, relation]);
  const parts = [kind, wordsHash, wordsOf(quote), stance, qualifier, disposition, categories, codes];
  return hashOf(JSON.stringify(parts));
}
