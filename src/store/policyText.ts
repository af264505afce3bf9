import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The text's UTF-8 bytes, compressed with Brotli: a policy shrinks to about a third. */
export function compress(text: string): Buffer {
  return brotliCompressSync(Buffer.from(text, 'utf8'), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  });
}

/** The text that `compress` was given. */
export function decompress(compressed: Uint8Array): string {
  return brotliDecompressSync(compressed).toString('utf8');
}
