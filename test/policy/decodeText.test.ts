import { decodeText, NotTextError } from '../../src/policy';

const bytes = (...codes: number[]) => Uint8Array.from(codes);

describe('a policy’s bytes become text', () => {
  it('reads UTF-8', () => {
    expect(decodeText(new TextEncoder().encode('We don’t sell data – ever'))).toBe('We don’t sell data – ever');
  });

  it('drops the byte order mark, so that offsets count from the first letter', () => {
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, 0x57, 0x65))).toBe('We');
  });

  it('reads what is not valid UTF-8 as windows-1252', () => {
    expect(decodeText(bytes(0x64, 0x6f, 0x6e, 0x92, 0x74))).toBe('don’t');
  });

  it('reads an empty file as an empty text', () => {
    expect(decodeText(bytes())).toBe('');
  });

  const text = (words: string) => new TextEncoder().encode(words);

  it.each([
    ['<!DOCTYPE html>\n<title>Privacy</title><ul><li>We do not</li><li>sell data.</li></ul>', 'a web page in HTML'],
    ['\uFEFF\n<?xml version="1.0"?>\n<!-- saved --><html lang="en"><body>We sell data.</body>', 'a web page in HTML'],
    ['<meta charset="utf-8"><script>say("We sell data.")</script><p>We sell no data.', 'a web page in HTML'],
    ['<ul><li>We do not</li><li>sell your data</li><li>or rent it.</li></ul>', 'a part of a web page in HTML'],
    ['<div class="policy">\n<h1>Privacy</h1><p>We sell</p>\n<p>no data.</p>', 'a part of a web page in HTML'],
    ['%PDF-1.7\n(We sell data.) Tj\0', 'a PDF'],
    ['{\\rtf1\\ansi We sell data.}', 'an RTF document'],
  ])('refuses what shows a text but is none: %j', (file, format) => {
    expect(() => decodeText(text(file))).toThrow(new NotTextError(`it is ${format}; give the text that it shows`));
  });

  it.each([
    '# Privacy\n\nWe sell<br>\nno data.<p>None.</p>',
    '<p align="center"><b>Privacy</b></p>\n\nWe sell no data.',
    '<a name="top"></a>\n# Privacy\n\nWe sell no data.',
    "Our page's <head> is ours; PDFs begin with %PDF-.",
    '<we> sell, <header> and all.',
  ])('reads a text with a few tags: %j', words => {
    expect(decodeText(text(words))).toBe(words);
  });

  it('refuses bytes that are no text', () => {
    expect(() => decodeText(bytes(0x89, 0x50, 0x4e, 0x47, 0x00))).toThrow(NotTextError);
    expect(() => decodeText(bytes(0x89, 0x50, 0x4e, 0x47, 0x00))).toThrow(
      "byte 4 is NUL, so this is no text file; give the policy's text in UTF-8",
    );
  });
});
