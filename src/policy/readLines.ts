import { BLANK, classAt, findClass, NEWLINE, SPACE } from './characters';

/** One line that is not blank. */
export interface Line {
  /** `[start, end)` without the white space around it. */
  start: number;
  end: number;
  /** Columns of white space before `start`; a tab counts four. */
  indent: number;
  /** How many blank lines stand before it. */
  blanks: number;
}

const TAB = 9;
const LF = 10;
const CR = 13;

/** The lines of a text that are not blank, in order. Any line ending will do: LF, CRLF, CR, U+2028. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let blanks = 1;
  let index = 0;
  while (index < text.length) {
    let indent = 0;
    while (index < text.length && classAt(text, index) & SPACE) {
      indent += text.charCodeAt(index) === TAB ? 4 : 1;
      index++;
    }
    const start = index;
    index = findClass(text, index, text.length, NEWLINE);
    let end = index;
    while (end > start && classAt(text, end - 1) & BLANK) end--;
    if (end > start) {
      lines.push({ start, end, indent, blanks });
      blanks = 0;
    } else blanks++;
    index += text.charCodeAt(index) === CR && text.charCodeAt(index + 1) === LF ? 2 : 1;
  }
  return lines;
}
