import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { startServer } from '../support/server';
import { spawnProgram, testWith } from '../support/spawnProgram';

const SCRIPT = join(__dirname, '../../examples/python/purchase_gate.py');

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
beforeAll(async () => {
  server = await startServer({ publicRead: false });
});
afterAll(() => server.stop());

async function gate(args: string[], environment: Record<string, string> = {}, options = ['-I']) {
  const env = { FINEPRINT_URL: server.url, FINEPRINT_KEY: await server.makeKey('viewer'), ...environment };
  return spawnProgram('python3', [...options, SCRIPT, ...args], { ...env, PYTHONUTF8: '1' });
}

const testPython = testWith('python3');

testPython("blocks a vendor that is too risky, with the policy's words", async () => {
  const { status, output, errors } = await gate(['https://www.qualfon.com/contact', '--jurisdiction', 'EU']);
  expect([status, errors]).toEqual([1, '']);
  expect(output).toMatch(/^BLOCK {2}Qualfon: grade E, risk [\d.]+ of 100 on 2026-11-21\n/);
  expect(output).toContain('Relies on a transfer mechanism that is not valid.');
  expect(output).toContain('“Qualfon has certified to the Department of Commerce');
});

testPython('lets a vendor pass that is not, on the day asked for', async () => {
  const { status, output } = await gate(['qless.com', '--as-of', '2015-10-05']);
  expect([status, output.split('\n')[0]]).toEqual([0, 'PASS  QLess: grade B, risk 33.25 of 100 on 2015-10-05']);
  expect((await gate(['qless.com', '--as-of', '2015-10-05', '--worst-grade', 'A'])).status).toBe(1);
});

testPython('blocks a vendor without a grade, unless told otherwise', async () => {
  const { status, output } = await gate(['qualispace.com']);
  expect([status, output.split('\n')[0]]).toEqual([1, 'BLOCK  QualiSpace: not rated (insufficient coverage)']);
  expect((await gate(['qualispace.com', '--allow-unrated'])).status).toBe(0);
  expect((await gate(['qless.com', '--as-of', '1999-01-01'])).output).toBe(
    'BLOCK  QLess: no privacy policy is known\n',
  );
});

testPython.each([
  ['an address of nobody', ['nobody.example'], {}, /^No vendor with the address nobody\.example is known\.$/],
  ['a day that is none', ['qless.com', '--as-of', 'soon'], {}, /"soon" is not a day/],
  ['a wrong key', ['qless.com'], { FINEPRINT_KEY: 'fp_wrong' }, /^The key that the request shows is wrong/],
  ['no server', ['qless.com'], { FINEPRINT_URL: 'http://127.0.0.1:1' }, /cannot be asked: .*refused\.$/i],
  ['a server of another kind', ['qless.com'], { FINEPRINT_URL: 'nonsense' }, /cannot be asked: /],
] as const)('says in one sentence that it could not decide: %s', async (_, args, environment, sentence) => {
  const { status, output, errors } = await gate([...args], environment);
  expect([status, output]).toEqual([2, '']);
  expect(errors.trim()).toMatch(sentence);
  expect(errors).not.toContain('Traceback');
});

testPython('gives its decision also where the terminal has not every character', async () => {
  const ascii = { LC_ALL: 'C', PYTHONUTF8: '0', PYTHONIOENCODING: 'ascii' };
  const { status, output, errors } = await gate(['qualfon.com'], ascii, []);
  expect([status, errors]).toEqual([1, '']);
  expect(output).toContain('?Qualfon has certified to the Department of Commerce');
});

testPython('takes an address of the server that ends in a slash', async () => {
  const { status, output } = await gate(['qless.com', '--as-of', '2015-10-05'], { FINEPRINT_URL: `${server.url}/` });
  expect([status, output.split(':')[0]]).toEqual([0, 'PASS  QLess']);
});

const json = (body: string, length = body.length) =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`;

testPython.each([
  ['no HTTP', 'HELLO\r\n\r\n', /cannot be asked: HELLO/],
  ['nothing', '', /cannot be asked: Remote end closed connection without response\.$/],
  ['half an answer', json('{"data":', 100), /cannot be asked: IncompleteRead/],
  ['a page', json('<html>'), /cannot be asked: Expecting value/],
  ['another JSON', json('[]'), /^Nothing could be decided: /],
  ['no data', json('{}'), /^Nothing could be decided: /],
])('a server that answers %s decides nothing', async (_, answer, sentence) => {
  const other = createServer(socket => {
    socket.on('error', () => {}).once('data', () => socket.end(answer));
  });
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  const FINEPRINT_URL = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const { status, output, errors } = await gate(['qless.com'], { FINEPRINT_URL });
  await new Promise(resolve => other.close(resolve));
  expect([status, output]).toEqual([2, '']);
  expect(errors.trim()).toMatch(sentence);
  expect(errors).not.toContain('Traceback');
});
