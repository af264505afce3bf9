import type { Clause, ClauseKind } from './Clause';
import { BLANK, CLOSER, classAt, findClass, LOWER, TERMINATOR, WORD } from './characters';
import { type FlattenedChart, findCharts, isBareAnswer } from './flattenedChart';
import { type Block, isBoldThroughout, readBlocks } from './readBlocks';
import { runInHeadingEnd } from './runInHeading';
import { splitSentences } from './splitSentences';
import { isStatement, titleLikeness, titleWords } from './titles';

const NUMBERED_LEVEL = 6;
const PLAIN_LEVEL = 11;
const RUN_IN_LEVEL = 12;
const LONGEST_MARKERLESS_ITEM = 300;
const LONGEST_LABEL = 40;

/** A heading that the reader is under. */
interface Section {
  level: number;
  title: string;
  /** The sentence that introduced this section and its siblings ("We collect the following:"), if one did. */
  intro: number | null;
}

/** A list that the reader is in, inside the lists before it on the stack. */
interface List {
  indent: number;
  style: string;
  intro: number | null;
  /** What introduces a list nested in its latest item. */
  latest: number | null;
}

/**
 * The clauses of a policy's text: its sentences, list items, headings and table rows, in order and disjoint. Nothing but
 * white space and mark-up lies between them. An item or a row of several sentences is several clauses: the first
 * carries the item's introduction, the others are introduced by the first.
 * One pass; the time grows with the text's length alone.
 */
export function findClauses(text: string): Clause[] {
  return new ClauseFinder(text).find();
}

class ClauseFinder {
  private readonly clauses: Clause[] = [];
  private readonly blocks: Block[];
  private readonly charts: ReadonlyMap<number, FlattenedChart>;
  private sections: Section[] = [];
  private path: readonly string[] = [];
  private lists: List[] = [];
  /** Whether the latest clause ends the block before this one and could introduce what follows. */
  private introOpen = false;
  /** Whether that clause is a list item's. */
  private introIsItem = false;

  constructor(private readonly text: string) {
    this.blocks = readBlocks(text);
    this.charts = findCharts(text, this.blocks);
  }

  find(): Clause[] {
    let index = 0;
    while (index < this.blocks.length) index = this.readFrom(index);
    return this.clauses;
  }

  /** Reads the block at `index`, and those that belong to it; returns the index behind them. */
  private readFrom(index: number): number {
    const block = this.blocks[index]!;
    switch (block.role) {
      case 'row':
      case 'rule':
        return this.readTable(index);
      case 'heading':
        this.lists = [];
        this.readHeading(block, block.level);
        return index + 1;
      case 'item':
        if (this.isNumberedHeading(index))
          this.readHeading(block, NUMBERED_LEVEL + Math.min(block.style.split('.').length - 1, 3));
        else this.readItem(block);
        return index + 1;
      default:
        return this.readText(index);
    }
  }

  private readHeading(block: Block, level: number): void {
    const { start, end } = block;
    const says = isStatement(this.text.slice(start, end));
    this.openSection(level, titleWords(this.text, block.bodyStart, end), () => {
      if (says) this.addSentences(start, end, 'sentence', 'sentence', null);
      else this.add('heading', start, end, null);
    });
    this.introOpen = true;
    this.introIsItem = false;
  }

  /** Adds a heading's own clause by `addHeading` under the headings above it, then goes below it. */
  private openSection(level: number, title: string, addHeading: () => void): void {
    let intro = this.introOpen && this.latestEndsWithColon() ? this.clauses.length - 1 : null;
    while (this.sections.length > 0 && this.sections.at(-1)!.level >= level) {
      const closed = this.sections.pop()!;
      if (closed.level === level) intro ??= closed.intro;
    }
    this.path = this.sections.map(section => section.title);
    this.lists = [];
    addHeading();
    this.sections.push({ level, title, intro });
    this.path = [...this.path, title];
    this.introOpen = false;
  }

  private readItem(block: Block): void {
    const list = this.listFor(block);
    this.introIsItem = true;
    const heading = list.intro === null ? runInHeadingEnd(this.text, block.bodyStart, block.end) : block.bodyStart;
    if (heading > block.bodyStart) {
      // "1. **Sharing.** We share …" with no introduction is a section, and its list stays open.
      const lists = this.lists;
      this.openSection(RUN_IN_LEVEL, titleWords(this.text, block.bodyStart, heading), () => {
        this.add('heading', block.start, heading, null);
      });
      this.lists = lists;
      list.latest = this.clauses.length - 1;
      this.addSentences(heading, block.end, 'sentence', 'sentence', null);
      this.introOpen = true;
      if (this.latestIntroduces()) list.latest = this.clauses.length - 1;
      return;
    }
    const first = this.clauses.length;
    this.addSentences(block.start, block.end, 'list_item', 'sentence', list.intro);
    list.latest = first;
    this.introOpen = true;
    if (this.latestEndsWithColon()) list.latest = this.clauses.length - 1;
  }

