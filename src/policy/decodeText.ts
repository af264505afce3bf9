/** The bytes are no text: they hold NUL bytes, as a PDF or an image does. */
export class NotTextError extends Error {
  override readonly name = 'NotTextError';
}

/**
 * A policy's bytes as text: UTF-8 without its byte order mark, or, where the bytes are not valid UTF-8, windows-1252
 * (what older web pages were saved in).
 * Throws `NotTextError` for bytes that hold a NUL.
 */
export function decodeText(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw new NotTextError(`byte ${nul} is NUL, so this is no text file; give the policy's text in UTF-8`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
