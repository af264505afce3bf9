import { assessability, decodeText, findClauses, NotTextError } from '../policy';
import type { InputMistake } from './objects/answers';
import type { PolicyFile } from './objects/PolicyChange';

/** Characters of a policy's text, at most; the longest policy that we have seen has 130,000. */
export const LONGEST_POLICY = 2_000_000;

/** A policy as somebody gives it. */
export interface PolicyTextGiven {
  text?: string | null | undefined;
  file?: PolicyFile | null | undefined;
}

/** As many characters of a text are worth one value of an answer: reading them takes about as long. */
const CHARACTERS_A_VALUE = 25;

/** What reading a given policy costs, in values of an answer. */
export function costOfReading({ text, file }: PolicyTextGiven): number {
  return Math.ceil(((text ?? '').length + (file?.base64 ?? '').length) / CHARACTERS_A_VALUE);
}

/** The text that is given, as it is kept; `null` when it is wrong, which is then told in `mistakes`. */
export function policyTextIn({ text, file }: PolicyTextGiven, mistakes: InputMistake[]): string | null {
  if ((text == null) === (file == null)) {
    mistakes.push({ field: 'text', message: 'Give either `text` or `file`.' });
    return null;
  }
  const field = file ? 'file' : 'text';
  const refuse = (message: string) => {
    mistakes.push({ field, message });
    return null;
  };
  const named = file ? `The file ${JSON.stringify(file.name)}` : 'The text';
  // Base64 in lines, as mail programs and `base64` write it, is read too.
  const base64 = file?.base64.replace(/\s+/g, '');
  if (base64 !== undefined && !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    return refuse(`${named} is not given in base64; encode its bytes so.`);
  }
  // A text is decoded as well, so that a byte order mark and halves of characters go as they do in a file.
  const bytes = base64 === undefined ? Buffer.from(text!, 'utf8') : Buffer.from(base64, 'base64');
  let decoded: string;
  try {
    decoded = decodeText(bytes);
  } catch (error) {
    if (!(error instanceof NotTextError)) throw error;
    return refuse(`${named} cannot be read: ${error.message}.`);
  }
  if (decoded.trim() === '') return refuse(`${named} is empty; give a policy's text.`);
  if (decoded.length > LONGEST_POLICY) {
    return refuse(`${named} has ${decoded.length} characters, but at most ${LONGEST_POLICY} are read.`);
  }
  return decoded;
}

/** Tells in `mistakes` when the text that is given cannot be judged as a privacy policy. */
export function mustBeAssessed({ file }: PolicyTextGiven, text: string, mistakes: InputMistake[]): void {
  const why = assessability(text, findClauses(text));
  if (why !== null) mistakes.push({ field: file ? 'file' : 'text', message: why });
}

const LONGEST_SOURCE = 2000;

/** The address at which a policy was found; what is wrong is told in `mistakes`. */
export function sourceIn(source: string | null | undefined, mistakes: InputMistake[]): string | null {
  if (source == null) return null;
  const trimmed = source.trim();
  const fits = trimmed.length <= LONGEST_SOURCE && URL.canParse(trimmed) && /^https?:$/.test(new URL(trimmed).protocol);
  if (!fits) {
    const message = `${JSON.stringify(trimmed.slice(0, 100))} is no http or https address of at most ${LONGEST_SOURCE} characters.`;
    mistakes.push({ field: 'source', message });
  }
  return trimmed;
}
