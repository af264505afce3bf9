import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExamples, loadPracticeKinds, readPractices } from '../../src/practices';
import { releasedSources } from './rules';

/** The file that docs/reading.md has its reader write. */
function exampleFile() {
  const page = readFileSync(join(__dirname, '../../docs/reading.md'), 'utf8');
  const name = /`(scoring-rules\/practices\/\w+\.yaml)`:\n/.exec(page)?.[1];
  const text = /```yaml\n([\s\S]*?)```/.exec(page)?.[1];
  if (!name || !text) throw new Error('docs/reading.md names no file, or does not show it');
  return { name, text };
}

const policy = `# Privacy policy

We collect your name and email address. We record the voice commands that you give to your speaker.

## Your rights

You have the right to ask which audio we store.
`;

test('the kind that docs/reading.md adds is read beside the others, from its file alone', () => {
  const rules = loadPracticeKinds([...releasedSources, exampleFile()]);
  expect(checkExamples(rules)).toEqual([]);
  const practice = readPractices(policy, rules).practices.find(one => one.kind === 'voice_recording');
  expect(practice?.stance).toBe('asserted');
  expect(practice?.statements.map(one => one.quote)).toEqual([
    'We record the voice commands that you give to your speaker.',
  ]);
});
