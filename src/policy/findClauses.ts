import type { Clause } from './Clause';
import { ClauseList } from './ClauseList';
import { codesOf } from './codesOf';
import { type FlattenedChart, findCharts, isBareAnswer } from './flattenedChart';
import { Lists } from './Lists';
import { endsSentence, itemsBelowColon, openEndedItems } from './markerlessItems';
import { type Block, isBoldThroughout, readBlocks } from './readBlocks';
import { readLines } from './readLines';
import { runInHeadingEnd } from './runInHeading';
import { Sections } from './Sections';
import { isStatement, titleLikeness, titleWords } from './titles';

/** Levels below the six of Markdown's headings; a line that is bold throughout has 10, see `readBlocks`. */
const NUMBERED_LEVEL = 6;
const PLAIN_LEVEL = 11;
const RUN_IN_LEVEL = 12;
/** Lines that may stand in a table above its header. */
const MOST_CAPTIONS = 3;

/**
 * The clauses of a policy's text: its sentences, list items, headings and table rows, in order and disjoint. Nothing but
 * white space and mark-up lies between them. An item or a row of several sentences is several clauses: the first
 * carries the item's introduction, the others are introduced by the first.
 * One pass; the time grows with the text's length alone.
 * @param codes the text's code units, from whoever has them already
 */
export function findClauses(text: string, codes = codesOf(text)): Clause[] {
  return new ClauseFinder(text, codes).find();
}

class ClauseFinder {
  private readonly blocks: readonly Block[];
  private readonly charts: ReadonlyMap<number, FlattenedChart>;
  private readonly clauses: ClauseList;
  private readonly lists: Lists;
  private readonly sections = new Sections();

  constructor(
    private readonly text: string,
    codes: Uint16Array,
  ) {
    const { lines, marks } = readLines(text, codes);
    this.blocks = readBlocks(text, lines);
    this.charts = findCharts(text, this.blocks);
    this.clauses = new ClauseList(text, marks);
    this.lists = new Lists(this.clauses);
  }

  find(): Clause[] {
    let index = 0;
    while (index < this.blocks.length) index += this.readFrom(index);
    return this.clauses.clauses;
  }

  /** Reads the block at `index`, and those that belong to it; returns how many that were. */
  private readFrom(index: number): number {
    const block = this.blocks[index]!;
    switch (block.role) {
      case 'row':
      case 'rule':
        return this.readTable(index);
      case 'heading':
        return this.readHeading(block, block.level);
      case 'item':
        if (!this.isNumberedHeading(index)) return this.readItem(block);
        return this.readHeading(block, NUMBERED_LEVEL + Math.min(block.style.split('.').length - 1, 3));
      default:
        return this.readText(index);
    }
  }

  private readHeading(block: Block, level: number): number {
    const { start, end } = block;
    this.lists.leaveAll();
    this.leaveSections(level);
    if (isStatement(this.text.slice(start, end))) this.clauses.addSentences('sentence', start, end, null);
    else this.clauses.add('heading', start, end, null);
    this.enterSection(level, titleWords(this.text, block.bodyStart, end));
    this.endBlock(true, false);
    return 1;
  }

  private readRunInHeading(start: number, bodyStart: number, end: number): void {
    this.leaveSections(RUN_IN_LEVEL);
    this.clauses.add('heading', start, end, null);
    this.enterSection(RUN_IN_LEVEL, titleWords(this.text, bodyStart, end));
  }

  private leaveSections(level: number): void {
    this.clauses.sectionPath = this.sections.leave(level, this.clauses.colonIntro);
  }

  private enterSection(level: number, title: string): void {
    this.clauses.sectionPath = this.sections.enter(level, title);
  }

  private readItem(block: Block): number {
    const { start, bodyStart, end } = block;
    const { clauses } = this;
    const list = this.lists.listOf(block, () => this.pendingIntro());
    // "1. **Sharing.** We share …" with no introduction is a section, and its list stays open.
    const heading = list.intro === null ? runInHeadingEnd(this.text, bodyStart, end) : bodyStart;
    if (heading > bodyStart) this.readRunInHeading(start, bodyStart, heading);
    const first = clauses.clauses.length;
    if (heading > bodyStart) clauses.addSentences('sentence', heading, end, null);
    else clauses.addSentences('list_item', start, end, list.intro);
    this.endBlock(true, true);
    // A marker with nothing behind it introduces nothing.
    const item = clauses.clauses.length > first ? first : list.intro;
    list.latest = clauses.colonIntro ?? (heading > bodyStart ? first - 1 : item);
    return 1;
  }

  private readTable(index: number): number {
    let count = 0;
    const rows: Block[] = [];
    for (
      let block = this.blocks[index];
      block?.role === 'row' || block?.role === 'rule';
      block = this.blocks[index + count]
    ) {
      if (count > 0 && block.afterBlank) break;
      if (block.role === 'row') rows.push(block);
      count++;
    }
    const header = rows.length > 1 ? this.headerOf(rows, index) : null;
    let above = this.pendingIntro();
    for (const row of rows) {
      const first = this.clauses.clauses.length;
      this.clauses.addSentences('table_row', row.start, row.end, above);
      if (row === header) above = first;
    }
    this.endBlock(false, false);
    return count;
  }