  /** The list that an item belongs to, after leaving the lists that it ends and entering the one that it begins. */
  private listFor(block: Block): List {
    const { indent, style } = block;
    const bottom = this.lists[0];
    if (this.introOpen && !this.introIsItem && this.latestEndsWithColon()) {
      // A paragraph inside the list above, with a colon at its end, begins a list of its own.
      while (this.lists.length > 0 && indent <= this.lists.at(-1)!.indent + 1) this.lists.pop();
      return this.enterList({ indent, style, intro: this.clauses.length - 1, latest: null });
    }
    while (this.lists.length > 0 && indent < this.lists.at(-1)!.indent - 1) this.lists.pop();
    const top = this.lists.at(-1);
    if (top === undefined) {
      const intro = bottom === undefined ? this.pendingIntro() : bottom.intro;
      return this.enterList({ indent, style, intro, latest: null });
    }
    if (indent > top.indent + 1) return this.enterList({ indent, style, intro: this.nestedIntro(top), latest: null });
    for (let depth = this.lists.length - 1; depth >= 0 && this.lists[depth]!.indent >= indent - 1; depth--) {
      const list = this.lists[depth]!;
      if (list.style !== style) continue;
      if (this.itemIntroduces()) {
        // Nesting was lost: "• We share your data with:" and then its items with the same bullet.
        if (depth < this.lists.length - 1) break;
        list.intro ??= this.clauses.length - 1;
      }
      this.lists.length = depth + 1;
      return list;
    }
    return this.enterList({ indent, style, intro: this.nestedIntro(top), latest: null });
  }

  /** Whether the item before ends with a colon, and is more than a label. */
  private itemIntroduces(): boolean {
    const latest = this.clauses.at(-1);
    if (!this.introOpen || !this.introIsItem || latest === undefined || !this.latestEndsWithColon()) return false;
    return latest.kind === 'sentence' || latest.end - latest.start > LONGEST_LABEL;
  }

  private enterList(list: List): List {
    this.lists.push(list);
    return list;
  }

  private nestedIntro(list: List): number | null {
    return this.introOpen && this.latestEndsWithColon() ? this.clauses.length - 1 : list.latest;
  }

  private pendingIntro(): number | null {
    if (this.introOpen && this.latestIntroduces()) return this.clauses.length - 1;
    for (let index = this.sections.length - 1; index >= 0; index--) {
      if (this.sections[index]!.intro !== null) return this.sections[index]!.intro;
    }
    return null;
  }

  /** A numbered line is a heading when it reads like one and does not count the items of a list. */
  private isNumberedHeading(index: number): boolean {
    const block = this.blocks[index]!;
    if (!block.ordered) return false;
    if (this.introOpen && this.latestEndsWithColon()) return false;
    if (this.lists.some(list => list.style === block.style)) return false;
    const next = this.blocks[index + 1];
    if (next === undefined || (next.role === 'item' && next.style === block.style)) return false;
    const { text } = this;
    return (
      isBoldThroughout(text, block.bodyStart, block.end) ||
      isBoldThroughout(text, block.start, block.end) ||
      titleLikeness(text, block.bodyStart, block.end) !== 'none'
    );
  }

  private readTable(from: number): number {
    let to = from;
    let firstRule = -1;
    while (to < this.blocks.length && (this.blocks[to]!.role === 'row' || this.blocks[to]!.role === 'rule')) {
      if (this.blocks[to]!.role === 'rule' && firstRule < 0) firstRule = to;
      to++;
      if (this.blocks[to]?.afterBlank) break;
    }
    const rows = this.blocks.slice(from, to).filter(block => block.role === 'row');
    const above = this.pendingIntro();
    let header: number | null = null;
    for (const row of rows) {
      const { start, end } = cellWords(this.text, row);
      const first = this.clauses.length;
      this.addSentences(start, end, 'table_row', 'table_row', header ?? above);
      if (header === null && rows.length > 1) header = first;
    }
    this.introOpen = false;
    return to;
  }

