import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { DataSource } from 'typeorm';
import { NOBODY, type Reader } from '../api';
import { isLoopback } from '../settings';
import { type ApiKey, findKey, type KeyFinding, noteUse, prefixOfKey } from '../store';
import { Refusal } from './Refusal';
import { WrongKeys } from './WrongKeys';

/** What is seen of who sends a request. */
export type Sender = Pick<FastifyRequest, 'headers' | 'ip'>;

const HOW = 'send one as "Authorization: Bearer fp_…"; `fineprint keys create` makes one';

/** Tells who sends a request, by the key that it shows. */
export class Doorkeeper {
  private readonly wrongKeys = new WrongKeys();
  /** Uses that are being noted, by the key's prefix. */
  private readonly noting = new Map<string, Promise<void>>();

  constructor(
    private readonly store: DataSource,
    /** The same, for reading. */
    private readonly reading: DataSource,
    /** Whether anybody on this machine may read without a key. */
    private readonly publicRead: boolean,
    /** Is told what goes wrong inside. */
    private readonly log: (error: unknown) => void,
  ) {}

  /**
   * Who sends the request.
   * @throws Refusal (401, 429) when it shows no key where one is needed, or one that is wrong, expired or revoked.
   */
  async readerOf(request: Sender, now: Date): Promise<Reader> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.readerWith(authorization, request.ip, now);
    if (this.publicRead && isOfThisMachine(request)) return NOBODY;
    throw unauthenticated(`Reading asks for a key here: ${HOW}.`);
  }

  /** Waits for the uses that are being noted. */
  async idle(): Promise<void> {
    await Promise.all(this.noting.values());
  }

  /** Nobody waits for it: another process may be writing for long. */
  private note(key: ApiKey, now: Date): void {
    const { prefix } = key;
    if (this.noting.has(prefix)) return;
    const noted = noteUse(this.store, key, now)
      .catch(this.log)
      .finally(() => this.noting.delete(prefix));
    this.noting.set(prefix, noted);
  }

  private async readerWith(authorization: string, address: string, now: Date): Promise<Reader> {
    const [, offered = ''] = /^Bearer +(\S+)$/i.exec(authorization.trim()) ?? [];
    const wait = await this.wrongKeys.wait(address, offered, prefixOfKey(offered));
    if (wait > 0) throw tooManyTries(wait);
    const finding = await findKey(this.reading.manager, offered, now);
    if (finding.is === 'right') {
      const { key } = finding;
      this.wrongKeys.noteRight(address, offered);
      this.note(key, now);
      return { role: key.role, key: key.prefix };
    }
    await this.wrongKeys.countWrong(address, offered, finding.is === 'wrong' ? finding.prefix : finding.key.prefix);
    throw unauthenticated(sentenceOf(finding));
  }
}

function sentenceOf(finding: Exclude<KeyFinding, { is: 'right' }>): string {
  if (finding.is === 'wrong') return `The key that the request shows is wrong: ${HOW}.`;
  return `The key ${finding.key.prefix} ${finding.is === 'expired' ? 'has expired' : 'was revoked'}: ${HOW}.`;
}

function unauthenticated(sentence: string): Refusal {
  return new Refusal(401, 'UNAUTHENTICATED', sentence, { 'www-authenticate': 'Bearer' });
}

function tooManyTries(seconds: number): Refusal {
  const sentence = `Too many wrong keys were tried from this address or for this key; try again in ${seconds} seconds.`;
  return new Refusal(429, 'TOO_MANY_WRONG_KEYS', sentence, { 'retry-after': String(seconds) });
}

/**
 * Whether a request was addressed to this machine by its own name, and not passed on by a proxy. A page from elsewhere
 * whose name was made to mean this machine (DNS rebinding) does not pass.
 */
function isOfThisMachine({ headers }: Sender): boolean {
  if (headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined) return false;
  const host = headers.host ?? '';
  let known = loopbackHosts.get(host);
  if (known === undefined) {
    const address = `http://${host}`;
    known = URL.canParse(address) && isLoopback(new URL(address).hostname);
    loopbackHosts.set(host, known);
  }
  return known;
}

/** Whether hosts that requests named are this machine: nearly all name the same few. */
const loopbackHosts = new LRUCache<string, boolean>({ max: 100 });
