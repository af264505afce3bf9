import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A strong entity tag: equal for equal bytes of one type, and for no others. */
export function etagOf(type: string, bytes: Buffer | string): string {
  return `"${createHash('sha256').update(type).update('\n').update(bytes).digest('base64url').slice(0, 27)}"`;
}

/** Whether the client has the bytes with this tag already. */
export function isKnown({ headers }: Pick<FastifyRequest, 'headers'>, tag: string): boolean {
  const known = headers['if-none-match']?.split(/\s*,\s*/) ?? [];
  return known.some(one => one.replace(/^W\//, '') === tag || one === '*');
}

/** Says that the answer depends on these headers too. */
export function addVary(reply: FastifyReply, ...names: string[]): void {
  const before = String(reply.getHeader('vary') ?? '')
    .split(/\s*,\s*/)
    .filter(Boolean);
  const more = names.filter(name => !before.some(one => one.toLowerCase() === name));
  reply.header('vary', [...before, ...more].join(', '));
}
