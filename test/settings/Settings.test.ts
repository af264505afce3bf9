import { readSettings } from '../../src/settings';

test('without an environment the defaults hold, and the server is for this machine alone', () => {
  expect(readSettings({})).toEqual({ port: 4000, host: '127.0.0.1', database: 'data/fineprint.sqlite' });
});

test('an empty variable counts as absent', () => {
  expect(readSettings({ PORT: '' }).port).toBe(4000);
});

test('the environment is taken over', () => {
  expect(readSettings({ PORT: '0', HOST: '::1', FINEPRINT_DB: '/srv/f.sqlite', HOME: '/root' })).toEqual({
    port: 0,
    host: '::1',
    database: '/srv/f.sqlite',
  });
});

test.each(['http', '-1', '65536', '4000 ', '1e3'])('PORT "%s" is refused in one sentence', port => {
  expect(() => readSettings({ PORT: port })).toThrow(`PORT is "${port}", but must be a port number from 0 to 65535.`);
});

test('every wrong setting is named', () => {
  expect(() => readSettings({ PORT: 'x', HOST: 'a b' })).toThrow(/PORT is "x".*\nHOST is "a b"/);
});
