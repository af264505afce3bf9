import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { Refusal } from './Refusal';

/**
 * Has bodies in JSON read as UTF-8 and in no other way, so that what is kept is what was sent: 415 where another charset
 * is named, 400 for bytes that are not UTF-8. For the rest they are read as Fastify does, without keys such as `__proto__`.
 */
export function readJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const charset = charsetOf(request.headers['content-type']!);
    if (charset !== null && !READ.test(charset)) {
      return done(new Refusal(415, 'BAD_REQUEST', `Bodies in ${JSON.stringify(charset)} are not read; send UTF-8.`));
    }
    if (!isUtf8(body)) {
      const words = `The request's body is not UTF-8 from about byte ${firstWrongByte(body)} on; send JSON in UTF-8.`;
      return done(new Refusal(400, 'BAD_REQUEST', words));
    }
    return parse(request, body.toString(), done);
  });
}

/** Names of UTF-8 and of what is a part of it. */
const READ = /^(?:utf-?8|us-ascii)$/i;

/** The charset that a Content-Type names; `null` when it names none. */
function charsetOf(contentType: string): string | null {
  return /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1] ?? null;
}

/** Where a text first becomes another when it is read as UTF-8, counted from 1. */
function firstWrongByte(body: Buffer): number {
  const read = Buffer.from(body.toString());
  return body.findIndex((byte, i) => byte !== read[i]) + 1;
}
