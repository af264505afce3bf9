import { clausesOf } from './clausesOf';

const items = (text: string) => clausesOf(text).filter(([kind]) => kind === 'list_item');

describe('list items', () => {
  it.each([...'-*+•◦▪▫·∙●○■□➢–—o', '\\-', '\\*', '1.', '(1)', '1)', 'a.', '(a)', 'iv.', '(ii)'])(
    'with the marker %s know the sentence that introduces them',
    marker => {
      const found = items(`We do not:\n\n${marker} sell your data;\n${marker} rent your data.`);
      expect(found.map(([, words, intro]) => [words.replace(/^\(?\w{1,2}[.)] /, ''), intro])).toEqual([
        ['sell your data;', 'We do not:'],
        ['rent your data.', 'We do not:'],
      ]);
    },
  );

  it('know their introduction through nesting', () => {
    const text = [
      'We may share:',
      '- identifiers, such as',
      '    - your name',
      '    - your age',
      '- with advertisers:',
      '    * your gender',
      '- your race',
    ].join('\n');
    expect(items(text)).toEqual([
      ['list_item', 'identifiers, such as', 'We may share:'],
      ['list_item', 'your name', 'identifiers, such as'],
      ['list_item', 'your age', 'identifiers, such as'],
      ['list_item', 'with advertisers:', 'We may share:'],
      ['list_item', 'your gender', 'with advertisers:'],
      ['list_item', 'your race', 'We may share:'],
    ]);
  });

  it('are nested when another marker follows without indentation', () => {
    expect(items('We collect:\n1. Demographics\n• age\n• gender\n2. Contacts')).toEqual([
      ['list_item', '1. Demographics', 'We collect:'],
      ['list_item', 'age', '1. Demographics'],
      ['list_item', 'gender', '1. Demographics'],
      ['list_item', '2. Contacts', 'We collect:'],
    ]);
  });

  it('of several sentences: the first is introduced, it introduces the others', () => {
    expect(clausesOf('We share data with:\n\n- Advertisers. They may sell it.')).toEqual([
      ['sentence', 'We share data with:', null],
      ['list_item', 'Advertisers.', 'We share data with:'],
      ['sentence', 'They may sell it.', 'Advertisers.'],
    ]);
  });

  it('are introduced by "the following" and "below" with a full stop, and not by any sentence', () => {
    expect(items('We collect the following.\n\n- age')).toEqual([['list_item', 'age', 'We collect the following.']]);
    expect(items('We care about you.\n\n- We sell nothing.')).toEqual([['list_item', 'We sell nothing.', null]]);
  });

  it('without words introduce nothing', () => {
    const introductions = (text: string) => clausesOf(text).map(([, , intro]) => intro);
    expect(introductions('We share data. ◦ ! We sell data.')).toEqual([null, null]);
    expect(introductions('- !\n\n  We sell data.')).toEqual([null]);
  });

  it('under headings know the sentence above the headings', () => {
    const text =
      'We collect the following:\n\n### Demographics\n\n- age\n\n### Contacts\n\n- email\n\n## Cookies\n\n- none';
    expect(items(`## Data\n\n${text}`)).toEqual([
      ['list_item', 'age', 'We collect the following:'],
      ['list_item', 'email', 'We collect the following:'],
      ['list_item', 'none', null],
    ]);
  });

  it('are introduced by what names them earlier in the paragraph above, and not before that', () => {
    const named = 'These are the following firms.';
    expect(items(`${named} They are bound by contract.\n\n- Kapa`)).toEqual([['list_item', 'Kapa', named]]);
    expect(items(`${named}\n\nThey are bound by contract.\n\n- Kapa`)).toEqual([['list_item', 'Kapa', null]]);
  });

  it('may stand without bullets below a colon, up to the next heading or paragraph', () => {
    const text = [
      'We collect the following information:',
      'Contact information (like addresses)',
      'Age and gender',
      'How Do We Use It?',
      'We use it for advertising.',
    ].join('\n');
    expect(clausesOf(text)).toEqual([
      ['sentence', 'We collect the following information:', null],
      ['list_item', 'Contact information (like addresses)', 'We collect the following information:'],
      ['list_item', 'Age and gender', 'We collect the following information:'],
      ['heading', 'How Do We Use It?', null],
      ['sentence', 'We use it for advertising.', null],
    ]);
  });

  it('without bullets may complete the sentence above them', () => {
    const text = 'We share data in these ways:\nWith our partners.\nTo comply with the law.\nWe do not sell data.';
    expect(items(text)).toEqual([
      ['list_item', 'With our partners.', 'We share data in these ways:'],
      ['list_item', 'To comply with the law.', 'We share data in these ways:'],
    ]);
  });

  it('without bullets may be told by their commas', () => {
    expect(clausesOf('Categories of data\n\nAge,\n\nGender, and\n\nAddress.').map(([kind]) => kind)).toEqual([
      'heading',
      'list_item',
      'list_item',
      'list_item',
    ]);
  });

  it('may stand in one line', () => {
    expect(clausesOf('You agree to: • the sale of data; • its transfer to the U.S. You may object.')).toEqual([
      ['sentence', 'You agree to:', null],
      ['list_item', 'the sale of data;', 'You agree to:'],
      ['list_item', 'its transfer to the U.S.', 'You agree to:'],
      ['sentence', 'You may object.', 'its transfer to the U.S.'],
    ]);
  });

  it('may be a bare answer to the question above', () => {
    expect(clausesOf('Do We Sell Your Data?\n\nNo')).toEqual([
      ['heading', 'Do We Sell Your Data?', null],
      ['list_item', 'No', 'Do We Sell Your Data?'],
    ]);
  });

  it('are read in block quotes too', () => {
    expect(items('> We sell:\n>\n> - your age')).toEqual([['list_item', 'your age', 'We sell:']]);
  });
});
