import { Rulebook, Score, verifyStore } from '../../src/store';
import { startServer } from '../support/server';
import { rules, seeds, TODAY } from '../support/store';

let server: Awaited<ReturnType<typeof startServer>>;
let analyst: string;
beforeEach(async () => {
  // Much is read here, on machines that may have much else to do.
  server = await startServer({ limits: { seconds: 100 } });
  analyst = await server.makeKey('analyst');
});
afterEach(() => server.stop());

const ADD = `mutation (
  $company: String!, $text: String, $file: PolicyFile, $source: String, $capturedOn: Date, $appliesFrom: Date, $onlyIfAssessed: Boolean, $idempotencyKey: String
) {
  addPolicy(
    company: $company, text: $text, file: $file, source: $source, capturedOn: $capturedOn, appliesFrom: $appliesFrom
    onlyIfAssessed: $onlyIfAssessed, idempotencyKey: $idempotencyKey
  ) {
    __typename
    ... on PolicyAdded {
      isNew changed
      policy { id text source capturedOn statedOn appliesFrom inForceFrom notAssessed practices { kind stance } }
      company { slug score { total grade } policies { id } }
    }
    ... on InputRefused { mistakes { field message } }
    ... on NoSuchCompany { message }
    ... on IdempotencyKeyReused { operation }
  }
}`;
async function add(given: Record<string, unknown>) {
  const { data, errors } = await server.ask(ADD, { company: 'qtraca', ...given }, analyst);
  expect(errors).toBeUndefined();
  return data.addPolicy;
}
const count = async (table: string) => (await server.store.query(`SELECT COUNT(*) AS count FROM ${table}`))[0].count;
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes as never).toString('base64');

const selling =
  'Privacy Policy\n\nWe sell your personal information, such as your religion, to third parties. We use cookies to see which pages of our website people like.';

/** What is stored is what is computed anew from the texts. */
async function expectComputedAnew() {
  const differences: string[] = [];
  await verifyStore(server.store.manager, new Rulebook(rules.practices, rules.law), one => differences.push(one));
  expect(differences).toEqual([]);
}

test('a policy is kept, read, searched and scored in one step', async () => {
  const before = await server.ask('{ company(slug: "qtraca") { score { total } } }');
  const added = await add({ text: selling, source: 'https://qtraca.com/privacy', capturedOn: '2026-01-02' });
  expect(added).toMatchObject({
    isNew: true,
    changed: true,
    policy: {
      text: selling,
      source: 'https://qtraca.com/privacy',
      capturedOn: '2026-01-02',
      statedOn: null,
      appliesFrom: null,
      inForceFrom: '2026-01-02',
      notAssessed: null,
    },
    company: { slug: 'qtraca' },
  });
  expect(added.policy.practices).toContainEqual({ kind: 'sale', stance: 'ASSERTED' });
  expect(added.company.policies).toHaveLength(2);
  expect(added.company.score.total).toBeGreaterThan(before.data.company.score.total);
  const { data } = await server.ask(
    `{ searchClauses(text: "religion") { edges { node { policy { id } } } }
       companies(filter: { practice: { kind: "protected_class_data", dispositions: [SOLD] }, nameHas: "qtraca" }) { edges { node { slug } } }
       company(slug: "qtraca") { score(asOf: "2026-01-01") { total } scoreHistory { validFrom } } }`,
  );
  expect(data.searchClauses.edges).toContainEqual({ node: { policy: { id: added.policy.id } } });
  expect(data.companies.edges).toEqual([{ node: { slug: 'qtraca' } }]);
  expect(data.company.score).toEqual(before.data.company.score);
  expect(data.company.scoreHistory.map(({ validFrom }: { validFrom: string }) => validFrom)).toContain('2026-01-02');
  await expectComputedAnew();
});

test('the score is the one that the preview told', async () => {
  const { text } = seeds.find(({ slug }) => slug === 'qless')!.policies[0]!;
  const SCORE = 'total grade coverage status criteria { criterion level contribution why evidence { quote } }';
  const preview = await server.ask(
    `query ($text: String!) {
      analyzePolicy(text: $text, appliesFrom: "2016-01-01") { ... on PolicyAnalysis { scorecard(jurisdiction: "EU") { ${SCORE} } } }
    }`,
    { text },
  );
  await add({ text, appliesFrom: '2016-01-01' });
  const { data } = await server.ask(`{ company(slug: "qtraca") { score(jurisdiction: "EU") { ${SCORE} } } }`);
  expect(preview.data.analyzePolicy.scorecard).toEqual(data.company.score);
  expect(data.company.score.criteria).toHaveLength(4);
});

