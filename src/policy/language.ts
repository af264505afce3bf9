import { classAt, LETTER } from './characters';
import { matchesAtLeast } from './countMatches';

/**
 * Words that English prose cannot do without and that other languages do not have. They make up a quarter of a policy's
 * words, a seventh where a page's menus are mixed in.
 */
const FUNCTION_WORDS =
  /\b(?:the|and|to|your|you|our|with|for|that|this|are|by|from|which|when|any|not|have|may|will|other)\b/gi;
const PLAINLY_ENGLISH = 0.08;
const DETECTOR_SAMPLE = 1000;

/**
 * The name of the language that a sample of prose is written in when it is not English ("German"), or `null` when it is
 * English or cannot be told. The count of English words settles nearly every text, for a hundredth of the time that
 * language detection takes; the rest is asked of the detector.
 */
export function foreignLanguage(sample: string): string | null {
  if (matchesAtLeast(sample, FUNCTION_WORDS, Math.max(1, PLAINLY_ENGLISH * mostWords(sample)))) return null;
  const words = sample.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  if (words === 0) return null;
  const english = (sample.match(FUNCTION_WORDS)?.length ?? 0) / words;
  if (english >= PLAINLY_ENGLISH || !isOfWords(sample)) return null;
  const [best] = detector().detectAll(sample.slice(0, DETECTOR_SAMPLE));
  if (best === undefined || best.lang === 'en' || best.accuracy < 0.3) return null;
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(best.lang) ?? best.lang;
}

/** Whether most of a sample is words: of noise, such as a key or a file in base64, the detector names some language too. */
function isOfWords(sample: string): boolean {
  const runs = sample.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return runs.filter(run => !/\p{N}|\p{Ll}\p{Lu}/u.test(run)).length > runs.length / 2;
}

/** No fewer than the words of a sample, found by one look at each letter. */
function mostWords(sample: string): number {
  let words = 0;
  let before = 0;
  for (let i = 0; i < sample.length; i++) {
    const own = classAt(sample, i) & LETTER;
    // Beyond U+0300, what is no letter may be a mark that stands for a word of its own.
    if (own !== 0 ? before === 0 : sample.charCodeAt(i) >= 0x300) words++;
    before = own;
  }
  return words;
}

/** Loaded when it is first asked: nearly every text does without it, and its tables take a tenth of a second to load. */
function detector(): typeof import('tinyld') {
  return require('tinyld');
}
