/** What a clause is on the page. */
export type ClauseKind = 'heading' | 'sentence' | 'list_item' | 'table_row';

/** The smallest addressable piece of a policy. `[start, end)` counts UTF-16 code units of the policy's text. */
export interface Clause {
  /** 0-based position in the policy, in reading order. */
  ordinal: number;
  kind: ClauseKind;
  start: number;
  end: number;
  /** The words of the headings above it, the outermost first, without mark-up. */
  sectionPath: readonly string[];
  /**
   * The ordinal of an earlier clause that introduces this one, or `null` where there is none:
   * - for a list item, the sentence or item it stands under ("We do not:");
   * - for a table row, the table's header row; in a chart that was flattened to a line a cell, the cell before it;
   * - for a bare answer ("Yes"), the question above it;
   * - for what else an item or a row says in sentences of its own, the first clause of that item or row.
   */
  introducedBy: number | null;
  /**
   * In a chart that was flattened to lines, the ordinal of the header's cell above its column: for a header's cell its own.
   * `null` elsewhere, and where a whole row became one line.
   */
  column: number | null;
}
