import { findClauses } from '../../src/policy';
import { clausesOf } from './clausesOf';

describe('table rows', () => {
  it('of Markdown are introduced by the header row', () => {
    expect(clausesOf('| Category | Sold |\n| --- | --- |\n| Age | Yes |\n| Email | No |')).toEqual([
      ['table_row', 'Category | Sold', null],
      ['table_row', 'Age | Yes', 'Category | Sold'],
      ['table_row', 'Email | No', 'Category | Sold'],
    ]);
  });

  it('may have an empty row above the header', () => {
    expect(clausesOf('|     |     |\n| --- | --- |\n| **Category** | **Sold** |\n| Age | Yes |')).toEqual([
      ['table_row', '**Category** | **Sold**', null],
      ['table_row', 'Age | Yes', '**Category** | **Sold**'],
    ]);
  });

  it('may have a caption above the header: the row above the rule is the header', () => {
    const text = '|   |   |\n| --- | --- |What we do\n| Category | Sold |\n| --- | --- |\n| Age | Yes |';
    expect(clausesOf(text).slice(1)).toEqual([
      ['table_row', 'Category | Sold', null],
      ['table_row', 'Age | Yes', 'Category | Sold'],
    ]);
  });

  it('have no other header than the first row where a rule stands below each row', () => {
    expect(clausesOf('| Category | Sold |\n| --- | --- |\n| Age | Yes |\n| --- | --- |\n| Email | No |')).toEqual([
      ['table_row', 'Category | Sold', null],
      ['table_row', 'Age | Yes', 'Category | Sold'],
      ['table_row', 'Email | No', 'Category | Sold'],
    ]);
  });

  it('of several sentences: the first is introduced by the header, and introduces the others', () => {
    expect(clausesOf('| Who | What |\n| --- | --- |\n| Ads | We use cookies.<br>They see your age. |')).toEqual([
      ['table_row', 'Who | What', null],
      ['table_row', 'Ads | We use cookies.', 'Who | What'],
      ['table_row', 'They see your age.', 'Ads | We use cookies.'],
    ]);
  });

  it('know the sentence that introduces the table through its header', () => {
    expect(clausesOf('We share the following:\n\n| What | With |\n| --- | --- |\n| Age | Advertisers |')).toEqual([
      ['sentence', 'We share the following:', null],
      ['table_row', 'What | With', 'We share the following:'],
      ['table_row', 'Age | Advertisers', 'What | With'],
    ]);
  });

  it('of a chart that was flattened to a line a row are introduced by its header cells', () => {
    const text = [
      'The chart shows what we sell.',
      'Category of data',
      'Whether we sell it',
      'To whom',
      'Email Consumers; partners. Yes Companies that market products',
      'Age Consumers; partners. No Nobody at all',
      'Cookies',
      'We use cookies.',
    ].join('\n\n');
    expect(clausesOf(text.replaceAll('products\n\n', 'products\n'))).toEqual([
      ['sentence', 'The chart shows what we sell.', null],
      ['table_row', 'Category of data', 'The chart shows what we sell.'],
      ['table_row', 'Whether we sell it', 'Category of data'],
      ['table_row', 'To whom', 'Whether we sell it'],
      ['table_row', 'Email Consumers; partners.', 'To whom'],
      ['table_row', 'Yes Companies that market products', 'Email Consumers; partners.'],
      ['table_row', 'Age Consumers; partners.', 'To whom'],
      ['table_row', 'No Nobody at all', 'Age Consumers; partners.'],
      ['heading', 'Cookies', null],
      ['sentence', 'We use cookies.', null],
    ]);
  });

  it('of a chart that was flattened to a line a cell are introduced cell by cell', () => {
    const text =
      'What we collect.\nCategory\nExamples\nSold\nA. Identifiers\nYour name, your alias.\nYES\nB. Gender\nYour gender.\nNO';
    expect(clausesOf(text).slice(4)).toEqual([
      ['table_row', 'A. Identifiers', 'Sold'],
      ['table_row', 'Your name, your alias.', 'A. Identifiers'],
      ['table_row', 'YES', 'Your name, your alias.'],
      ['table_row', 'B. Gender', 'Sold'],
      ['table_row', 'Your gender.', 'B. Gender'],
      ['table_row', 'NO', 'Your gender.'],
    ]);
  });

  it('of a chart that was flattened to a line a cell know their column, though several hold answers', () => {
    const text = ['Category', 'Kept', 'Sold', 'Alias', 'Yes', 'No', 'Habits', '✓', 'N/A', 'Finger', 'N', 'None'].join(
      '\n\n',
    );
    const clauses = findClauses(`What we collect.\n\n${text}`);
    const words = ({ start, end }: { start: number; end: number }) => `What we collect.\n\n${text}`.slice(start, end);
    expect(clauses.slice(4).map(one => [words(one), one.column === null ? null : words(clauses[one.column]!)])).toEqual(
      [
        ['Alias', 'Category'],
        ['Yes', 'Kept'],
        ['No', 'Sold'],
        ['Habits', 'Category'],
        ['✓', 'Kept'],
        ['N/A', 'Sold'],
        ['Finger', 'Category'],
        ['N', 'Kept'],
        ['None', 'Sold'],
      ],
    );
  });
});
