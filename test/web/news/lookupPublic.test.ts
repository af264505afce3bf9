import dns from 'node:dns';
import { lookupPublic } from '../../../src/web/news/lookupPublic';

afterEach(() => jest.restoreAllMocks());

/** Looks a name up that stands for these addresses; for what it does on this machine when none are given. */
function lookUp(name: string, ...addresses: string[]): Promise<unknown> {
  if (addresses.length > 0) {
    const found = addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }));
    const answer = ((_name: string, _options: unknown, done: (error: null, found: unknown) => void) =>
      done(null, found)) as unknown as typeof dns.lookup;
    jest.spyOn(dns, 'lookup').mockImplementation(answer);
  }
  return new Promise((resolve, reject) => {
    lookupPublic(name, {}, (error, address) => (error ? reject(error) : resolve(address)));
  });
}

test('a name that stands for this machine is refused when it is looked up', async () => {
  await expect(lookUp('localhost')).rejects.toThrow(/^localhost is .*, of this machine or a private network$/);
});

test.each(['10.1.2.3', '::1', '::127.0.0.1', '::a9fe:a9fe', 'fe80::1%eth0'])(
  'a name that stands for %s besides a public address is refused',
  async address => {
    await expect(lookUp('hook.example.com', '93.184.216.34', address)).rejects.toThrow(
      `hook.example.com is ${address}, of this machine or a private network`,
    );
  },
);

test('a name that stands for public addresses alone is connected to at the first', async () => {
  expect(await lookUp('hook.example.com', '2606:2800:220::1', '93.184.216.34')).toBe('2606:2800:220::1');
});
