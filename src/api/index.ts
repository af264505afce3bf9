/** The GraphQL API: what it answers, without a transport. */
export { IDEMPOTENCY_KEY, IdempotencyKeyReused, makeChange } from './access/makeChange';
export { NOBODY, type Reader } from './access/Reader';
export { badge } from './badge';
export { type Context, contextOf, dayOf, type RequestParts } from './Context';
export { type ApiOptions, createApollo } from './createApollo';
export { type DocumentMistake, documentMistakes } from './documentMistakes';
export { Forbidden, LimitExceeded, SOMETHING_WRONG, Unauthenticated } from './errors';
export { EXPORTS, type ExportForm, exportCompanies } from './export/exportCompanies';
export type { GivenUp } from './GivenUp';
export type { AnsweredOperation, Observer } from './Observer';
export { UNREADABLE } from './observe';
export { schema, schemaText } from './schema';
export { createStreams, type StreamEvent, type StreamOptions } from './streams';
export { isPublic, targetProblem } from './webhookTarget';
