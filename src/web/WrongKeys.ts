import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Wrong keys that are looked at within a minute, from one address or for one prefix. */
const TRIES = 10;

/** Pairs of address and key that are remembered as right. */
const MOST_REMEMBERED = 10_000;

/**
 * Makes wrong keys slow to try: after ten within a minute, an address, and a key's prefix from any address, must wait.
 * Whoever shows the very key that was right from this address before need not wait: others' tries, at that key's prefix
 * or from behind the same proxy, lock nobody out. Each process counts for itself.
 */
export class WrongKeys {
  private readonly addresses = new RateLimiterMemory({ points: TRIES, duration: 60 });
  private readonly prefixes = new RateLimiterMemory({ points: TRIES, duration: 60 });
  private readonly right = new Set<string>();

  /** Seconds until a key with this prefix from this address is looked at; 0 for now. */
  async wait(address: string, key: string, prefix: string | null): Promise<number> {
    if (this.right.has(pairOf(address, key))) return 0;
    const counts = [await this.addresses.get(networkOf(address))];
    if (prefix !== null) counts.push(await this.prefixes.get(prefix));
    const waits = counts.map(count => (count && count.consumedPoints >= TRIES ? count.msBeforeNext : 0));
    return Math.ceil(Math.max(...waits) / 1000);
  }

  /** Counts a wrong key, or one that is right no more; `prefix` is that of a key there is. */
  async countWrong(address: string, key: string, prefix: string | null): Promise<void> {
    this.right.delete(pairOf(address, key));
    await this.addresses.penalty(networkOf(address));
    if (prefix !== null) await this.prefixes.penalty(prefix);
  }

  /** Remembers that a key was right. */
  noteRight(address: string, key: string): void {
    const pair = pairOf(address, key);
    if (this.right.has(pair)) return;
    if (this.right.size >= MOST_REMEMBERED) this.right.delete(this.right.values().next().value!);
    this.right.add(pair);
  }
}

/** An address and a key, of which only the hash is remembered. */
function pairOf(address: string, key: string): string {
  return `${networkOf(address)} ${createHash('sha256').update(key).digest('base64')}`;
}

/** What counts as one address: of IPv6 the first half, the rest of which one may choose freely. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
