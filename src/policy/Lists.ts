import type { ClauseList } from './ClauseList';
import type { Block } from './readBlocks';

/** A list that the reader is in. */
export interface List {
  indent: number;
  /** Its items' marker, see `LineMarker.style`. */
  style: string;
  /** What introduces its items, if anything does. */
  intro: number | null;
  /** What introduces a list nested in its latest item. */
  latest: number | null;
}

const LONGEST_LABEL = 40;

/** The lists that the reader is in, each nested in the latest item of the one before it. */
export class Lists {
  private open: List[] = [];

  constructor(private readonly clauses: ClauseList) {}

  get innermost(): List | undefined {
    return this.open.at(-1);
  }

  has(style: string): boolean {
    return this.open.some(list => list.style === style);
  }

  leaveAll(): void {
    if (this.open.length > 0) this.open = [];
  }

  /**
   * The list that an item belongs to, after leaving the lists that it ends and entering the one that it begins. A list
   * that begins outside all others is introduced by `intro`.
   */
  listOf(item: Block, intro: () => number | null): List {
    const { indent, style } = item;
    const { open, clauses } = this;
    const outermost = open[0];
    if (clauses.colonIntro !== null && !clauses.inItem) {
      // A paragraph inside the list above, with a colon at its end, begins a list of its own.
      while (open.length > 0 && indent <= open.at(-1)!.indent + 1) open.pop();
      return this.enter(item, clauses.colonIntro);
    }
    while (open.length > 0 && indent < open.at(-1)!.indent - 1) open.pop();
    const top = open.at(-1);
    if (top === undefined) return this.enter(item, outermost === undefined ? intro() : outermost.intro);
    const nestedIntro = clauses.colonIntro ?? top.latest;
    if (indent > top.indent + 1) return this.enter(item, nestedIntro);
    for (let depth = open.length - 1; depth >= 0 && open[depth]!.indent >= indent - 1; depth--) {
      const list = open[depth]!;
      if (list.style !== style) continue;
      if (this.itemIntroduces()) {
        // Nesting was lost: "• We share your data with:" and then its items with the same bullet.
        if (depth < open.length - 1) break;
        list.intro ??= clauses.latest;
      }
      open.length = depth + 1;
      return list;
    }
    return this.enter(item, nestedIntro);
  }

  private enter({ indent, style }: Block, intro: number | null): List {
    const list = { indent, style, intro, latest: null };
    this.open.push(list);
    return list;
  }

  /** Whether the item before ends with a colon, and is more than a label. */
  private itemIntroduces(): boolean {
    const { clauses } = this;
    const intro = clauses.colonIntro;
    if (intro === null || !clauses.inItem) return false;
    const { kind, start, end } = clauses.clauses[intro]!;
    return kind === 'sentence' || end - start > LONGEST_LABEL;
  }
}
