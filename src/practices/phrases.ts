/**
 * The plain phrases that a word-list entry stands for. Brackets at a word are endings that it may have: `sell(s|ing)` is
 * "sell", "sells" and "selling". Brackets of their own are a choice: `third (party|parties)`; with `?` it may be left out.
 * Words come out as `tokenize` spells them: lower case, hyphens and dots as spaces.
 */
export function expandPhrase(entry: string): string[] {
  const group = /\(([^()]*)\)(\??)/.exec(entry);
  if (!group) return [normalPhrase(entry)];
  const before = entry.slice(0, group.index);
  const after = entry.slice(group.index + group[0].length);
  const choices = group[1]!.split('|');
  if (group[2] || /[\p{L}\p{N}]$/u.test(before)) choices.unshift('');
  return choices.flatMap(choice => expandPhrase(`${before}${choice.trim()}${after}`));
}

/** Whether an entry is written as `expandPhrase` reads it: `null`, or what is wrong with it. */
export function phraseMistake(entry: string): string | null {
  if (
    /^[✓✗]$|^(?:[\p{L}\p{N}][\p{L}\p{N}'’ /&.-]*|\([\p{L}\p{N}'’ -]+(?:\|[\p{L}\p{N}'’ -]+)*\)\??[\p{L}\p{N}'’ /&.-]*)+$/u.test(
      entry,
    )
  )
    return null;
  return `"${entry}" is not a phrase: write words, with endings in brackets as in sell(s|ing)`;
}

function normalPhrase(text: string): string {
  return text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{N}'✓✗]+/gu, ' ')
    .trim();
}
