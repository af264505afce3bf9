import { clausesOf, sectionsOf } from './clausesOf';

describe('headings', () => {
  it('of Markdown make the section path, the outermost first', () => {
    const text = [
      '# Privacy',
      '## What we *share*',
      'We share data.',
      '### With [partners](https://x.example/y)',
      'We sell data.',
      '## Contact',
      'Write to us.',
    ].join('\n\n');
    expect(sectionsOf(text)).toEqual([
      ['We share data.', ['Privacy', 'What we share']],
      ['We sell data.', ['Privacy', 'What we share', 'With partners']],
      ['Write to us.', ['Privacy', 'Contact']],
    ]);
  });

  it('may be underlined', () => {
    expect(sectionsOf('Privacy\n=======\n\nSharing\n-------\n\nWe share data.')).toEqual([
      ['We share data.', ['Privacy', 'Sharing']],
    ]);
  });

  it('may be bold lines below the headings with a hash', () => {
    expect(sectionsOf('# Privacy\n\n**Sharing**\n\nWe share data.\n\n**Selling**\n\nWe sell data.')).toEqual([
      ['We share data.', ['Privacy', 'Sharing']],
      ['We sell data.', ['Privacy', 'Selling']],
    ]);
  });

  it.each(['Sharing Your Data', 'SHARING', 'Who sees your data?', 'How we share data', 'Sharing Your Data.'])(
    'may be plain lines: %s',
    heading => {
      expect(clausesOf(`${heading}\n\nWe share data with partners.`)).toEqual([
        ['heading', heading, null],
        ['sentence', 'We share data with partners.', null],
      ]);
    },
  );

  it.each(['We do not sell your data', 'Last Updated: 1/23/2020', 'privacy@example.com'])(
    'are not made of plain lines that say something: %s',
    line => {
      expect(clausesOf(`${line}\n\nWe share data with partners.`)[0]![0]).toBe('sentence');
    },
  );

  it.each(['**Sharing.** We share data.', '**Sharing**. We share data.', 'Sharing of Data. We share data.'])(
    'may open a paragraph: %s',
    text => {
      const clauses = clausesOf(text);
      expect(clauses.map(([kind]) => kind)).toEqual(['heading', 'sentence']);
      expect(sectionsOf(text)).toEqual([['We share data.', [expect.stringMatching(/^Sharing/)]]]);
    },
  );

  it('do not open a paragraph with an answer or with a label', () => {
    expect(clausesOf('No. We never sell your data.').map(([kind]) => kind)).toEqual(['sentence', 'sentence']);
    expect(clausesOf('**Demographics:** your age and gender.')).toEqual([
      ['sentence', '**Demographics:** your age and gender.', null],
    ]);
  });

  it('that are statements are read as statements', () => {
    expect(clausesOf('### WE PROMISE TO NEVER SELL YOUR PHONE NUMBERS.')).toEqual([
      ['sentence', 'WE PROMISE TO NEVER SELL YOUR PHONE NUMBERS.', null],
    ]);
    expect(clausesOf('### We might ask you to tell us your age')[0]![0]).toBe('sentence');
    expect(clausesOf('### How We Share Your Data')[0]![0]).toBe('heading');
  });

  it('may be numbered, in lists that nobody introduced', () => {
    const text = '1. Data We Collect\n\nWe collect names.\n\n2. Sharing\n\nWe share names.';
    expect(sectionsOf(text)).toEqual([
      ['We collect names.', ['Data We Collect']],
      ['We share names.', ['Sharing']],
    ]);
  });
});