  private readText(index: number): number {
    const block = this.blocks[index]!;
    const { start, end } = block;
    const list = this.lists.at(-1);
    if (list && block.indent > list.indent + 1) {
      this.addSentences(start, end, 'sentence', 'sentence', list.latest);
      this.introOpen = true;
      this.introIsItem = false;
      return index + 1;
    }
    const chart = this.charts.get(index);
    if (chart) return this.readChart(index, chart);
    if (isBareAnswer(this.text, block)) {
      this.add('list_item', start, end, this.clauses.length > 0 ? this.clauses.length - 1 : null);
      return index + 1;
    }
    const openItems = this.openEndedItems(index);
    if (openItems > 0) return this.readMarkerlessList(index, openItems, this.pendingIntro());
    if (this.introOpen && this.latestEndsWithColon()) {
      const items = this.markerlessItems(index);
      if (items > 0) return this.readMarkerlessList(index, items, this.clauses.length - 1);
    }
    this.lists = [];
    if (this.isPlainHeading(index)) {
      this.readHeading(block, PLAIN_LEVEL);
      return index + 1;
    }
    const heading = runInHeadingEnd(this.text, start, end);
    if (heading > start) {
      this.openSection(RUN_IN_LEVEL, titleWords(this.text, start, heading), () => {
        this.add('heading', start, heading, null);
      });
    }
    this.addSentences(heading, end, 'sentence', 'sentence', null);
    this.introOpen = true;
    this.introIsItem = false;
    return index + 1;
  }

  /** A line without mark-up is a heading when it reads like one and something other than its like follows. */
  private isPlainHeading(index: number): boolean {
    const block = this.blocks[index]!;
    const likeness = titleLikeness(this.text, block.start, block.end);
    const next = this.blocks[index + 1];
    if (likeness === 'none' || next === undefined) return false;
    if (likeness === 'title') return true;
    if (next.role === 'item' || next.role === 'row') return true;
    if (next.role !== 'text') return false;
    return this.endsSentence(next) || this.text[next.end - 1] === ':' || this.openEndedItems(index + 1) > 0;
  }

  /** How many blocks from `index` on are the items of a list without bullets, behind a line that ends with a colon. */
  private markerlessItems(index: number): number {
    const { text, blocks } = this;
    const spaced = blocks[index + 1]?.afterBlank ?? false;
    let count = 0;
    for (let at = index; at < blocks.length; at++) {
      const block = blocks[at]!;
      if (block.role !== 'text') break;
      if (hasLabel(text, block)) {
        count++;
        continue;
      }
      if (block.end - block.start > LONGEST_MARKERLESS_ITEM) break;
      if (at > index && (block.afterBlank !== spaced || hasLabel(text, blocks[at - 1]!))) break;
      const next = blocks[at + 1];
      const title = titleLikeness(text, block.start, block.end) === 'title';
      // A title with a paragraph below it is the next section's heading.
      if (title && next?.role === 'text' && this.endsSentence(next)) break;
      if (title && (next?.role === 'item' || text[block.end - 1] === '?')) break;
      const before = at > index ? text[blocks[at - 1]!.end - 1]! : ':';
      const goesOn =
        classAt(text, block.start) & LOWER ||
        before === ';' ||
        before === ',' ||
        endsWithConjunction(text, blocks[at - 1]);
      if (this.endsSentence(block) && !isFragment(text, block)) {
        if (goesOn) count++;
        break;
      }
      if (text[block.end - 1] === ':') break;
      count++;
    }
    return count;
  }

  /** How many blocks from `index` on are items because each but the last ends with a comma, a semicolon, "and" or "or". */
  private openEndedItems(index: number): number {
    const { blocks, text } = this;
    let count = 0;
    for (let block = blocks[index]; block?.role === 'text'; block = blocks[index + count]) {
      if (block.end - block.start > LONGEST_MARKERLESS_ITEM) break;
      count++;
      if (!',;'.includes(text[block.end - 1]!) && !endsWithConjunction(text, block)) break;
    }
    return count >= 3 ? count : 0;
  }

  private readMarkerlessList(index: number, count: number, intro: number | null): number {
    this.lists = [];
    for (let at = index; at < index + count; at++) {
      const block = this.blocks[at]!;
      this.addSentences(block.start, block.end, 'list_item', 'sentence', intro);
    }
    this.introOpen = false;
    return index + count;
  }

  /** A table whose mark-up was lost: each cell that has a line of its own is introduced by the cell before it. */
  private readChart(index: number, chart: FlattenedChart): number {
    let header = this.introOpen && this.clauses.length > 0 ? this.clauses.length - 1 : null;
    this.lists = [];
    let at = index;
    for (; at < index + chart.header; at++) header = this.addCell(this.blocks[at]!, header);
    for (let row = 0; row < chart.rows; row++) {
      let above = header;
      for (let cell = 0; cell < chart.blocksPerRow; cell++) above = this.addCell(this.blocks[at++]!, above);
    }
    this.introOpen = false;
    return at;
  }

