import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from './support/server';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

test('the answer in the README is the answer that the API gives', async () => {
  const [, query] = /```graphql\n([\s\S]+?)```/.exec(readme)!;
  const [, answer] = /```json\n([\s\S]+?)```/.exec(readme)!;
  const server = await startServer();
  const { data } = await server.ask(query!);
  await server.stop();
  expect(JSON.parse(answer!)).toEqual({ data });
});

test.each(['npm ci && npm start', 'npm ci && npm test'])('the README gives the command %s', command => {
  expect(readme).toContain(command);
});

test('every file and folder that the README names is there', () => {
  const names = [...readme.matchAll(/`((?:docs|examples|scoring-rules|src|seeds)\/[\w./-]*)/g)].map(
    ([, name]) => name!,
  );
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter(name => !existsSync(join(__dirname, '..', name)))).toEqual([]);
});

test("every example is behind the examples' door", () => {
  const folder = join(__dirname, '../examples');
  const door = readFileSync(join(folder, 'README.md'), 'utf8');
  const behind = [...door.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path]) => path!);
  expect(behind.filter(path => !existsSync(join(folder, path)))).toEqual([]);
  for (const name of readdirSync(folder)) {
    if (name !== 'README.md') expect(behind.map(path => path.split('/')[0])).toContain(name);
  }
});
