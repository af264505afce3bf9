import type { FastifyRequest } from 'fastify';
import type { Limits } from '../settings';
import { overLimit, Refusal } from './Refusal';

/** Refuses a body that is compressed, or says that it is. */
export function checkEncoding({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity') return;
  const words = `Bodies in ${encoding} are not read; send the request as it is.`;
  throw new Refusal(415, 'BAD_REQUEST', words, { 'accept-encoding': 'identity' });
}

/** Refuses a batch of more operations than `limits` allow. */
export function checkBatch({ body }: FastifyRequest, limits: Limits): void {
  if (!Array.isArray(body) || body.length <= limits.batch) return;
  const most =
    limits.batch === 1 ? 'batches are not answered; send one by one' : `at most ${limits.batch} are answered`;
  throw overLimit(400, 'batch', limits, body.length, `The request holds ${body.length} operations, but ${most}.`);
}

/** Refuses a request that brings a query's text for which `registered` is false. One that brings a hash is looked up. */
export async function checkRegistered(request: FastifyRequest, registered: (text: string) => Promise<boolean>) {
  for (const text of textsOf(request)) {
    if (await registered(text)) continue;
    throw new Refusal(
      403,
      'QUERY_NOT_REGISTERED',
      'This server answers registered queries only, and this is none: `fineprint queries add FILE` registers one.',
    );
  }
}

function textsOf({ body, query }: FastifyRequest): string[] {
  const operations: unknown[] = [query, ...(Array.isArray(body) ? body : [body])];
  return operations.flatMap(operation => {
    const text = (operation as { query?: unknown } | null | undefined)?.query;
    return Array.isArray(text) ? text.map(String) : text === undefined || text === null ? [] : [String(text)];
  });
}