  /** A table's header: the row above its first rule where that stands near the top, for a caption may stand above it; else its first row. */
  private headerOf(rows: readonly Block[], index: number): Block {
    for (let at = index; at <= index + MOST_CAPTIONS; at++) {
      const block = this.blocks[at];
      if (block !== undefined && rows.includes(block) && this.blocks[at + 1]?.role === 'rule') return block;
    }
    return rows[0]!;
  }

  private readText(index: number): number {
    const { text, clauses, blocks } = this;
    const block = blocks[index]!;
    const { start, end } = block;
    const list = this.lists.innermost;
    if (list && block.indent > list.indent + 1) {
      clauses.addSentences('sentence', start, end, list.latest);
      this.endBlock(true, false);
      return 1;
    }
    const chart = this.charts.get(index);
    if (chart) return this.readChart(index, chart);
    if (isBareAnswer(text, block)) {
      clauses.add('list_item', start, end, clauses.latest);
      return 1;
    }
    const openEnded = openEndedItems(text, blocks, index);
    if (openEnded > 0) return this.readMarkerlessList(index, openEnded, this.pendingIntro());
    const below = clauses.colonIntro === null ? 0 : itemsBelowColon(text, blocks, index);
    if (below > 0) return this.readMarkerlessList(index, below, clauses.colonIntro);

    this.lists.leaveAll();
    if (this.isPlainHeading(index)) return this.readHeading(block, PLAIN_LEVEL);
    const heading = runInHeadingEnd(text, start, end);
    if (heading > start) this.readRunInHeading(start, start, heading);
    clauses.addSentences('sentence', heading, end, null);
    this.endBlock(true, false);
    return 1;
  }

  private readMarkerlessList(index: number, count: number, intro: number | null): number {
    this.lists.leaveAll();
    for (let at = index; at < index + count; at++) {
      const block = this.blocks[at]!;
      this.clauses.addSentences('list_item', block.start, block.end, intro);
    }
    this.endBlock(false, false);
    return count;
  }

  /**
   * A table whose mark-up was lost: each cell that has a line of its own is introduced by the cell before it, and stands
   * in its header cell's column.
   */
  private readChart(index: number, { header, rows, blocksPerRow }: FlattenedChart): number {
    const columns: (number | null)[] = [];
    let headerCell = this.clauses.open ? this.clauses.latest : null;
    this.lists.leaveAll();
    let at = index;
    while (at < index + header) {
      this.clauses.column = this.clauses.clauses.length;
      headerCell = this.addCell(this.blocks[at++]!, headerCell);
      columns.push(headerCell);
    }
    for (let row = 0; row < rows; row++) {
      let above = headerCell;
      for (let cell = 0; cell < blocksPerRow; cell++) {
        this.clauses.column = blocksPerRow === header ? columns[cell]! : null;
        above = this.addCell(this.blocks[at++]!, above);
      }
    }
    this.clauses.column = null;
    this.endBlock(false, false);
    return at - index;
  }

  /** Adds a cell's sentences; returns what introduces the next cell. */
  private addCell(cell: Block, above: number | null): number | null {
    const first = this.clauses.clauses.length;
    this.clauses.addSentences('table_row', cell.start, cell.end, above);
    return this.clauses.clauses.length > first ? first : above;
  }

  private endBlock(open: boolean, inItem: boolean): void {
    this.clauses.open = open;
    this.clauses.inItem = inItem;
  }

  /** What introduces a list or a table that comes now: the latest clause, or the section's own introduction. */
  private pendingIntro(): number | null {
    return this.clauses.intro ?? this.sections.intro;
  }

  /** A numbered line is a heading when it reads like one and does not count the items of a list. */
  private isNumberedHeading(index: number): boolean {
    const { text } = this;
    const { ordered, style, start, bodyStart, end } = this.blocks[index]!;
    if (!ordered || this.clauses.colonIntro !== null || this.lists.has(style)) return false;
    const next = this.blocks[index + 1];
    if (next === undefined || (next.role === 'item' && next.style === style)) return false;
    if (isBoldThroughout(text, bodyStart, end) || isBoldThroughout(text, start, end)) return true;
    return titleLikeness(text, bodyStart, end) !== 'none';
  }

  /** A line without mark-up is a heading when it reads like one and something other than its like follows. */
  private isPlainHeading(index: number): boolean {
    const { text, blocks } = this;
    const likeness = titleLikeness(text, blocks[index]!.start, blocks[index]!.end);
    const next = blocks[index + 1];
    if (likeness === 'none' || next === undefined) return false;
    if (likeness === 'title' || next.role === 'item' || next.role === 'row') return true;
    if (next.role !== 'text') return false;
    return endsSentence(text, next) || text[next.end - 1] === ':' || openEndedItems(text, blocks, index + 1) > 0;
  }
}
