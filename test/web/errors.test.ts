import { connect } from 'node:net';
import { startServer } from '../support/server';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** The refusal of a request: HTTP status, and its one error. */
async function refusal(path: string, init: RequestInit = {}) {
  const response = await fetch(server.url + path, init);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(response.headers.get('x-request-id')).toBeTruthy();
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors).toHaveLength(1);
  return { status: response.status, allow: response.headers.get('allow'), ...errors[0] };
}

test.each(['DELETE', 'PUT', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s /graphql is told what is allowed', async method => {
  expect(await refusal('/graphql', { method })).toMatchObject({
    status: 405,
    allow: 'GET, POST',
    message: `/graphql is asked by GET or POST, not by ${method}.`,
    extensions: { code: 'METHOD_NOT_ALLOWED' },
  });
});

test.each([
  ['/nowhere?key=secret', 404, 'There is nothing at "/nowhere"; the API is at /graphql.'],
  ['/graphql/', 404, 'There is nothing at "/graphql/"; the API is at /graphql.'],
  ['/playground/none.js', 404, 'There is nothing at "/playground/none.js"; the API is at /graphql.'],
  ['/playground/', 404, 'There is nothing at this address.'],
  ['/%zz', 400, 'The address is not well-formed: each % needs two hexadecimal digits.'],
  [`/badge/${'x'.repeat(300)}.svg`, 414, 'A name in the address is longer than any that there is.'],
])('%.40s is refused with %i', async (path, status, message) => {
  expect(await refusal(path)).toMatchObject({ status, message });
});