test('the same text again is no new version, and what is newly said of it is taken over', async () => {
  const first = await add({ text: selling });
  expect(first.policy).toMatchObject({ capturedOn: TODAY, inForceFrom: TODAY });
  const scores = await server.store.manager.find(Score);
  expect(await add({ text: selling })).toEqual({ ...first, isNew: false, changed: false });
  expect(await server.store.manager.find(Score)).toEqual(scores);
  expect(await add({ text: selling, appliesFrom: '2020-01-01' })).toMatchObject({
    isNew: false,
    changed: true,
    policy: { id: first.policy.id, capturedOn: TODAY, inForceFrom: '2020-01-01' },
  });
  expect(await count('policy')).toBe(6);
  await expectComputedAnew();
});

test('a policy that applies later is scored from that day on', async () => {
  await add({ text: selling, appliesFrom: '2027-06-01' });
  const { data } = await server.ask(
    '{ company(slug: "qtraca") { now: score { total } then: score(asOf: "2027-06-01") { total } } upcomingChanges(within: "P1Y") { edges { node { on company { slug } } } } }',
  );
  expect(data.company.then.total).toBeGreaterThan(data.company.now.total);
  expect(data.upcomingChanges.edges).toContainEqual({ node: { on: '2027-06-01', company: { slug: 'qtraca' } } });
});

test.each([
  ['UTF-8', Buffer.from('\uFEFF“We sell your personal data”', 'utf8')],
  ['windows-1252', Buffer.from([0x93, ...Buffer.from('We sell your personal data'), 0x94])],
])('a file in %s is decoded', async (_, bytes) => {
  const { policy } = await add({ file: { name: 'policy.txt', base64: base64(bytes) } });
  expect(policy.text).toBe('“We sell your personal data”');
});

test('base64 in lines is read', async () => {
  const lines = base64(selling).replace(/.{20}/g, '$&\r\n');
  expect(await add({ file: { name: 'policy.txt', base64: lines } })).toMatchObject({ policy: { text: selling } });
});

test('a text that is no policy is kept, says why it is not judged, and has no score', async () => {
  const added = await add({ text: 'Page not found. Please check the address, or go back to the start.' });
  expect(added).toMatchObject({
    isNew: true,
    policy: { notAssessed: expect.stringMatching(/^This is no privacy policy: /) },
    company: { score: { total: null, grade: null } },
  });
  await expectComputedAnew();
});

test('with onlyIfAssessed a capture that failed is refused, so that the score stays, and a policy is added', async () => {
  const score = '{ company(slug: "qtraca") { score { grade total } policies { id } } }';
  const before = await server.ask(score);
  const page = 'Page not found. Please check the address, or go back to the start.';
  const message = expect.stringMatching(/^This is no privacy policy: /);
  expect(await add({ text: page, onlyIfAssessed: true })).toEqual({
    __typename: 'InputRefused',
    mistakes: [{ field: 'text', message }],
  });
  const file = { name: 'page.txt', base64: base64(page) };
  expect(await add({ file, onlyIfAssessed: true })).toMatchObject({ mistakes: [{ field: 'file', message }] });
  expect(await server.ask(score)).toEqual(before);
  expect(await add({ text: selling, onlyIfAssessed: true })).toMatchObject({ isNew: true });
});

test.each([
  [{}, 'text: Give either `text` or `file`.'],
  [{ text: 'x', file: { name: 'x', base64: '' } }, 'text: Give either `text` or `file`.'],
  [{ text: ' \n' }, "text: The text is empty; give a policy's text."],
  [
    { text: 'a\0b' },
    "text: The text cannot be read: byte 1 is NUL, so this is no text file; give the policy's text in UTF-8.",
  ],
  [
    { file: { name: 'logo.png', base64: base64(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0])) } },
    'file: The file "logo.png" cannot be read: byte 4 is NUL, so this is no text file; give the policy\'s text in UTF-8.',
  ],
  [
    { file: { name: 'scan.pdf', base64: base64('%PDF-1.7\n\0\n%%EOF') } },
    'file: The file "scan.pdf" cannot be read: it is a PDF; give the text that it shows.',
  ],
  [
    { file: { name: 'policy.pdf', base64: base64(`\uFEFF%PDF-1.4\n(${selling}) Tj\n%%EOF`) } },
    'file: The file "policy.pdf" cannot be read: it is a PDF; give the text that it shows.',
  ],
  [{ text: `%PDF-1.4\n(${selling}) Tj` }, 'text: The text cannot be read: it is a PDF; give the text that it shows.'],
  [
    { file: { name: 'policy.rtf', base64: base64(`{\\rtf1\\ansi ${selling}}`) } },
    'file: The file "policy.rtf" cannot be read: it is an RTF document; give the text that it shows.',
  ],
  [
    { text: `\n{\\rtf1\\ansi a\0b}` },
    'text: The text cannot be read: it is an RTF document; give the text that it shows.',
  ],
  [
    { file: { name: 'a.txt', base64: 'not base64!' } },
    'file: The file "a.txt" is not given in base64; encode its bytes so.',
  ],
  [{ text: 'x'.repeat(2_000_001) }, 'text: The text has 2000001 characters, but at most 2000000 are read.'],
  [
    {
      file: { name: 'a.html', base64: base64(`\n<!-- saved -->\n<!DOCTYPE html><html><body>${selling}</body></html>`) },
    },
    'file: The file "a.html" cannot be read: it is a web page in HTML; give the text that it shows.',
  ],
  [
    { text: `<p>Saved.</p><html><body>${selling}</body></html>` },
    'text: The text cannot be read: it is a web page in HTML; give the text that it shows.',
  ],
  [
    { text: selling, source: 'javascript:alert(1)' },
    'source: "javascript:alert(1)" is no http or https address of at most 2000 characters.',
  ],
  [
    { text: selling, capturedOn: '2030-01-01' },
    `capturedOn: 2030-01-01 lies ahead: today is ${TODAY} (UTC). \`appliesFrom\` may lie ahead.`,
  ],
])('%# is refused with a reason, and nothing is kept', async (given, mistake) => {
  const { mistakes } = await add(given);
  expect(mistakes.map(({ field, message }: Record<string, string>) => `${field}: ${message}`)).toEqual([mistake]);
  expect(await count('policy')).toBe(5);
  expect(await count('policy_text')).toBe(5);
});

