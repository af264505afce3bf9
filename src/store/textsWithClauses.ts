import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import { type Clause, findClauses } from '../policy';
import { decompress } from './policyText';
import { anyOf, query, sql } from './sql';

/** A policy's text, and its clauses, which are found when they are first asked for. */
export class TextWithClauses {
  private found: readonly Clause[] | null = null;

  constructor(readonly text: string) {}

  get clauses(): readonly Clause[] {
    this.found ??= findClauses(this.text);
    return this.found;
  }
}

/** Bytes that a text takes with its clauses, about, for each of its code units. */
const BYTES_EACH = 4;

/** By hash, under which a text never changes: so what one request read is right for every other, of any store. */
const kept = new LRUCache<string, TextWithClauses>({
  maxSize: 32_000_000,
  sizeCalculation: ({ text }) => 1000 + BYTES_EACH * text.length,
});

/** The texts with these hashes; those that were asked for lately are not read again. */
export async function textsWithClauses(
  manager: EntityManager,
  hashes: readonly string[],
): Promise<Map<string, TextWithClauses>> {
  const found = new Map<string, TextWithClauses>();
  const missing: string[] = [];
  for (const hash of hashes) {
    const known = kept.get(hash);
    if (known) found.set(hash, known);
    else missing.push(hash);
  }
  if (missing.length === 0) return found;
  const rows = await query<{ hash: string; compressed: Uint8Array }>(
    manager,
    sql`SELECT hash, compressed FROM policy_text WHERE hash IN ${anyOf(missing)}`,
  );
  for (const { hash, compressed } of rows) {
    const text = new TextWithClauses(decompress(compressed));
    kept.set(hash, text);
    found.set(hash, text);
  }
  return found;
}
