/** One thing that a pattern asks for, in its order: a phrase of a list, and how far after the thing before. */
export interface PatternItem {
  /** A list's number; `ACT` for the place of the act that a veto or qualifier is asked about. */
  list: number;
  /** How many words may stand between; 0 when the two must touch. */
  gap: number;
  /** Whether the gap may run over a semicolon, a full stop or a table cell. */
  crosses: boolean;
  /** A list of which no phrase may begin in the gap, or `null`. */
  barred: number | null;
  /** Whether this is the act: the word whose negation and qualifications count. */
  act: boolean;
}

/** A way for a clause to match: items in order, at its beginning or its end if so wished. */
export interface Sequence {
  items: readonly PatternItem[];
  /** By item: its list, so that most sequences are given up without a look at their items. */
  lists: Int32Array;
  /** The lists that it needs phrases of, the rarest first, so that most sequences are given up at the first look. */
  needs: readonly number[];
  /** Whether it names the act of the match that is being judged. */
  needsAct: boolean;
  /** Whether one of its items is the act of its own match. */
  hasAct: boolean;
  /** Which item is the act: the one in angle brackets, else the first. */
  actIndex: number;
  /** How many words may stand before it, when it must stand at the clause's beginning; `null` when it need not. */
  lead: number | null;
  /** The same for the clause's end. */
  trail: number | null;
  /** As it is written in the rule file. */
  source: string;
}

/** Stands for a list in `PatternItem`: the act of the match that is being judged. */
export const ACT = -1;