test('of no company it says which there is none of', async () => {
  expect(await add({ company: 'qual', text: selling })).toEqual({
    __typename: 'NoSuchCompany',
    message: 'There is no company with the slug "qual".',
  });
});

test('asked twice with one idempotency key, it is added once and answered the same', async () => {
  const first = await add({ text: selling, idempotencyKey: 'once' });
  expect(await add({ text: selling, idempotencyKey: 'once' })).toEqual(first);
  expect(first.isNew).toBe(true);
  expect(await add({ text: `${selling} `, idempotencyKey: 'once' })).toEqual({
    __typename: 'IdempotencyKeyReused',
    operation: 'addPolicy',
  });
  expect(await count('policy')).toBe(6);
});

test('two at the same time are both kept, and both count', async () => {
  const later = selling.replace('sell', 'never sell');
  const answers = await Promise.all([
    add({ text: selling, appliesFrom: '2020-01-01' }),
    add({ text: later, appliesFrom: '2021-01-01' }),
    add({ text: selling, appliesFrom: '2020-01-01' }),
  ]);
  expect(answers.map(({ isNew }) => isNew)).toEqual([true, true, false]);
  expect(await count('policy')).toBe(7);
  await expectComputedAnew();
});

test('a failure in the middle leaves nothing', async () => {
  const tables = ['policy', 'policy_text', 'practice', 'statement', 'finding', 'score', 'evidence', 'audit_entry'];
  const counts = async () => Object.fromEntries(await Promise.all(tables.map(async one => [one, await count(one)])));
  const before = await counts();
  await server.store.query(
    "CREATE TRIGGER full_disk BEFORE INSERT ON evidence BEGIN SELECT RAISE(ABORT, 'the disk is full'); END",
  );
  const { errors } = await server.ask(ADD, { company: 'qtraca', text: selling, idempotencyKey: 'again' }, analyst);
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(JSON.stringify(errors)).not.toContain('disk');
  expect(await counts()).toEqual(before);
  await server.store.query('DROP TRIGGER full_disk');
  expect(await add({ text: selling, idempotencyKey: 'again' })).toMatchObject({ isNew: true });
  await expectComputedAnew();
});

test('a text of two million characters is read', async () => {
  const one = `${seeds.flatMap(({ policies }) => policies.map(({ text }) => text)).join('\n\n')}\n\n`;
  const text = one.repeat(Math.ceil(2_000_000 / one.length)).slice(0, 2_000_000);
  const query = `mutation ($text: String!) { addPolicy(company: "qtraca", text: $text) {
    ... on PolicyAdded { isNew policy { notAssessed clauses(first: 1) { totalCount } } }
  } }`;
  const { data, errors } = await server.ask(query, { text }, analyst);
  expect(errors).toBeUndefined();
  expect(data.addPolicy).toMatchObject({ isNew: true, policy: { notAssessed: null } });
  expect(data.addPolicy.policy.clauses.totalCount).toBeGreaterThan(10_000);
});

test('the audit log says what was added and what it replaced, without the text', async () => {
  await add({ text: selling });
  await add({ text: selling, source: 'https://qtraca.com/privacy' });
  const query = '{ auditLog(first: 2) { edges { node { operation subject before after } } } }';
  const { data } = await server.ask(query, {}, await server.makeKey('admin'));
  const { subject, before, after } = data.auditLog.edges[1].node;
  expect(subject).toBe('policy of qtraca');
  expect([before.source, after.source]).toEqual([null, 'https://qtraca.com/privacy']);
  expect(after.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(after)).not.toContain('religion');
});
