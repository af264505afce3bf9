/**
 * The bytes are no text as people read it: a web page, a PDF, or something with NUL bytes, as an image has. Its message
 * says so in words that stand behind "NAME cannot be read:".
 */
export class NotTextError extends Error {
  override readonly name = 'NotTextError';
}

/**
 * A policy's bytes as text: UTF-8 without its byte order mark, or, where the bytes are not valid UTF-8, windows-1252
 * (what older web pages were saved in). Every offset in Fineprint counts from this text's start in UTF-16 code units: a
 * reader that keeps the mark as a character has it one place further on.
 * Throws `NotTextError` for a format that is no plain text, and for bytes that hold a NUL.
 */
export function decodeText(bytes: Uint8Array): string {
  const format = formatOf(bytes);
  if (format !== null) throw new NotTextError(`it is ${format}; give the text that it shows`);
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw new NotTextError(`byte ${nul} is NUL, so this is no text file; give the policy's text in UTF-8`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Node 20 reads windows-1252 as ISO 8859-1, which has control characters where the curly quotes are.
    return new TextDecoder('windows-1252')
      .decode(bytes)
      .replace(/[\u0080-\u009f]/g, control => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
  }
}

/** What begins as these does is no text as people read it, though its bytes may be text. */
const FORMATS: readonly [name: string, beginning: RegExp][] = [
  // Its tags would join sentences, and its scripts would count as the policy's words. Markdown may have some tags too.
  ['a web page in HTML', /^<(?:[\s\S]*<)?(?:!doctype\s+html|html|head|body|title|meta|link|script|style)[\s>]/i],
  [
    'a part of a web page in HTML',
    /^<(?:p|div|ul|ol|section|article|main|table|h[1-6])[\s>](?:[\s\S]*?<\/(?:p|div|li|td|h[1-6])>){3}/i,
  ],
  ['a PDF', /^%PDF-/],
  ['an RTF document', /^\{\\rtf/],
];

/** As much of a file as tells its format. */
const HEAD = 4000;

/** The name of the format that a file has instead of plain text; `null` for none that is known. NUL bytes do not matter. */
function formatOf(bytes: Uint8Array): string | null {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD)).trimStart();
  return FORMATS.find(([, beginning]) => beginning.test(head))?.[0] ?? null;
}

/** What windows-1252 has at 0x80 to 0x9F, https://encoding.spec.whatwg.org/index-windows-1252.txt */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
