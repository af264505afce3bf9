/** A node of the phrase tree: what a phrase that ends here means, and which words may follow. */
export interface PhraseNode {
  /** The lists that have the phrase. */
  readonly lists: readonly number[];
  /** The practice kinds that it is a trigger of, as bits in the order of the rules' kinds. */
  readonly triggers: number;
  readonly next: ReadonlyMap<number, PhraseNode> | null;
  /** Its number, from 1, which is that of all nodes that are like it; higher than the numbers of those that it leads to. */
  readonly number: number;
}
