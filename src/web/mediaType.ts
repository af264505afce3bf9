import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** The forms of an answer in GraphQL. With the first, HTTP's status says only whether there was a GraphQL request. */
const MEDIA_TYPES = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8'] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

export const PLAIN_JSON: MediaType = MEDIA_TYPES[0];

/** The form of answer that a request asks for; plain JSON when it does not say, `null` when it accepts none. */
export function mediaTypeFor({ headers: { accept } }: Pick<FastifyRequest, 'headers'>): MediaType | null {
  if (!accept) return PLAIN_JSON;
  return new Negotiator({ headers: { accept } }).mediaType(MEDIA_TYPES) ?? null;
}
