import { createHash, randomBytes } from 'node:crypto';

/** What every key begins with, so that people and secret scanners know one when they see it. */
const MARK = 'fp_';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const KEY = /^(fp_[a-z2-7]{8})_[A-Za-z0-9_-]{43}$/;

/** A new key: `fp_`, eight letters that are its public prefix, `_`, and 256 random bits. */
export function newKeyText(): string {
  const prefix = Array.from(randomBytes(8), byte => LETTERS[byte % LETTERS.length]).join('');
  return `${MARK}${prefix}_${randomBytes(32).toString('base64url')}`;
}

/** The public prefix of a key; `null` for a text that is no key. */
export function prefixOfKey(text: string): string | null {
  return KEY.exec(text)?.[1] ?? null;
}

/** SHA-256 of a key, in hexadecimal. A key has 256 random bits, so that no slow hash is needed to protect it. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key, 'utf8').digest('hex');
}
