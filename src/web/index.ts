/** The server that speaks HTTP. */
export { createServer, type ServerParts } from './createServer';
export type { Lifecycle } from './Lifecycle';
export { Newsroom } from './news/Newsroom';
export { sampleQuery } from './sampleQuery';
export { scoreTable } from './scoreTable';
