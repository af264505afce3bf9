/** One expression for the trigger words of all kinds, and which kinds each word belongs to. */
export interface Trigger {
  expression: RegExp;
  /** By the word as it is found (lower case, single spaces): the kinds, as bits in the order of the rules' kinds. */
  kindsOf: ReadonlyMap<string, number>;
}

/** The most kinds that one set of rules may have: a bit each. */
export const MAX_KINDS = 30;

/** Builds the expression from each kind's phrases (lower case, single spaces). */
export function compileTriggers(phrasesOfKinds: readonly (readonly string[])[]): Trigger {
  const kindsOf = new Map<string, number>();
  phrasesOfKinds.forEach((phrases, kind) => {
    for (const phrase of phrases) kindsOf.set(phrase, (kindsOf.get(phrase) ?? 0) | (1 << kind));
  });
  const tree: LetterNode = { end: false, next: new Map() };
  for (const phrase of kindsOf.keys()) {
    let node = tree;
    for (const letter of phrase) {
      let child = node.next.get(letter);
      if (!child) {
        child = { end: false, next: new Map() };
        node.next.set(letter, child);
      }
      node = child;
    }
    node.end = true;
  }
  return { expression: new RegExp(`\\b${source(tree)}\\b`, 'g'), kindsOf };
}

/** Where trigger words stand in `text`: calls `found` with the offset and the kinds' bits, in order. */
export function findTriggers(
  text: string,
  { expression, kindsOf }: Trigger,
  found: (at: number, kinds: number, length: number) => void,
) {
  const lower = lowerCase(text);
  expression.lastIndex = 0;
  for (let match = expression.exec(lower); match; match = expression.exec(lower)) {
    const kinds = kindsOf.get(match[0]) ?? kindsOf.get(match[0].replace(/[^\p{L}\p{N}]+/gu, ' '));
    if (kinds !== undefined) found(match.index, kinds, match[0].length);
  }
}

/** Lower case with every character at its place; the few letters whose lower case is longer stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[^\u0130]+/g, part => part.toLowerCase());
}

interface LetterNode {
  end: boolean;
  next: Map<string, LetterNode>;
}

/** The tree as an expression whose alternatives never begin alike, so that no text makes it backtrack. */
function source(node: LetterNode): string {
  const branches = [...node.next].map(
    ([letter, child]) => `${letter === ' ' ? '[\\s/-]{1,3}' : letter}${source(child)}`,
  );
  if (branches.length === 0) return '';
  if (branches.length === 1 && !node.end) return branches[0]!;
  return `(?:${branches.join('|')})${node.end ? '?' : ''}`;
}
