import { BLANK, BULLET as BULLET_SIGN, classAt, DIGIT, LETTER, LOWER, UPPER } from './characters';

/** What opens a list item: a bullet, a number, a letter. */
export interface LineMarker {
  /** Tells lists of one kind from another: the bullet itself, `1.`, `(a)`, `i.`, `1.1`. */
  style: string;
  /** Where the item's words begin. */
  bodyStart: number;
  /** A number or a letter rather than a bullet. */
  ordered: boolean;
}

/** Bullets, as web pages and word processors write them; a backslash escapes one in Markdown. */
const BULLET =
  /\\?[-*+•◦▪▫·∙‣⁃●○■□◆◇➢➤►▸▶✓✔✦❖–—§\u00a8\uf0b7\uf0a7](?:[ \t\u00a0\u2000-\u200b\u202f]+|$)|o[ \t\u00a0]+/y;
const NUMBER = /(?:\*\*|__)?\(?(\d{1,2}(?:\\?\.\d{1,2})*)(\\?[.)]){1,2}(?=\D)/y;
const DOTTED_NUMBER = /(?:\*\*|__)?(\d{1,2}(?:\\?\.\d{1,2})+)(?=[ \t\u00a0])/y;
const LETTERED =
  /(?:\*\*|__)?\(?(x{0,3}(?:ix|iv|v?i{1,3}|v|x)|X{0,3}(?:IX|IV|V?I{1,3}|V|X)|[a-zA-Z])(\\?[.)])(?=[ \t\u00a0])/y;

const BULLET_STARTS = new Set('\\-*+•◦▪▫·∙‣⁃●○■□◆◇➢➤►▸▶✓✔✦❖–—§\u00a8\uf0b7\uf0a7o');

/** The marker at the head of the line `[start, end)`, or `null` when the line opens no list item. */
export function lineMarker(text: string, start: number, end: number): LineMarker | null {
  const first = text[start]!;
  if (BULLET_STARTS.has(first)) {
    BULLET.lastIndex = start;
    if (BULLET.test(text) && BULLET.lastIndex < end) {
      const bodyStart = BULLET.lastIndex;
      const style = first === '\\' ? text[start + 1]! : first;
      return { style, bodyStart, ordered: false };
    }
    // A bullet that is no ASCII sign needs no space behind it.
    if (first > '\u2000' && first !== '–' && first !== '—' && classAt(text, start + 1) & LETTER) {
      return { style: first, bodyStart: start + 1, ordered: false };
    }
  }
  const bold = text.startsWith('**', start) || text.startsWith('__', start) ? start + 2 : start;
  const head = text[bold] === '(' ? bold + 1 : bold;
  const headClass = classAt(text, head);
  if (headClass & DIGIT) return numberMarker(text, start, head, end);
  if (headClass & LETTER && '.)\\'.includes(afterLetters(text, head))) return letterMarker(text, start, head, end);
  return null;
}

const LONE_MARKER = /(?:([•●▪◦■○□·∙➢➤➔])|\(?(?:(\d{1,2})|([a-zA-Z])|[ivxIVX]{2,4})(\\?[.)]))$/y;

/** The marker that a line `[start, end)` consists of, when its item's words were put on the next line. */
export function loneMarker(text: string, start: number, end: number): LineMarker | null {
  if (end - start > 6 || !(classAt(text, start) & BULLET_SIGN || '.)○□·➔'.includes(text[end - 1]!))) return null;
  LONE_MARKER.lastIndex = 0;
  const match = LONE_MARKER.exec(text.slice(start, end));
  if (!match) return null;
  const [, bullet, number, letter, stop] = match;
  if (bullet !== undefined) return { style: bullet, bodyStart: end, ordered: false };
  return { style: `${number ? '1.' : letter ? 'a' : 'i'}${stop}`, bodyStart: end, ordered: true };
}

function numberMarker(text: string, start: number, head: number, end: number): LineMarker | null {
  NUMBER.lastIndex = start;
  const numbered = NUMBER.exec(text);
  if (numbered && NUMBER.lastIndex < end) {
    const bodyStart = skip(text, NUMBER.lastIndex, end);
    const next = classAt(text, bodyStart);
    // "3.Title" opens an item; "12.5 percent" and "1.example" do not.
    if (bodyStart > NUMBER.lastIndex || next & UPPER || text[bodyStart] === '*') {
      const levels = numbered[1]!.split('.').length;
      return {
        style: `${'1.'.repeat(levels)}${numbered[2]!.at(-1)}${head > start ? '(' : ''}`,
        bodyStart,
        ordered: true,
      };
    }
    return null;
  }
  DOTTED_NUMBER.lastIndex = start;
  const dotted = DOTTED_NUMBER.exec(text);
  if (!dotted) return null;
  const bodyStart = skip(text, DOTTED_NUMBER.lastIndex, end);
  if (bodyStart >= end || classAt(text, bodyStart) & LOWER) return null;
  return { style: '1.'.repeat(dotted[1]!.split('.').length), bodyStart, ordered: true };
}

function letterMarker(text: string, start: number, head: number, end: number): LineMarker | null {
  LETTERED.lastIndex = start;
  const lettered = LETTERED.exec(text);
  if (!lettered || LETTERED.lastIndex >= end) return null;
  const letters = lettered[1]!;
  const roman = letters.length > 1 || letters === 'i' || letters === 'I';
  const kind = roman ? 'i' : 'a';
  const style = `${classAt(text, head) & UPPER ? kind.toUpperCase() : kind}${lettered[2]!.at(-1)}${head > start ? '(' : ''}`;
  return { style, bodyStart: skip(text, LETTERED.lastIndex, end), ordered: true };
}

/** The character behind the first one to six letters at `start`. */
function afterLetters(text: string, start: number): string {
  let index = start;
  while (index - start < 6 && classAt(text, index) & LETTER) index++;
  return text[index] ?? ' ';
}

function skip(text: string, from: number, end: number): number {
  let index = from;
  while (index < end && classAt(text, index) & BLANK) index++;
  return index;
}
