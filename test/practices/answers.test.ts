import { loadPracticeKinds, readPractices } from '../../src/practices';
import { releasedSources } from './rules';

const shoes = {
  name: 'scoring-rules/practices/shoes.yaml',
  text: `
id: shoes
title: Shoes
question: Does the company collect shoe sizes?
triggers: [shoe]
patterns:
  - id: charted-no
    match: shoe size(s)
    answer: ["^ (no | not collected) $", "^ not collected ..2 $", "^ collected no $"]
    stance: denied
    examples:
      match:
        - denied: "Data\\n\\nCollected\\n\\nName\\n\\nYES\\n\\nShoe size\\n\\nNO\\n"
        - denied: "| Data | What | Collected |\\n|---|---|---|\\n| Shoe sizes. | Size of shoes. | Not collected |\\n"
        - denied: "| Data | What | Collected |\\n|---|---|---|\\n| Shoe sizes. | Feet. | No |\\n"
      no_match:
        - Shoe sizes.
        - No shoes.
        - We sell shoes.
`,
};
const rules = loadPracticeKinds([...releasedSources, shoes]);
const stanceIn = (text: string) =>
  readPractices(`${policy}${text}`, rules).practices.find(one => one.kind === 'shoes')?.stance;

const policy = `# Privacy policy

We collect your name and your email address, and we use them to send you what you bought. Our personal data chart:

`;
const header = '| Category | Examples | Collected |\n| --- | --- | --- |\n';

test('the answer in a row is that of the sentences before it in the same row', () => {
  expect(stanceIn(`${header}| Shoe size. | The size of your feet. | NO |\n`)).toBe('denied');
  expect(stanceIn(`${header}| Shoe size. | The size of your feet. | YES |\n`)).toBe('silent');
});

test('the nearest answer counts, and never that of another row', () => {
  expect(stanceIn(`${header}| Shoe size. | The size of your feet. | YES | NO |\n`)).toBe('silent');
  expect(stanceIn(`${header}| Name. | Shoe size. |\n| Hat size. | NO |\n`)).toBe('silent');
});

test('where a chart became lines, the answer stands a few lines below, under the same heading', () => {
  expect(stanceIn('Shoe size\n\nThe size of your feet\n\nNO\n')).toBe('denied');
  expect(stanceIn('Shoe size\n\nThe size of your feet\n\n## Hats\n\nNO\n')).toBe('silent');
});

test('an answer may be a short sentence in a cell of its own', () => {
  expect(stanceIn(`${header}| Shoe size. | The size of your feet. | Not collected by us. |\n`)).toBe('denied');
  expect(stanceIn('| Category | Examples |\n| --- | --- |\n| Shoe size. | The size of your feet. |\n')).toBe('silent');
});

test('a question is answered by what follows it, and not the sentence before', () => {
  expect(stanceIn('We ask for your shoe size. Do we sell it? No.\n')).toBe('silent');
  expect(stanceIn('We ask for your shoe size.\n\nDo we sell it?\n\nNo.\n')).toBe('silent');
});

test('an answer may name what it answers, and then stand where a heading might', () => {
  const chart = (answer: string) =>
    `**Category C: Feet.**\n\nExamples: Shoe size, width, and length.\n\nCollected: ${answer}.\n`;
  expect(stanceIn(chart('No'))).toBe('denied');
  expect(stanceIn(chart('Yes'))).toBe('silent');
  expect(stanceIn(`${chart('Yes')}\n**Category D: Hats.**\n\nCollected: No.\n`)).toBe('silent');
});
