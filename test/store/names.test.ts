import { domainOf, domainsAbove } from '../../src/store';
import { nameKey, nameWords } from '../../src/store/names';

test('a name is found whatever its case, accents and blanks', () => {
  expect(nameKey('  Ayé   & SÖHNE ')).toBe('aye & sohne');
  expect(nameWords('Ayé & SÖHNE (Ayé)')).toEqual(['aye', 'sohne']);
});

test.each([
  ['https://www.qualfon.com/x?y#z', 'www.qualfon.com'],
  ['HTTP://QUALFON.COM:8080', 'qualfon.com'],
  ['//qualfon.com/x', 'qualfon.com'],
  ['qualfon.com.', 'qualfon.com'],
  ['privacy@qualfon.com', 'qualfon.com'],
  ['mailto:privacy@qualfon.com', 'qualfon.com'],
  ['https://bücher.example/', 'xn--bcher-kva.example'],
  ['qualfon.com:443', 'qualfon.com'],
  ['qualfon.com:8443/x', 'qualfon.com'],
  ['localhost:4000', 'localhost'],
  ['https:qualfon.com', 'qualfon.com'],
  ['https:/qualfon.com', 'qualfon.com'],
  ['ftp://qualfon.com/x', 'qualfon.com'],
  ['user:word@qualfon.com', 'qualfon.com'],
  ['MAILTO:privacy@qualfon.com', 'qualfon.com'],
  ['qualfon.com:x', null],
  ['javascript:alert(1)', null],
  ['', null],
  ['two words', null],
  ['https://', null],
])('%j names the host %j', (address, host) => {
  expect(domainOf(address)).toBe(host);
});

test.each([
  ['https://a.b.example.co.uk', ['a.b.example.co.uk', 'b.example.co.uk', 'example.co.uk']],
  ['alice.github.io', ['alice.github.io']],
  ['https://192.0.2.1/x', ['192.0.2.1']],
  ['no host', []],
])('%j may belong to the owners of %j', (address, names) => {
  expect(domainsAbove(address)).toEqual(names);
});
