/** The server that speaks HTTP. */
export { createServer, type ServerParts } from './createServer';
export { sampleQuery } from './sampleQuery';
export { scoreTable } from './scoreTable';
