import { bracketMistake } from './brackets';

/**
 * The plain phrases that a word-list entry stands for. Brackets at a word are endings that it may have: `sell(s|ing)` is
 * "sell", "sells" and "selling". Brackets of their own are a choice: `third (party|parties)`; with `?` it may be left out.
 * Words come out as `tokenize` spells them: lower case, hyphens and dots as spaces.
 */
export function expandPhrase(entry: string): string[] {
  let phrases = [''];
  for (const piece of entry.match(PIECES) ?? []) {
    const choices = expandPiece(piece);
    phrases = phrases.flatMap(before =>
      choices.map(choice => (before && choice ? `${before} ${choice}` : before || choice)),
    );
  }
  return phrases;
}

/** What stands between spaces that are not in brackets: what it may be does not depend on what stands around it. */
const PIECES = /(?:\([^()]*\)|\S)+/g;

function expandPiece(piece: string): string[] {
  const group = /\(([^()]*)\)(\??)/.exec(piece);
  if (!group) return [normalPhrase(piece)];
  const before = piece.slice(0, group.index);
  const after = piece.slice(group.index + group[0].length);
  const choices = group[1]!.split('|');
  if (group[2] || /[\p{L}\p{N}]$/u.test(before)) choices.unshift('');
  return choices.flatMap(choice => expandPiece(`${before}${choice.trim()}${after}`));
}

/** Whether an entry is written as `expandPhrase` reads it: `null`, or what is wrong with it. */
export function phraseMistake(entry: string): string | null {
  const bracket = bracketMistake(entry);
  if (bracket) return bracket;
  if (/\{.*\}/.test(entry)) return `"${entry}" is not a phrase: a {list} has an entry of its own, without other words`;
  if (entry.includes('..')) {
    return `"${entry}" is not a phrase: a gap such as ..3 stands in a pattern, with a space on both sides, and in no word list`;
  }
  if (mayBeNothing(entry)) return `"${entry}" may be nothing at all: write a word that is always there`;
  if (/^[✓✗]$/.test(entry) || WRITTEN.test(entry)) return null;
  return `"${entry}" is not a phrase: write words, with endings in brackets as in sell(s|ing)`;
}

const BRACKETS = "\\([\\p{L}\\p{N}'’ -]+(?:\\|[\\p{L}\\p{N}'’ -]+)*\\)\\??";
/** No place in an entry can be read in two ways, so that long ones that are wrong take no longer than others. */
const WRITTEN = new RegExp(`^(?:[\\p{L}\\p{N}]|${BRACKETS})(?:[\\p{L}\\p{N}'’ /&.-]|${BRACKETS})*$`, 'u');

function mayBeNothing(entry: string): boolean {
  const outside = entry.replace(/\([^()]*\)\??/g, '');
  return !/[\p{L}\p{N}()✓✗]/u.test(outside) && expandPhrase(entry).includes('');
}

function normalPhrase(text: string): string {
  return text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{N}'✓✗]+/gu, ' ')
    .trim();
}
