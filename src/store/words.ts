import { hashOf } from './policyText';

/** The words of a text in lower case, joined by spaces: what is left of a clause when marks and blanks do not count. */
export function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** SHA-256 of the words of a clause, in hexadecimal: the same clause in another version of a policy has the same. */
export function wordsHashOf(clause: string): string {
  return hashOf(wordsOf(clause));
}
