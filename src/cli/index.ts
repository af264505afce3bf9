/** The command line. */
export { program } from './program';
export type { Terminal } from './Terminal';
