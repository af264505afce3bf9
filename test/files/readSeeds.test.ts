import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, readSeeds } from '../../src/files';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fineprint-'));
  mkdirSync(join(root, 'seeds'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string, content: string | Buffer) => writeFileSync(join(root, 'seeds', name), content);
const company = (rest: string) => `companies:\n  - slug: acme\n    name: Acme\n    domain: acme.example\n${rest}`;

test('the five seeds are read, each with its text', () => {
  const seeds = readSeeds(projectRoot());
  expect(seeds.map(({ slug }) => slug)).toEqual(['qless', 'qualfon', 'qualispace', 'qualer', 'qtraca']);
  expect(seeds.every(({ policies }) => policies[0]!.text.length > 1000)).toBe(true);
  expect(seeds[0]!.policies[0]).toMatchObject({ capturedOn: '2015-08-22' });
});

test('a company without policies is none the worse', () => {
  write('companies.yaml', company('    policies: []\n'));
  expect(readSeeds(root)).toEqual([
    { slug: 'acme', name: 'Acme', domain: 'acme.example', country: null, policies: [] },
  ]);
});

test('a policy that is missing, one that is no text and one that is a web page are told with their lines', () => {
  write('page.txt', '<html><body>We sell data.</body></html>');
  write('image.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]));
  write(
    'companies.yaml',
    company('    policies:\n      - file: gone.txt\n      - file: image.txt\n      - file: page.txt\n'),
  );
  expect(() => readSeeds(root)).toThrow(
    /^seeds\/companies\.yaml:6:9: seeds\/gone\.txt cannot be read: there is no such file or folder\.\nseeds\/companies\.yaml:7:9: seeds\/image\.txt cannot be read: .*NUL.*\nseeds\/companies\.yaml:8:9: seeds\/page\.txt cannot be read: it is a web page/,
  );
});

test.each([
  [
    'a file outside the folder',
    '    policies:\n      - file: ../secret.txt\n',
    'must be the name of a file that stands beside',
  ],
  [
    'a day that does not exist',
    '    policies:\n      - { file: a.txt, capturedOn: 2020-02-30 }\n',
    'must be a day that exists',
  ],
  ['a typo', '    polices: []\n', 'polices'],
  ['a country that is no code', '    country: usa\n    policies: []\n', 'two-letter ISO 3166-1 code'],
  [
    'a source that is no address',
    '    policies:\n      - { file: a.txt, source: ftp://x }\n',
    'must be an http or https address',
  ],
])('%s is refused', (_, rest, sentence) => {
  write('companies.yaml', company(rest));
  expect(() => readSeeds(root)).toThrow(sentence);
});

test('a slug may stand once', () => {
  const one = (domain: string) => `  - { slug: a, name: A, domain: ${domain}, policies: [] }\n`;
  write('companies.yaml', `companies:\n${one('a.example')}${one('b.example')}`);
  expect(() => readSeeds(root)).toThrow('seeds/companies.yaml:3:7: The slug "a" is taken by a company above.');
});

test('a domain is that of one company', () => {
  const one = (slug: string) => `  - { slug: ${slug}, name: A, domain: a.example, policies: [] }\n`;
  write('companies.yaml', `companies:\n${one('a')}${one('b')}`);
  expect(() => readSeeds(root)).toThrow(
    'seeds/companies.yaml:3:25: The domain "a.example" is that of a above; each company has one of its own.',
  );
});

test('without companies.yaml, the file that is missing is named', () => {
  expect(() => readSeeds(root)).toThrow('seeds/companies.yaml cannot be read: there is no such file or folder.');
});
