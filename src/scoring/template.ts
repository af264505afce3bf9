/** What a placeholder of an explaining sentence can stand for. See docs/rule-sets.md. */
export const PLACEHOLDERS = [
  'because',
  'policy',
  'exporter',
  'ended',
  'carrying',
  'named',
  'categories',
  'quote',
] as const;

export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Gives a placeholder's words; asked only for those that a sentence has. */
export type Fill = (placeholder: Placeholder) => string;

/** A sentence with gaps, ready to be filled. */
export type Template = (fill: Fill) => string;

/** The sentence that explains a level without one of its own. */
export const DEFAULT_WHY = '{because}: “{quote}”';

/** Something wrong with the brackets of a text, and its place there. */
interface BracketMistake {
  offset: number;
  message: string;
}

/** Placeholders in a text that has none, and brackets that look like one; `instead` says what would be right. */
export function plainMistakes(text: string, instead: string): BracketMistake[] {
  return [...text.matchAll(BRACKETS)].map(({ 0: whole, index: offset }) => ({
    offset,
    message: `There are no placeholders here, so ${whole} would be shown as it is; ${instead}`,
  }));
}

/** Placeholders that do not exist and brackets that make none, each with its place in the text. */
export function templateMistakes(text: string): BracketMistake[] {
  const expected = PLACEHOLDERS.map(one => `{${one}}`).join(', ');
  return [...text.matchAll(BRACKETS)].flatMap(({ 0: whole, 1: name, index: offset }) => {
    if ((PLACEHOLDERS as readonly string[]).includes(name!)) return [];
    const alone = whole === '{' ? 'The bracket { is not closed' : 'The bracket } closes nothing';
    const problem = name === undefined ? alone : `Unknown placeholder ${whole}`;
    return { offset, message: `${problem}; expected one of ${expected}` };
  });
}

/** What may be a placeholder, with its name, or half of one. */
const BRACKETS = /\{([^{}]*)\}|[{}]/g;

/** Compiles a sentence. Filled, it begins with a capital letter and ends with a full stop. */
export function compileTemplate(text: string): Template {
  // Every odd part is a placeholder's name.
  const parts = text.split(/\{([^{}]*)\}/g);
  return fill => {
    let filled = '';
    for (let i = 0; i < parts.length; i++) filled += i % 2 === 0 ? parts[i] : fill(parts[i] as Placeholder);
    const first = filled.charAt(0);
    const capital = first.toUpperCase();
    const sentence = first === capital ? filled : capital + filled.slice(1);
    return isFinished(sentence) ? sentence : `${sentence}.`;
  };
}

const STOPS: ReadonlySet<string> = new Set(['.', '!', '?', '…']);

/** Whether a sentence ends with a stop, be it within a closing quotation mark. */
function isFinished(sentence: string): boolean {
  const last = sentence.charAt(sentence.length - 1);
  return STOPS.has(last === '”' || last === '"' ? sentence.charAt(sentence.length - 2) : last);
}
