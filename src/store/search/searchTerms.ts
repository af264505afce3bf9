/** Words that must stand next to each other; the last may be only begun when `prefix`. */
export interface SearchTerm {
  /** At least one; as `foldedWords` gives them. */
  words: readonly string[];
  prefix: boolean;
}

/** Thrown for a search that asks for nothing; the message is one sentence. */
export class SearchWordsError extends Error {}

const LONGEST = 200;
const MOST = 16;

/**
 * What a search asks for: each word, `"words in quotes"` next to each other, `begin*` any word that begins so. Nothing
 * else has a meaning; case and accents have none.
 * @throws SearchWordsError when no word is left, or when it is too long.
 */
export function searchTerms(text: string): SearchTerm[] {
  if (text.length > LONGEST) {
    throw new SearchWordsError(`The search has ${text.length} characters, but may have at most ${LONGEST}.`);
  }
  const terms: SearchTerm[] = [];
  for (const [, phrase, word] of text.matchAll(/["“”]([^"“”]*)["“”]?|([^\s"“”]+)/g)) {
    const said = phrase ?? word!;
    const words = wordsIn(said).map(one => one.word);
    if (words.length > 0) terms.push({ words, prefix: /\*$/.test(said.trim()) });
  }
  if (terms.length === 0) {
    throw new SearchWordsError(
      `The search ${JSON.stringify(text)} has no word in it; write at least one, such as "sell".`,
    );
  }
  if (terms.length > MOST) {
    throw new SearchWordsError(`The search has ${terms.length} words, but may have at most ${MOST}.`);
  }
  return terms;
}

/** A word of a text as it is searched by, and where it stands. */
export interface Word {
  word: string;
  /** `[start, end)` in UTF-16 code units. */
  start: number;
  end: number;
}

/** The words of a text, folded: lower case, without accents. An apostrophe ends a word. */
export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), match => ({
    word: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ word }) => word !== '');
}

/** The words of a text as the index is given them. */
export function foldedWords(text: string): string {
  return wordsIn(text)
    .map(({ word }) => word)
    .join(' ');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a text has line ends in it.
const ASCII = /^[\x00-\x7f]*$/;

function fold(word: string): string {
  if (ASCII.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** Whether the terms may stand in a text: quick to tell, and false only where `findTerms` finds nothing. */
export function mayHold(text: string, terms: readonly SearchTerm[]): boolean {
  // Other letters may be folded into these.
  if (!ASCII.test(text)) return true;
  const folded = text.toLowerCase();
  return terms.every(({ words }) => words.every(word => folded.includes(word)));
}

/** Where the terms stand in a text, in its order: nothing unless every term is there. */
export function findTerms(words: readonly Word[], terms: readonly SearchTerm[]): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (const term of terms) {
    const before = places.length;
    for (let i = 0; i + term.words.length <= words.length; i++) {
      if (!standsAt(words, i, term)) continue;
      places.push({ start: words[i]!.start, end: words[i + term.words.length - 1]!.end });
    }
    if (places.length === before) return [];
  }
  return merged(places);
}

function standsAt(words: readonly Word[], at: number, { words: wanted, prefix }: SearchTerm): boolean {
  return wanted.every((word, k) => {
    const said = words[at + k]!.word;
    return prefix && k === wanted.length - 1 ? said.startsWith(word) : said === word;
  });
}

/** In order, with those that overlap made one. */
function merged(places: { start: number; end: number }[]): { start: number; end: number }[] {
  places.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: { start: number; end: number }[] = [];
  for (const place of places) {
    const last = apart.at(-1);
    if (last && place.start < last.end) last.end = Math.max(last.end, place.end);
    else apart.push({ ...place });
  }
  return apart;
}
