import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** The forms of an answer in GraphQL. With the first, HTTP's status says only whether there was a GraphQL request. */
const MEDIA_TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

export const PLAIN_JSON: MediaType = MEDIA_TYPES[0];

/** The form of answer that a request asks for; plain JSON when it does not say, `null` when it accepts none. */
export function mediaTypeFor({ headers: { accept } }: Pick<FastifyRequest, 'headers'>): MediaType | null {
  if (!accept) return PLAIN_JSON;
  let known = chosen.get(accept);
  if (!known) {
    known = { type: new Negotiator({ headers: { accept } }).mediaType(MEDIA_TYPES) ?? null };
    chosen.set(accept, known);
  }
  return known.type;
}

/** What was chosen for the header `Accept`: clients send few different ones. */
const chosen = new LRUCache<string, { type: MediaType | null }>({ max: 100 });
