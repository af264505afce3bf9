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

  it('refuses bytes that are no text', () => {
    expect(() => decodeText(bytes(0x25, 0x50, 0x44, 0x46, 0x00))).toThrow(NotTextError);
    expect(() => decodeText(bytes(0x25, 0x50, 0x44, 0x46, 0x00))).toThrow(
      "byte 4 is NUL, so this is no text file; give the policy's text in UTF-8",
    );
  });
});
