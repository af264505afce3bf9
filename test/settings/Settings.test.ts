import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, SETTINGS } from '../../src/settings';

test('without an environment the defaults hold, and the server is for this machine alone', () => {
  expect(readSettings({})).toEqual({
    port: 4000,
    host: '127.0.0.1',
    database: 'data/fineprint.sqlite',
    publicRead: true,
    publicBadges: false,
    trustedProxies: [],
    corsOrigins: [],
    introspection: true,
    playground: true,
    allowList: false,
    privateWebhooks: false,
    answerCache: 64_000_000,
    metrics: true,
    logLevel: 'auto',
    stopSeconds: 10,
    limits: {
      depth: 15,
      cost: 100_000,
      aliases: 50,
      batch: 1,
      body: 3_000_000,
      tokens: 5000,
      seconds: 10,
      page: 100,
      streams: 100,
    },
  });
});

test('an empty variable counts as absent', () => {
  expect(readSettings({ PORT: '' }).port).toBe(4000);
});

test('the environment is taken over', () => {
  const environment = {
    PORT: '0',
    HOST: '::1',
    FINEPRINT_DB: '/srv/f.sqlite',
    FINEPRINT_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,fd00::/8',
    FINEPRINT_CORS_ORIGINS: 'https://a.example,http://localhost:3000',
    FINEPRINT_PLAYGROUND: 'false',
    FINEPRINT_MAX_DEPTH: '7',
    HOME: '/root',
  };
  expect(readSettings(environment)).toMatchObject({
    port: 0,
    host: '::1',
    database: '/srv/f.sqlite',
    trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'],
    corsOrigins: ['https://a.example', 'http://localhost:3000'],
    playground: false,
    limits: { depth: 7 },
  });
});

test.each([
  [{}, true],
  [{ HOST: 'localhost' }, true],
  [{ HOST: '127.1.2.3' }, true],
  [{ HOST: '::1' }, true],
  [{ FINEPRINT_PUBLIC_READ: 'false' }, false],
  [{ HOST: '0.0.0.0' }, false],
  [{ HOST: '::' }, false],
  [{ HOST: '127.0.0.1.example' }, false],
  [{ HOST: '10.0.0.1', FINEPRINT_PUBLIC_READ: 'true' }, false],
])('with %j, reading without a key is %s', (environment: Record<string, string>, publicRead) => {
  expect(readSettings(environment).publicRead).toBe(publicRead);
});

test.each(['http', '-1', '65536', '4000 ', '1e3'])('PORT "%s" is refused in one sentence', port => {
  expect(() => readSettings({ PORT: port })).toThrow(`PORT is "${port}", but must be a port number from 0 to 65535.`);
});

test('every wrong setting is named', () => {
  expect(() => readSettings({ PORT: 'x', HOST: 'a b', FINEPRINT_PUBLICREAD: 'false' })).toThrow(
    /There is no setting FINEPRINT_PUBLICREAD.*\nPORT is "x".*\nHOST is "a b"/,
  );
});

test.each([
  ['FINEPRINT_PUBLIC_READ', 'yes', 'true or false'],
  ['FINEPRINT_INTROSPECTION', 'TRUE', 'true or false'],
  ['FINEPRINT_CORS_ORIGINS', '*', 'origins, such as "https://dashboard.example", with commas between them'],
  ['FINEPRINT_CORS_ORIGINS', 'https://a.example/', 'origins, such as'],
  ['FINEPRINT_CORS_ORIGINS', 'a.example', 'origins, such as'],
  ['FINEPRINT_TRUSTED_PROXIES', '10.0.0.0/33', 'addresses or networks, such as "127.0.0.1, 10.0.0.0/8", with commas'],
  ['FINEPRINT_TRUSTED_PROXIES', 'proxy.example', 'addresses or networks'],
  ['FINEPRINT_LOG_LEVEL', 'loud', 'one of auto, debug, info, warn, error, silent.'],
  ['FINEPRINT_MAX_SECONDS', '0', 'a number of seconds from 1 to 3600'],
  ['FINEPRINT_MAX_COST', '1e6', 'a whole number from 1 to 1000000000'],
])('%s "%s" is refused', (name, value, must) => {
  expect(() => readSettings({ [name]: value })).toThrow(`${name} is "${value}", but must be ${must}`);
});

test.each([
  ['FINEPRINT_PUBLICREAD', 'FINEPRINT_PUBLIC_READ'],
  ['FINEPRINT_PUBLIC_REED', 'FINEPRINT_PUBLIC_READ'],
  ['FINEPRINT_DATABASE', 'FINEPRINT_DB'],
  ['FINEPRINT_CORS', 'FINEPRINT_CORS_ORIGINS'],
  ['FINEPRINT_MAX_COSTS', 'FINEPRINT_MAX_COST'],
])('%s is refused, and not passed over', (name, meant) => {
  expect(() => readSettings({ [name]: 'false' })).toThrow(`There is no setting ${name}; did you mean ${meant}?`);
});

test('what others set is none of our settings', () => {
  const ofOthers = {
    FINEPRINT_URL: 'http://x',
    FINEPRINT_KEY: 'k',
    FINEPRINT_PORT: 'tcp://10.0.0.1:80',
    FINEPRINT_PORT_80_TCP_ADDR: '10.0.0.1',
    FINEPRINT_SERVICE_HOST: '10.0.0.1',
    FINEPRINT_SERVICE_PORT_HTTP: '80',
  };
  expect(readSettings(ofOthers)).toEqual(readSettings({}));
});

test('every setting and its default stand in docs/settings.md', () => {
  const page = readFileSync(join(__dirname, '../../docs/settings.md'), 'utf8');
  for (const name of SETTINGS) expect(page).toContain(`| \`${name}\` |`);
  expect(page.match(/^\| `/gm)).toHaveLength(SETTINGS.length);
});
