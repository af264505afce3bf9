import { parse } from 'tldts';

/**
 * The host that an address names, in lower case and in the letters of the domain name system: of a whole URL, of an
 * e-mail address, of a bare domain. `null` for what names none.
 */
export function domainOf(address: string): string | null {
  const trimmed = address.trim();
  const url = SCHEME.test(trimmed) ? trimmed : `https://${trimmed.replace(/^\/\//, '')}`;
  if (!URL.canParse(url)) return null;
  const { hostname, protocol, pathname } = new URL(url);
  const host = protocol === 'mailto:' ? pathname.split('@').at(-1)! : hostname;
  const bare = host.toLowerCase().replace(/\.$/, '');
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u.test(bare) ? bare : null;
}

/** What an address begins with that says its scheme. In `example.com:443` the word before the colon is a host. */
const SCHEME = /^(?:[a-z][a-z0-9+.-]*:\/\/|(?:https?|mailto):)/i;

/** A domain as a company's are kept, whatever was given for one. */
export function keptDomain(given: string): string {
  return domainOf(given) ?? given.toLowerCase();
}

/**
 * The domain that a company has by an address: its host without `www.`. `null` for what names none, for an IP address,
 * and for what nobody can register, such as `co.uk`.
 */
export function companyDomain(address: string): string | null {
  const host = domainOf(address);
  if (host === null) return null;
  const { domain, isIp } = parse(host);
  if (isIp || domain === null) return null;
  return host === domain ? host : host.replace(/^www\./, '');
}

/**
 * The domains under which the owner of an address may be known, the nearest first: the host itself and each domain
 * above it, down to the one that can be registered (by the public suffix list: `example.co.uk`, not `co.uk`).
 */
export function domainsAbove(address: string): string[] {
  const host = domainOf(address);
  if (host === null) return [];
  const { domain, isIp } = parse(host, { allowPrivateDomains: true });
  if (isIp || domain === null) return [host];
  const labels = host.split('.');
  const depth = labels.length - domain.split('.').length;
  return Array.from({ length: depth + 1 }, (_, i) => labels.slice(i).join('.'));
}
