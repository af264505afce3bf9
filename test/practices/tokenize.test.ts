import fc from 'fast-check';
import { tokenize } from '../../src/practices/Tokens';
import { Vocabulary } from '../../src/practices/Vocabulary';

/** The words of `text`, as the rules would have to spell them. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  const wordId = (word: string, from = 0, to = word.length) => words.push(word.slice(from, to).toLowerCase());
  const spy = { wordId } as unknown as Vocabulary;
  tokenize(text, 0, text.length, spy);
  return words;
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
  expect(wordsOf(text).join(' ')).toBe(words);
});

test('every word has its place in the text, in order, whatever the text', () => {
  const vocabulary = new Vocabulary();
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      const { count, starts, ends, ids, breaks } = tokenize(text, 0, text.length, vocabulary);
      expect([starts.length, ends.length, ids.length, breaks.length]).toEqual([count, count, count, count + 1]);
      for (let i = 0; i < count; i++) {
        expect(starts[i]).toBeLessThan(ends[i]!);
        if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1]!);
      }
    }),
  );
});
