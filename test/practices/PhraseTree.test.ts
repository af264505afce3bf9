import fc from 'fast-check';
import type { PhraseNode } from '../../src/practices/PhraseNode';
import { type Phrases, PhraseTree } from '../../src/practices/PhraseTree';

const words = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });

function treeOf(phrases: readonly { words: readonly number[]; list: number }[]): Phrases {
  const tree = new PhraseTree();
  for (const { words, list } of phrases)
    tree.addList(
      words.reduce((node, word) => tree.child(node, word), 0),
      list,
    );
  return tree.shared();
}

function listsAt({ roots }: Phrases, [first, ...rest]: readonly number[]): readonly number[] {
  let node: PhraseNode | undefined = roots[first!];
  for (const word of rest) node = node?.next?.get(word);
  return node?.lists ?? [];
}

test('a phrase is in the lists that it was added to, and in no others', () => {
  const phrase = fc.record({ words, list: fc.integer({ min: 0, max: 4 }) });
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 60 }), fc.array(words), (added, others) => {
      const phrases = treeOf(added);
      for (const asked of [...added.map(one => one.words), ...others]) {
        const lists = added.filter(one => one.words.join() === asked.join()).map(one => one.list);
        expect(listsAt(phrases, asked)).toEqual([...new Set(lists)].sort());
      }
    }),
  );
});

test('phrases that go on alike behind different words share what follows', () => {
  const { roots, nodes } = treeOf([
    { words: [1, 2, 3], list: 0 },
    { words: [4, 2, 3], list: 0 },
    { words: [5, 2], list: 0 },
  ]);
  expect(roots[1]!.next!.get(2)).toBe(roots[4]!.next!.get(2));
  expect(roots[1]!.number).toBe(roots[4]!.number);
  expect(roots[5]!.number).not.toBe(roots[1]!.number);
  expect(nodes.map(node => node.number)).toEqual([1, 2, 3, 4]);
});

test('more phrases than there was room for at first are all there', () => {
  const phrases = treeOf(Array.from({ length: 20_000 }, (_, i) => ({ words: [1 + (i % 100), i], list: i })));
  for (let i = 0; i < 20_000; i += 7) expect(listsAt(phrases, [1 + (i % 100), i])).toEqual([i]);
});
