import fc from 'fast-check';
import { readSentence } from '../../src/practices/Sentence';
import { Break } from '../../src/practices/Tokens';
import { Vocabulary } from '../../src/practices/Vocabulary';

/** The words of `text` as the rules have to spell them, when they know those of `known` and no others. */
function wordsOf(text: string, known: string): string {
  const vocabulary = new Vocabulary();
  vocabulary.addList('known', known.split(' '));
  const { tokens, from, to } = readSentence(text, vocabulary);
  return Array.from(tokens.ids.slice(from, to), id => vocabulary.words.wordOf(id) || '?').join(' ');
}

test.each([
  ["We don't sell; we can't and won't.", 'we do not sell we can not and will not'],
  ['We cannot say what they’ll do with your users’ data', 'we can not say what they will do with your users data'],
  ['QLess’s customers', 'qless customers'],
  ['moved to the U.S. or the US', 'moved to the usa or the usa'],
  ['tell us, e.g. by post', 'tell us eg by post'],
  ['CONTACT US TODAY', 'contact us today'],
  ['third-party and/or first-party', 'third party and or first party'],
  ['per\u00adsonal\u00a0data', 'personal data'],
  ['see [our page](https://www.example.com/data-privacy/sale) now', 'see our page now'],
  ['one<br>two &ldquo;three&rdquo; R&D', 'one two three r and d'],
])('%s', (text, words) => {
  expect(wordsOf(text, words)).toBe(words);
});

test('every word has its place in the text, in order, whatever the text', () => {
  const vocabulary = new Vocabulary();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      const { tokens, from, to } = readSentence(text, vocabulary);
      expect([from, to]).toEqual([0, tokens.count - 1]);
      for (let i = from; i < to; i++) {
        expect(tokens.starts[i]).toBeLessThan(tokens.ends[i]!);
        if (i > from) expect(tokens.starts[i]).toBeGreaterThanOrEqual(tokens.starts[i - 1]!);
      }
    }),
  );
});

test('a word of a megabyte and words that collide are told apart', () => {
  expect(wordsOf(`sell ${'x'.repeat(1e6)} sell`, 'sell')).toBe('sell ? sell');
  // "Aa" and "BB" have the same sum in many hashes; the letters decide.
  expect(wordsOf('ab aC bB', 'ab ac')).toBe('ab ac ?');
});

test.each([
  ['Acme Inc. in the States', false],
  ['our friends, etc. and others', false],
  ['data in the sense of Art. 9 of a law', false],
  ['our friends, e.g. others', false],
  ['by Acme Ltd. (Japan)', false],
  ['h. disclosure of data', true],
  ['sold. we keep it', true],
])('whether a full stop ends something: %s', (text, ends) => {
  const { tokens, from, to } = readSentence(text, new Vocabulary());
  expect([...tokens.breaks.slice(from, to)].some(breaks => breaks & Break.STOP)).toBe(ends);
});
