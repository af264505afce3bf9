import { readFileSync } from 'node:fs';
import { FileError } from '../files';
import { decodeText, NotTextError } from '../policy';
import type { Terminal } from './Terminal';
import { UsageError } from './UsageError';

/**
 * The text of a file, or of standard input for `-`.
 * @throws FileError or UsageError, each with one sentence, when it cannot be read or is no text.
 */
export async function readText(file: string, terminal: Terminal): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = file === '-' ? await terminal.input() : readFileSync(file);
  } catch (error) {
    throw new FileError(file, error);
  }
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof NotTextError) throw new UsageError(`${nameOf(file)} cannot be read: ${error.message}.`);
    throw error;
  }
}

/** What a file is called in what we print. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
