const MEGABYTE = 1_000_000;

/** Texts of a megabyte each that a reader could stumble over, by what is bad about them. */
export function worstTexts(): Record<string, string> {
  return {
    'no full stop': repeat('we may share your personal information with our partners for advertising and '),
    'sell sell sell': repeat('sell '),
    'we sell and we sell': repeat('we sell your personal data and '),
    'one word': repeat('a'),
    'a million dots': repeat('.'),
    'question marks and quotes': repeat('?” '),
    'a thousand nested bullets': fill(Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}- your data\n`)),
    'a bullet a line': repeat('- we collect your name, your address and your number when you visit us\n'),
    'nothing but brackets': repeat('[('),
    'nothing but emphasis': repeat('**_'),
    'nothing but table bars': repeat('|'),
    'links without end': repeat('[a](https://example.com/?a=b.c&d=e '),
    'commas without end': repeat('sell, rent, trade, share, '),
    'except unless except': repeat('not except unless without '),
    'dates without end': repeat('last updated 1/1/2020 '),
    'abbreviations without end': repeat('U.S. e.g. Inc. No. '),
    'blank lines': repeat('\n'),
    'white space': repeat(' \u00a0\u200b'),
    emoji: repeat('😀'),
    'sentences of two words': repeat('We sell. '),
    'a letter a line': repeat('a\n'),
    'the same promise 50,000 times': repeat('We do not sell it. '),
    'promises and breaches in disorder': disorder([
      'We sell it. ',
      'We do not sell it. ',
      'Your data is ours. ',
      'We share your data. ',
      'It is late. ',
    ]),
    'a promise a line, all different': fill(
      Array.from({ length: 20_000 }, (_, i) => `We do not sell your ${i} personal data to ad ${i * 7} networks\n`),
    ),
    'a promise a line, in ever other words': fill(everOtherPromises()),
  };
}

/** Promises that all differ, in words that rules know. */
function everOtherPromises(): string[] {
  const acts = ['sell', 'rent', 'lease', 'trade', 'disclose', 'share', 'transfer', 'give', 'provide', 'send'];
  const data = ['name', 'race', 'religion', 'health data', 'email address', 'location', 'age', 'device identifiers'];
  const whom = ['advertisers', 'third parties', 'partners', 'affiliates', 'data brokers', 'ad networks', 'vendors'];
  const whys = ['advertising', 'marketing', 'money', 'analytics', 'their own purposes', 'targeted ads', 'research'];
  const where = ['in the United States', 'in the EU', 'abroad', 'without your consent', 'unless you agree'];
  return acts.flatMap(act =>
    data.flatMap(datum =>
      whom.flatMap(one =>
        whys.flatMap(why => where.map(at => `We may ${act} your ${datum} to ${one} for ${why} ${at}\n`)),
      ),
    ),
  );
}

function repeat(piece: string): string {
  return piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);
}

/** The pieces in the same disorder each time. */
function disorder(pieces: readonly string[]): string {
  let state = 1;
  return fill(
    Array.from({ length: MEGABYTE / 10 }, () => {
      state = (state * 48271) % 2147483647;
      return pieces[state % pieces.length]!;
    }),
  );
}

function fill(lines: readonly string[]): string {
  return repeat(lines.join(''));
}
