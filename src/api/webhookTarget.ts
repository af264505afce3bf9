import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether an IP address is one that anybody on the internet can reach: not private, not loopback, nor of any special use. */
export function isPublic(address: string): boolean {
  const ip = ipaddr.process(address);
  if (ip.range() !== 'unicast') return false;
  return ip instanceof ipaddr.IPv4 || ip.match(GLOBAL, GLOBAL_BITS);
}

/** All that is given out of IPv6 for the internet: 2000::/3. Elsewhere stands for IPv4, old forms included, or for nothing. */
const GLOBAL = ipaddr.IPv6.parse('2000::');
const GLOBAL_BITS = 3;

/**
 * What speaks against sending messages to an address, as the end of a sentence; `null` when nothing does. A name may
 * still turn out to stand for a private address, which is seen when it is connected to.
 */
export function targetProblem(address: string, privateTargets: boolean): string | null {
  if (!URL.canParse(address)) return `${JSON.stringify(address)} is no address; write it as https://example.com/path`;
  const { protocol, username, password, hostname, hash } = new URL(address);
  if (protocol !== 'https:' && !(privateTargets && protocol === 'http:')) return 'it must begin with https://';
  if (username || password) return 'it must not hold a user name or password; messages are signed instead';
  if (hash) return 'it must not hold a fragment (#…)';
  if (privateTargets) return null;
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  const hidden = isIP(host) ? !isPublic(host) : /(^|\.)localhost$/i.test(host);
  return hidden
    ? `${host} is of this machine or a private network, which FINEPRINT_PRIVATE_WEBHOOKS does not allow`
    : null;
}
