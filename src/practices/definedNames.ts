/** Names that a policy gives to something in quotes, and where it says what they stand for. */
export interface DefinedName {
  /** The names that stand for the same: `Acme` and `we` in `Acme, Inc. ("Acme" or "we")`. Without mark-up. */
  names: readonly string[];
  /** What they stand for is said before this place (`partners ("Partners")`) or after it (`"Partners" means …`). */
  at: number;
  side: 'before' | 'after';
}

/** How long a name may be, and how far from its name a bracket may open, in characters. */
const LONGEST_NAME = 50;
const LONGEST_LEAD = 90;
/** What may stand in a definition's brackets beside the names. */
const LEAD = new Set(
  'collectively together individually jointly each hereinafter hereafter herein referred known called to as in this policy notice or and a an our the also with its all affiliates subsidiaries'.split(
    ' ',
  ),
);
const MEANS =
  /^\s*[”"]?\s*(?:\([^()]{0,60}\)\s*)?(?:means?|shall mean|will mean|refers? to|(?:is|are) defined as|has the (?:same )?meaning)\b/;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} .,&’'/-]*$/u;

/** The names that a text defines, in its order, when its double quotes stand at `quotes`. Takes time in proportion to these. */
export function findDefinedNames(text: string, quotes: readonly number[]): DefinedName[] {
  const found: DefinedName[] = [];
  let bracket = -1;
  for (const { start, end } of quotedWords(text, quotes)) {
    if (!mayDefine(text, start, end)) continue;
    const name = text
      .slice(start, end)
      .replace(/[*_]+/g, '')
      .replace(/[\s,.;]+$/, '')
      .trim();
    if (!NAME.test(name) || name.split(/\s+/).length > 5) continue;
    const lead = text.slice(Math.max(0, start - LONGEST_LEAD), start);
    const open = lead.lastIndexOf('(');
    if (open >= 0 && isLead(lead.slice(open + 1))) {
      const at = start - lead.length + open;
      const last = found.at(-1);
      if (bracket === at && last) found[found.length - 1] = { ...last, names: [...last.names, name] };
      else found.push({ names: [name], at, side: 'before' });
      bracket = at;
      continue;
    }
    const means = MEANS.exec(text.slice(end, end + LONGEST_LEAD));
    if (means) found.push({ names: [name], at: end + means[0].length, side: 'after' });
  }
  return found;
}

function isLead(words: string): boolean {
  const others = words.replace(/["“”][^"“”]*["“”]/g, ' ').match(/[^\s"“”*_,;:/&-]+/g) ?? [];
  return others.every(word => LEAD.has(word.toLowerCase()));
}

/** A quick look: does a bracket's word stand before the quotes, or a word like "means" after them? */
function mayDefine(text: string, start: number, end: number): boolean {
  let before = start - 2;
  while (SKIPPED.has(text.charCodeAt(before))) before--;
  if (LEAD_ENDS.has(text.charCodeAt(before))) return true;
  let after = end + 1;
  while (SKIPPED.has(text.charCodeAt(after))) after++;
  return AFTER.has(text.charCodeAt(after));
}

const setOf = (letters: string) => new Set(Array.from(letters, letter => letter.charCodeAt(0)));
const SKIPPED = setOf(' *_');
/** What the words that may lead to a name end in ("the", "or", "as", "our" …), and the bracket. */
const LEAD_ENDS = setOf('(,;:/&"“”ederysonhgmlt');
const AFTER = setOf('mrihasw(');

/** What stands between two quotes that are near each other and on one line. */
function* quotedWords(text: string, quotes: readonly number[]): Generator<{ start: number; end: number }> {
  let open = -1;
  for (const at of quotes) {
    const isPair = open >= 0 && text[at] !== '“' && at - open > 1 && at - open <= LONGEST_NAME;
    if (isPair && !text.slice(open, at).includes('\n')) {
      yield { start: open + 1, end: at };
      open = -1;
    } else open = text[at] === '”' ? -1 : at;
  }
}
