import { targetProblem } from '../../src/api';

test.each([
  'https://example.com/hook',
  'https://example.com:8443/hook?x=1',
  'https://93.184.216.34/',
  'https://[2606:2800:220:1:248:1893:25c8:1946]/',
  'https://[::ffff:93.184.216.34]/',
  'https://example.com./hook',
])('%s may be told of changes', url => {
  expect(targetProblem(url, false)).toBeNull();
});

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://017700000001/',
  'https://0.0.0.0/',
  'https://10.1.2.3/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://100.64.0.1/',
  'https://192.0.2.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
  'https://[::127.0.0.1]/x',
  'https://[::7f00:1]/',
  'https://[::a9fe:a9fe]/',
  'https://[::ffff:0:7f00:1]/',
  'https://[1fff::1]/',
  'https://[4000::1]/',
  'https://localhost/',
  'https://localhost../',
  'https://127.0.0.1../',
  'https://LOCALHOST./',
  'https://api.localhost/',
])('%s is of this machine or a private network', url => {
  expect(targetProblem(url, false)).toMatch(/of this machine or a private network/);
  expect(targetProblem(url, true)).toBeNull();
});

test.each([
  ['http://example.com/', 'it must begin with https://'],
  ['javascript:alert(1)', 'it must begin with https://'],
  ['https://user:word@example.com/', 'it must not hold a user name or password; messages are signed instead'],
  ['https://example.com/#part', 'it must not hold a fragment (#…)'],
])('%s cannot be told of changes', (url, problem) => {
  expect(targetProblem(url, false)).toBe(problem);
});
