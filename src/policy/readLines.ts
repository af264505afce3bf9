import { BLANK, BULLET, classAt, findCode, NEWLINE, SPACE, TERMINATOR } from './characters';
import { Lines } from './Lines';
import { Marks } from './Marks';

const TAB = 9;
const LF = 10;
const CR = 13;

/**
 * The lines of a text that are not blank, in order, and where its full stops, question marks and bullets stand. Any line
 * ending will do: LF, CRLF, CR, U+2028.
 * @param codes the text's code units
 */
export function readLines(text: string, codes: Uint16Array): { lines: Lines; marks: Marks } {
  const lines = new Lines();
  const marks = new Marks();
  let blanks = 1;
  let index = 0;
  while (index < text.length) {
    let indent = 0;
    while (index < text.length && classAt(text, index) & SPACE) {
      indent += text.charCodeAt(index) === TAB ? 4 : 1;
      index++;
    }
    const start = index;
    for (;;) {
      index = findCode(codes, index, text.length, NEWLINE | TERMINATOR | BULLET);
      if (classAt(text, index) & NEWLINE || index === text.length) break;
      marks.add(index++);
    }
    let end = index;
    while (end > start && classAt(text, end - 1) & BLANK) end--;
    if (end > start) {
      lines.add(start, end, indent, blanks);
      blanks = 0;
    } else blanks++;
    index += text.charCodeAt(index) === CR && text.charCodeAt(index + 1) === LF ? 2 : 1;
  }
  return { lines, marks };
}
