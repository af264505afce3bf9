import type { Clause } from '../policy';
import type { KindRules, PatternRule } from './Rules';

/**
 * How a clause stands to a practice kind, as a number: whether it is an item, a row or something else, whether something
 * introduces it, whether it has trigger words, and whether a statement stands near before it.
 */
export function standingOf({ kind, introducedBy }: Clause, isTriggered: boolean, follows: boolean): number {
  const form = kind === 'list_item' ? ITEM : kind === 'table_row' ? ROW : 0;
  return form + (introducedBy === null ? 0 : INTRODUCED) + (isTriggered ? TRIGGERED : 0) + (follows ? FOLLOWS : 0);
}

/** By standing: the places in a kind's index of what cannot match there, as bits. @param triggered the lists of which every phrase has a trigger word of the kind */
export function barredPlaces({ index, patterns }: KindRules, triggered: ReadonlySet<number>): Int32Array[] {
  return Array.from({ length: STANDINGS }, (_, standing) =>
    index.placesOf(
      (owner, needs) =>
        !mayHoldAt(standing, patterns[owner]!) || (!(standing & TRIGGERED) && needs.some(list => triggered.has(list))),
    ),
  );
}

function mayHoldAt(standing: number, { match, cell, intro, follows }: PatternRule): boolean {
  if (intro && !(standing & INTRODUCED)) return false;
  if (follows !== null && !(standing & FOLLOWS)) return false;
  return match !== null || (standing & FORM) === (cell ? ROW : ITEM);
}

const ITEM = 1;
const ROW = 2;
const FORM = 3;
const INTRODUCED = 4;
const TRIGGERED = 8;
const FOLLOWS = 16;
const STANDINGS = 32;