const json = { 'content-type': 'application/json' };
test.each([
  [
    'text/plain',
    { 'content-type': 'text/plain' },
    '{}',
    400,
    /^The request is refused, since it could be a cross-site/,
  ],
  ['XML', { 'content-type': 'application/xml' }, '<a/>', 415, /^Send the request as application\/json\.$/],
  ['half an object', json, '{ "query": ', 400, /^The request's body is not JSON\.$/],
  ['a number', json, '3', 400, /^The request's body holds no GraphQL request; send JSON such as \{ "query"/],
  ['an empty object', json, '{}', 400, /^The request's body holds no GraphQL request/],
  ['an empty list', json, '[]', 400, /^Batches are not answered; send one operation by itself\.$/],
  ['a query that is a number', json, '{ "query": 1 }', 400, /^The `query` of the request is no text/],
  ['an empty query', json, '{ "query": "" }', 400, /^The request holds no query; send one as `query`\.$/],
])('%s as the body is refused in one sentence', async (_, headers, body, status, message) => {
  expect(await refusal('/graphql', { method: 'POST', headers, body })).toMatchObject({
    status,
    message: expect.stringMatching(message),
    extensions: { code: 'BAD_REQUEST' },
  });
});

const two = 'query A { ruleSets { id } } query B { ruleSets { title } }';
test.each([
  ['no name', {}],
  ['an empty name', { operationName: '' }],
  ['the name of none', { operationName: 'C' }],
])('several operations and %s are refused in one sentence', async (_, name) => {
  const body = JSON.stringify({ query: two, ...name });
  expect(await refusal('/graphql', { method: 'POST', headers: json, body })).toMatchObject({
    status: 200,
    message: expect.stringContaining('`operationName` must name the one that is asked for.'),
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
  });
  expect(server.logged).toEqual([]);
});

test.each([
  ['of another query', { version: 1, sha256Hash: 'a'.repeat(64) }, /is not the SHA-256 of the `query`/],
  ['of an unknown version', { version: 2, sha256Hash: 'a'.repeat(64) }, /is not in the form that is read/],
  ['that is a text', 'x', /is not in the form that is read/],
])('a persisted query %s is the mistake of who sent it', async (_, persistedQuery, message) => {
  const body = JSON.stringify({ query: '{ ruleSets { id } }', extensions: { persistedQuery } });
  expect(await refusal('/graphql', { method: 'POST', headers: json, body })).toMatchObject({
    status: 400,
    message: expect.stringMatching(message),
    extensions: { code: 'BAD_REQUEST' },
  });
  expect(server.logged).toEqual([]);
});

test.each(['gzip', 'br'])('a body in %s is refused, also when it only says so', async encoding => {
  const headers = { ...json, 'content-encoding': encoding };
  for (const path of ['/graphql', '/graphql/stream']) {
    expect(await refusal(path, { method: 'POST', headers, body: '{ "query": "{ ruleSets { id } }" }' })).toMatchObject({
      status: 415,
      message: `Bodies in ${encoding} are not read; send the request as it is.`,
      extensions: { code: 'BAD_REQUEST' },
    });
  }
});

const ADD = 'mutation { addCompany(name: "Café", domain: "cafe.example") { __typename } }';
test.each([
  [
    'bytes that are not UTF-8',
    'application/json',
    'latin1',
    400,
    "The request's body is not UTF-8 from about byte 44 on; send JSON in UTF-8.",
  ],
  [
    'what is said to be UTF-8',
    'application/json; charset=utf-8',
    'latin1',
    400,
    "The request's body is not UTF-8 from about byte 44 on; send JSON in UTF-8.",
  ],
  [
    'ISO 8859-1',
    'application/json; charset=iso-8859-1',
    'latin1',
    415,
    'Bodies in "iso-8859-1" are not read; send UTF-8.',
  ],
  ['UTF-16', 'application/json;Charset="UTF-16"', 'utf16le', 415, 'Bodies in "UTF-16" are not read; send UTF-8.'],
  [
    'UTF-8 that is called something else',
    'application/json; charset=utf-16',
    'utf8',
    415,
    'Bodies in "utf-16" are not read; send UTF-8.',
  ],
] as const)('a body in %s is refused, and nothing of it is kept', async (_, contentType, encoding, status, message) => {
  const headers = { 'content-type': contentType, authorization: `Bearer ${await server.makeKey('analyst')}` };
  const body = new Uint8Array(Buffer.from(JSON.stringify({ query: ADD }), encoding));
  // Asked twice, since what was answered once may be answered again without being read.
  for (const path of ['/graphql', '/graphql', '/graphql/stream']) {
    const answer = await refusal(path, { method: 'POST', headers, body });
    expect(answer).toMatchObject({ status, message, extensions: { code: 'BAD_REQUEST' } });
  }
  const { data } = await server.ask('{ company(domain: "cafe.example") { name } }');
  expect(data).toEqual({ company: null });
});

test.each([
  ['', ''],
  ['; charset=utf-8', ''],
  [';charset="UTF8"', ''],
  ['; charset=us-ascii', ''],
  ['; charset=utf-8', '\ufeff'],
])('a body in application/json%s, begun with %j, is read', async (parameter, mark) => {
  const headers = { 'content-type': `application/json${parameter}` };
  const body = `${mark}${JSON.stringify({ query: '{ company(slug: "qless") { slug } }' })}`;
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
  expect([response.status, await response.json()]).toEqual([200, { data: { company: { slug: 'qless' } } }]);
});

test.each(['{ "query": "{ ruleSets { id } }", "__proto__": { "a": 1 } }', ''])('the body %j is refused', async body => {
  expect(await refusal('/graphql', { method: 'POST', headers: json, body })).toMatchObject({
    status: 400,
    message: "The request's body is not JSON.",
  });
});

test.each(['/badge/qless.svg', '/export/companies.csv'])('%s is only to be got', async path => {
  expect(await refusal(path, { method: 'POST' })).toMatchObject({
    status: 405,
    allow: 'GET',
    message: `${path} is asked by GET, not by POST.`,
  });
});

/** What the server answers to these bytes. */
function answerTo(bytes: string, of = server): Promise<string> {
  const { hostname, port } = new URL(of.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', data => {
      answer += data;
    });
    socket.on('close', () => resolve(answer)).on('error', reject);
  });
}

test.each([
  ['no HTTP', 'HELLO\r\n\r\n', 400, 'What was sent is no HTTP request.'],
  [
    'endless headers',
    `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`,
    431,
    "The request's headers are longer than is read.",
  ],
])('%s is refused in one sentence', async (_, bytes, status, message) => {
  const [head, body] = (await answerTo(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(JSON.parse(body!)).toMatchObject({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
});

test('a body that does not come to its end is given up about when an answer would be', async () => {
  const hasty = await startServer({ limits: { seconds: 0.05 } });
  const half =
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
  const [head, body] = (await answerTo(half, hasty)).split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 408 /);
  expect(JSON.parse(body!)).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
  await hasty.stop();
  // Node by itself would look after half a minute.
}, 15_000);