  /** Adds a cell's sentences; returns what introduces the next cell. */
  private addCell(cell: Block, above: number | null): number | null {
    const first = this.clauses.length;
    this.addSentences(cell.start, cell.end, 'table_row', 'table_row', above);
    return this.clauses.length > first ? first : above;
  }

  /**
   * Adds the sentences of `[start, end)`: the first as `firstKind`, introduced by `intro`, the others as `restKind`,
   * introduced by the first when that is an item or a row. What stands behind bullets inside the line is items,
   * introduced by what stands before the bullets.
   */
  private addSentences(
    start: number,
    end: number,
    firstKind: ClauseKind,
    restKind: ClauseKind,
    intro: number | null,
  ): void {
    const first = this.clauses.length;
    let restIntro = firstKind === 'sentence' ? intro : first;
    let bulletIntro: number | null = null;
    splitSentences(this.text, start, end, (from, to, bulleted) => {
      const ordinal = this.clauses.length;
      if (bulleted && firstKind !== 'table_row') {
        if (bulletIntro === null) bulletIntro = ordinal > first ? ordinal - 1 : intro;
        this.add('list_item', from, to, bulletIntro);
        restIntro = ordinal;
      } else if (ordinal === first) this.add(firstKind, from, to, intro);
      else this.add(restKind, from, to, restIntro);
    });
  }

  private add(kind: ClauseKind, start: number, end: number, introducedBy: number | null): void {
    let from = start;
    let to = end;
    while (from < to && isMargin(this.text, from)) from++;
    while (to > from && isMargin(this.text, to - 1)) to--;
    if (findClass(this.text, from, to, WORD) >= to) return;
    this.clauses.push({
      ordinal: this.clauses.length,
      kind,
      start: from,
      end: to,
      sectionPath: this.path,
      introducedBy,
    });
  }

  private endsSentence(block: Block): boolean {
    let index = block.end - 1;
    while (index > block.start && classAt(this.text, index) & (CLOSER | BLANK)) index--;
    return (classAt(this.text, index) & TERMINATOR) !== 0;
  }

  private latestEndsWithColon(): boolean {
    const latest = this.clauses.at(-1);
    if (latest === undefined) return false;
    let index = latest.end - 1;
    while (index > latest.start && classAt(this.text, index) & (CLOSER | BLANK)) index--;
    return this.text[index] === ':';
  }

  /** Whether the latest clause leads into what follows: it ends openly, or it says "the following", "below". */
  private latestIntroduces(): boolean {
    const latest = this.clauses.at(-1);
    if (latest === undefined) return false;
    if (this.latestEndsWithColon()) return true;
    if (latest.kind === 'heading') return false;
    let index = latest.end - 1;
    while (index > latest.start && classAt(this.text, index) & (CLOSER | BLANK)) index--;
    if (!(classAt(this.text, index) & TERMINATOR)) return true;
    return /\b(?:following|follows|below)\b/i.test(
      this.text.slice(Math.max(latest.start, latest.end - 200), latest.end),
    );
  }
}

/** A paragraph that opens with a label in bold or italics: "**Advertisers:** we share …", "_Age_ – we ask …". */
const LABEL = /(\*{1,3}|_{1,3}|_\*\*)[^*_\n]{2,80}(?::(?:\*{1,3}|\*\*_|_{1,3})|(?:\*{1,3}|\*\*_|_{1,3}) ?[:–—-])/y;

function hasLabel(text: string, block: Block): boolean {
  LABEL.lastIndex = block.start;
  return LABEL.test(text) && LABEL.lastIndex < block.end;
}

/** Words that an item begins with when it completes the sentence that introduces it. */
const FRAGMENT_START = /^(?:to|with|within|between|among|where|when)\b/i;

/** Whether a line with a full stop still goes on with the introduction above it: "To comply with the law." */
function isFragment(text: string, block: Block): boolean {
  return FRAGMENT_START.test(text.slice(block.start, block.start + 20));
}

function endsWithConjunction(text: string, block: Block | undefined): boolean {
  return block !== undefined && /\b(?:and|or)$/.test(text.slice(Math.max(block.start, block.end - 5), block.end));
}

/** A row's words, without the bars around it. */
function cellWords(text: string, row: Block): { start: number; end: number } {
  let { start, end } = row;
  while (start < end && isMargin(text, start)) start++;
  while (end > start && isMargin(text, end - 1)) end--;
  return { start, end };
}

function isMargin(text: string, index: number): boolean {
  return text[index] === '|' || (classAt(text, index) & BLANK) !== 0;
}
