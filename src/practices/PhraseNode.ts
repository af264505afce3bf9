/** A node of the phrase tree: what a phrase that ends here means, and which words may follow. */
export interface PhraseNode {
  /** The lists that have the phrase; nodes with the same lists have one array for them. */
  lists: readonly number[];
  /** The practice kinds that it is a trigger of, as bits in the order of the rules' kinds. */
  triggers: number;
  next: Map<number, PhraseNode> | null;
  /** Its number in the vocabulary's table. */
  number: number;
}

/** A node that nothing is known of. */
export function emptyNode(): PhraseNode {
  return { lists: NO_LISTS, triggers: 0, next: null, number: 0 };
}

const NO_LISTS: readonly number[] = [];
