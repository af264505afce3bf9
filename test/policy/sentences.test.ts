import { wordsOf } from './clausesOf';

describe('a paragraph is taken apart into sentences', () => {
  it('at full stops, question marks and exclamation marks', () => {
    expect(wordsOf('We value you! Do we sell your data? We do not. We never will.')).toEqual([
      'We value you!',
      'Do we sell your data?',
      'We do not.',
      'We never will.',
    ]);
  });

  it.each([
    'We share data with vendors, e.g. Google Analytics and others.',
    'We share some data (i.e. Your name) with partners.',
    'We collect identifiers (g., name, IP address) from you.',
    'Acme, Inc. operates the site with Acme Holdings Ltd. and its affiliates.',
    'The U.S. Department of Commerce runs the U.S. - Swiss Safe Harbor.',
    'Cal. Civ. Code § 1798.83 applies, as does Art. 6 para. 1 lit. b.',
    'See No. 5 and Sec. 12 for the rules of Mr. J. Smith of Palo Alto.',
    'Visit www.example.com or read version 2.1 of the list.',
    'We keep it until Jan. 3, or 3.5 days longer.',
    'We write to you from Node.Js and Example.Com.',
    'It goes to Kapa Pte. Ltd. in Singapore and to Kapa Sdn. Bhd. in Malaysia.',
    'It is processed by Kapa Inc. (1625 Market Street) and by nobody else.',
    'If you ask “what is the weather?” we may use the words.',
    'Please wait... we are loading your data.',
  ])('and not inside: %s', sentence => {
    expect(wordsOf(sentence)).toEqual([sentence]);
  });

  it('behind an abbreviation when a word follows that opens a sentence', () => {
    expect(wordsOf('Your data stays in the U.S. We do not move it. We are Acme Inc. Our office is in Ohio.')).toEqual([
      'Your data stays in the U.S.',
      'We do not move it.',
      'We are Acme Inc.',
      'Our office is in Ohio.',
    ]);
  });

  it('where the space behind the full stop is missing', () => {
    expect(wordsOf('Please read our policy.We may change it.This happens rarely.')).toEqual([
      'Please read our policy.',
      'We may change it.',
      'This happens rarely.',
    ]);
  });

  it('behind closing quotes, brackets and emphasis', () => {
    expect(wordsOf('We call it “Usage Data.” We keep it (for a year.) **We sell it.** You may object.')).toEqual([
      'We call it “Usage Data.”',
      'We keep it (for a year.)',
      '**We sell it.**',
      'You may object.',
    ]);
  });

  it('across non-breaking spaces and zero-width characters', () => {
    expect(wordsOf('We sell\u00a0data.\u00a0You may\u200b object.\u200b We listen.')).toEqual([
      'We sell\u00a0data.',
      'You may\u200b object.',
      'We listen.',
    ]);
  });

  it('in all capitals', () => {
    expect(wordsOf('WE DO NOT SELL DATA. WE MAY SHARE IT.')).toEqual(['WE DO NOT SELL DATA.', 'WE MAY SHARE IT.']);
  });

  it('with the number that counts a paragraph kept at its head', () => {
    expect(wordsOf('4.1.2. Our parent company is in Israel. It may read your data.')).toEqual([
      '4.1.2. Our parent company is in Israel.',
      'It may read your data.',
    ]);
  });
});

describe('lines', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['line separators', '\u2028'],
  ])('end with %s', (_, end) => {
    expect(wordsOf(`We collect data.${end}We sell data.${end}`)).toEqual(['We collect data.', 'We sell data.']);
  });

  const wrapped = [
    'We collect the information that you give us when you open an account, and',
    'we may share it with the companies that help us to run our services. If we',
    'ever sell our business, your information may be among the things that are',
    'handed over to the buyer, who must keep the promises that are made in this',
    'policy. We do not sell your information to anybody else, whatever they may',
    'offer us for it.',
  ];
  const sentences = [
    'We collect the information that you give us when you open an account, and we may share it with the companies that help us to run our services.',
    'If we ever sell our business, your information may be among the things that are handed over to the buyer, who must keep the promises that are made in this policy.',
    'We do not sell your information to anybody else, whatever they may offer us for it.',
  ];

  it('of a paragraph that was wrapped belong together', () => {
    expect(wordsOf(wrapped.join('\n')).map(words => words.replaceAll('\n', ' '))).toEqual(sentences);
  });

  it('of a paragraph with a blank line between any two belong together', () => {
    const text = `${wrapped.join('\n\n')}\n\n\n\nWrite to us.`;
    expect(wordsOf(text).map(words => words.replaceAll('\n\n', ' '))).toEqual([...sentences, 'Write to us.']);
  });

  it('of a narrow column in a wrapped text belong together, and a list without bullets below a colon stays apart', () => {
    const column = ['Your age is the only one', 'of these that you must', 'give us.'];
    const list = ['We keep your:', 'name and surname', 'postal address'];
    const text = [wrapped.join('\n'), column.join('\n'), list.join('\n')].join('\n\n');
    expect(wordsOf(text).map(words => words.replaceAll('\n', ' '))).toEqual([...sentences, column.join(' '), ...list]);
  });

  it('that are paragraphs of their own stay apart', () => {
    expect(wordsOf('We collect data from you when you visit us\nWe sell it')).toEqual([
      'We collect data from you when you visit us',
      'We sell it',
    ]);
  });
});
