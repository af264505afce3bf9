import type { Clause, ClauseKind } from './Clause';
import { BLANK, CLOSER, classAt, findClass, TERMINATOR, WORD } from './characters';
import type { Marks } from './Marks';
import { splitSentences } from './splitSentences';

/** The clauses found so far, and what the latest of them leads to expect. */
export class ClauseList {
  readonly clauses: Clause[] = [];
  /** The headings above the clauses that come. */
  sectionPath: readonly string[] = [];
  /** Whether what comes stands right behind the latest clause, so that this could introduce it. */
  open = false;
  /** The header's cell above the clauses that come, where they are a cell of a flattened chart. */
  column: number | null = null;
  /** The ordinal of the first clause of the latest paragraph. */
  blockFirst = 0;
  /** Whether the latest clause belongs to a list item with a marker. */
  inItem = false;

  constructor(
    private readonly text: string,
    private readonly marks: Marks,
  ) {}

  /** The ordinal of the latest clause, or `null` before the first. */
  get latest(): number | null {
    return this.clauses.length > 0 ? this.clauses.length - 1 : null;
  }

  /** Adds `[start, end)` as a clause, without the white space and table bars around it; nothing when it has no words. */
  add(kind: ClauseKind, start: number, end: number, introducedBy: number | null): void {
    const { text, clauses } = this;
    let from = start;
    let to = end;
    while (from < to && isMargin(text, from)) from++;
    while (to > from && isMargin(text, to - 1)) to--;
    if (findClass(text, from, to, WORD) >= to) return;
    const { sectionPath, column } = this;
    clauses.push({ ordinal: clauses.length, kind, start: from, end: to, sectionPath, introducedBy, column });
  }

  /**
   * Adds the sentences of `[start, end)`: the first as `kind`, introduced by `intro`. The others are sentences too, or
   * rows in a row; they are introduced by the first when that is an item or a row. What stands behind bullets inside the
   * line is items, introduced by what stands before the bullets.
   */
  addSentences(kind: ClauseKind, start: number, end: number, intro: number | null): void {
    this.blockFirst = this.clauses.length;
    // Most lines have no mark, and are spared what the others need.
    if (this.marks.next(start, end) === end) this.add(kind, start, end, intro);
    else this.addEach(kind, start, end, intro);
  }

  /** The same, where there may be several. */
  private addEach(kind: ClauseKind, start: number, end: number, intro: number | null): void {
    const first = this.blockFirst;
    const restKind = kind === 'table_row' ? 'table_row' : 'sentence';
    let restIntro = kind === 'sentence' ? intro : first;
    let bulletIntro: number | null = null;
    // A row's bar would hide that a number at its head counts it.
    let head = start;
    while (head < end && isMargin(this.text, head)) head++;
    splitSentences(this.text, this.marks, head, end, (from, to, bulleted) => {
      const ordinal = this.clauses.length;
      if (bulleted && kind !== 'table_row') {
        if (bulletIntro === null) bulletIntro = ordinal > first ? ordinal - 1 : intro;
        this.add('list_item', from, to, bulletIntro);
        // A bullet with nothing behind it introduces nothing.
        if (this.clauses.length > ordinal) restIntro = ordinal;
      } else if (ordinal === first) this.add(kind, from, to, intro);
      else this.add(restKind, from, to, restIntro);
    });
  }

  /** The latest clause when it stands right before what comes and ends with a colon, or `null`. */
  get colonIntro(): number | null {
    return this.open && this.lastSign() === ':' ? this.latest : null;
  }

  /** The latest clause when it leads into what comes: it ends openly, or it says "the following" or "below"; or `null`. */
  get intro(): number | null {
    const latest = this.clauses.at(-1);
    if (latest === undefined || !this.open) return null;
    const sign = this.lastSign();
    if (sign === ':') return latest.ordinal;
    if (latest.kind === 'heading') return null;
    if (!(classAt(sign, 0) & TERMINATOR)) return latest.ordinal;
    for (let ordinal = latest.ordinal; ordinal >= this.blockFirst; ordinal--) {
      const { start, end } = this.clauses[ordinal]!;
      if (/\b(?:following|follows|below)\b/i.test(this.text.slice(Math.max(start, end - 200), end))) return ordinal;
    }
    return null;
  }

  /** What the latest clause ends with, quotes, brackets and emphasis aside. */
  private lastSign(): string {
    const latest = this.clauses.at(-1);
    return latest === undefined ? '' : lastSign(this.text, latest.start, latest.end);
  }
}

/** What `[start, end)` ends with, quotes, brackets, emphasis and white space aside. */
export function lastSign(text: string, start: number, end: number): string {
  let index = end - 1;
  while (index > start && classAt(text, index) & (CLOSER | BLANK)) index--;
  return text[index] ?? '';
}

function isMargin(text: string, index: number): boolean {
  return (classAt(text, index) & BLANK) !== 0 || text.charCodeAt(index) === BAR;
}

const BAR = 0x7c;
