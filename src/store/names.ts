/** A name as lists are ordered and searched by: lower case, without accents, one blank between words. */
export function nameKey(name: string): string {
  return plain(name).trim().replace(/\s+/g, ' ');
}

/** The words of a name, each once, as they are searched by: letters and digits, lower case, without accents. */
export function nameWords(name: string): string[] {
  return [...new Set(plain(name).match(/[\p{L}\p{N}]+/gu) ?? [])];
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
