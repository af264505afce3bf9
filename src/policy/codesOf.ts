/** The code units of a text: read letter by letter, an array of numbers takes a third less time than a string. */
export function codesOf(text: string): Uint16Array {
  if (text.length < SHORT) {
    const codes = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i++) codes[i] = text.charCodeAt(i);
    return codes;
  }
  const bytes = Buffer.from(text, 'utf16le');
  if (!IS_LITTLE_ENDIAN) bytes.swap16();
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

/** Up to here a look at each letter costs less than the copy of all. */
const SHORT = 80;
const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
