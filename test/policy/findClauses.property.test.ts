import fc from 'fast-check';
import { assessability, findClauses, statedDate } from '../../src/policy';

/** Pieces that policies are made of, and pieces that trip up whoever reads them. */
const piece = fc.constantFrom(
  ...[
    'We sell your data. ',
    'We do not:',
    'personal information',
    'e.g. ',
    'Inc. ',
    'U.S. ',
    'No. 5 ',
    'g., ',
    'policy.We ',
  ],
  ...['# ', '## Sharing', '**Sharing.** ', '**', '__', '===', '---', '* * *', '> ', '[a](b)', '<br>', '`'],
  ...['- ', '* ', '• ', '◦ ', '1. ', '1.1 ', '(a) ', 'iv. ', 'o ', '| a | b |', '| --- | --- |', '|', '\\- '],
  ...[
    'Yes',
    'No',
    'YES',
    ':',
    ';',
    ', and',
    '.',
    '...',
    '?',
    '!',
    '”',
    ')',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\ufeff',
    '😀',
    '\ud83d',
  ],
  ...['\n', '\n\n', '\n\n\n', '\r\n', '\r', '\u2028', '\t', '    ', ' ', 'March 3, 2020', '31.12.2020', '30/02/2020'],
);
const policy = fc.oneof(
  fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('whatever the text', () => {
  it('clauses are inside it, in order, disjoint and not empty', () => {
    fc.assert(
      fc.property(policy, text => {
        let end = 0;
        findClauses(text).forEach((clause, index) => {
          expect(clause.ordinal).toBe(index);
          expect(clause.start).toBeGreaterThanOrEqual(end);
          expect(clause.end).toBeGreaterThan(clause.start);
          end = clause.end;
        });
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('a clause has words, and no white space around them', () => {
    fc.assert(
      fc.property(policy, text => {
        for (const { start, end } of findClauses(text)) {
          const words = text.slice(start, end);
          expect(words.trim()).toBe(words);
          // Half a surrogate pair counts as a letter.
          expect(/[\p{L}\p{N}]/u.test(words) || /[\ud800-\udfff]/.test(words)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no letter and no digit is lost between clauses', () => {
    fc.assert(
      fc.property(policy, text => {
        const lost: string[] = [];
        let end = 0;
        for (const clause of [...findClauses(text), { start: text.length, end: text.length }]) {
          lost.push(text.slice(end, clause.start));
          end = clause.end;
        }
        // Line breaks in HTML and the letter that stands for a bullet are mark-up.
        const words = lost.map(gap => gap.replace(/<br ?\/?>/gi, '').replace(/(?<![\p{L}\p{N}])o(?=\s)/gu, ''));
        expect(words.join('')).not.toMatch(/[\p{L}\p{N}]/u);
      }),
      { numRuns: 500 },
    );
  });

  it('what introduces a clause stands before it', () => {
    fc.assert(
      fc.property(policy, text => {
        for (const { ordinal, introducedBy } of findClauses(text)) {
          if (introducedBy !== null) expect(introducedBy).toBeLessThan(ordinal);
        }
      }),
    );
  });

  it('the same text gives the same clauses', () => {
    fc.assert(fc.property(policy, text => expect(findClauses(text)).toEqual(findClauses(text))));
  });

  it('its date and whether it can be judged are answers and not errors', () => {
    fc.assert(
      fc.property(policy, text => {
        const clauses = findClauses(text);
        expect(statedDate(text, clauses) ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
        expect(assessability(text, clauses) ?? 'This is a sentence.').toMatch(/^This .*\.$/s);
      }),
    );
  });
});
