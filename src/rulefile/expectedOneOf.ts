/** More words are not listed in a mistake. */
const MOST = 15;

/**
 * "expected one of …": the words that may stand where `wrong` does, those most like it first, and of many no others.
 * `write` gives a word as its author would write it.
 */
export function expectedOneOf(wrong: string, known: Iterable<string>, write = (word: string) => word): string {
  const all = [...known].map(word => ({ word, likeness: likeness(word, wrong) }));
  if (all.length === 0) return 'there is none yet';
  const nearest = all.sort((a, b) => b.likeness - a.likeness).slice(0, MOST);
  const others = all.length > MOST ? ` or ${all.length - MOST} others` : '';
  return `expected one of ${nearest.map(({ word }) => write(word)).join(', ')}${others}`;
}

/** From 0, no two letters next to each other in both, to 1, the same ones. */
function likeness(a: string, b: string): number {
  const [inA, inB] = [pairsOf(a), pairsOf(b)];
  const shared = [...inA].filter(pair => inB.has(pair)).length;
  return shared && (2 * shared) / (inA.size + inB.size);
}

function pairsOf(word: string): Set<string> {
  const letters = word.toLowerCase();
  return new Set(Array.from({ length: Math.max(letters.length - 1, 0) }, (_, i) => letters.slice(i, i + 2)));
}
