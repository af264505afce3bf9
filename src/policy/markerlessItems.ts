import { lastSign } from './ClauseList';
import { classAt, LOWER, TERMINATOR } from './characters';
import type { Block } from './readBlocks';
import { titleLikeness } from './titles';

const LONGEST_ITEM = 300;

/** How many blocks from `index` on are the items of a list without bullets, when a line with a colon stands above. */
export function itemsBelowColon(text: string, blocks: readonly Block[], index: number): number {
  const spaced = blocks[index + 1]?.afterBlank ?? false;
  let count = 0;
  for (let at = index; at < blocks.length; at++) {
    const block = blocks[at]!;
    if (block.role !== 'text') break;
    if (hasLabel(text, block)) {
      count++;
      continue;
    }
    if (block.end - block.start > LONGEST_ITEM) break;
    const before = at > index ? blocks[at - 1]! : null;
    if (before && (block.afterBlank !== spaced || hasLabel(text, before))) break;
    if (isNextHeading(text, block, blocks[at + 1])) break;
    if (endsSentence(text, block) && !isFragment(text, block)) {
      // The last item has a full stop; a sentence that does not go on with the list is none.
      if (classAt(text, block.start) & LOWER || (before && isOpenEnded(text, before))) count++;
      break;
    }
    if (text[block.end - 1] === ':') break;
    count++;
  }
  return count;
}

/** How many blocks from `index` on are items because each but the last ends with a comma, a semicolon, "and" or "or". */
export function openEndedItems(text: string, blocks: readonly Block[], index: number): number {
  let count = 0;
  for (let block = blocks[index]; block?.role === 'text'; block = blocks[index + count]) {
    if (block.end - block.start > LONGEST_ITEM) break;
    count++;
    if (!isOpenEnded(text, block)) break;
  }
  return count >= 3 ? count : 0;
}

/** Whether a block ends as a sentence does. */
export function endsSentence(text: string, block: Block): boolean {
  return (classAt(lastSign(text, block.start, block.end), 0) & TERMINATOR) !== 0;
}

/** Whether a line below a colon is the next section's heading and no item: a title with a paragraph or a list below. */
function isNextHeading(text: string, block: Block, next: Block | undefined): boolean {
  if (titleLikeness(text, block.start, block.end) !== 'title') return false;
  if (text[block.end - 1] === '?' || next?.role === 'item') return true;
  return next?.role === 'text' && endsSentence(text, next);
}

/** A paragraph that opens with a label in bold or italics: "**Advertisers:** we share …", "_Age_ – we ask …". */
const LABEL = /(?:\*{1,3}|_{1,3}|_\*\*)[^*_\n]{2,80}(?::(?:\*{1,3}|\*\*_|_{1,3})|(?:\*{1,3}|\*\*_|_{1,3}) ?[:–—-])/y;

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

/** Whether a block ends with a comma, a semicolon, "and" or "or", so that another must follow. */
function isOpenEnded(text: string, block: Block): boolean {
  const last = text[block.end - 1]!;
  if (last === ',' || last === ';') return true;
  return (
    (last === 'd' || last === 'r') && /\b(?:and|or)$/.test(text.slice(Math.max(block.start, block.end - 5), block.end))
  );
}
