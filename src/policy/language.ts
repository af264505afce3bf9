/**
 * Words that English prose cannot do without and that are rare in other languages. They make up a third of English
 * prose, and less than a twentieth of any other language's.
 */
const FUNCTION_WORDS =
  /\b(?:the|and|to|your|you|our|with|for|that|this|are|by|from|which|when|any|not|have|may|will|other|information)\b/gi;
const PLAINLY_ENGLISH = 0.15;

/**
 * The name of the language that a sample of prose is written in when it is not English ("German"), or `null` when it is
 * English or cannot be told. The count of English words settles nearly every text, for a hundredth of the time that
 * language detection takes; the rest is asked of the detector.
 */
export function foreignLanguage(sample: string): string | null {
  const words = sample.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  if (words === 0) return null;
  const english = (sample.match(FUNCTION_WORDS)?.length ?? 0) / words;
  if (english >= PLAINLY_ENGLISH) return null;
  const [best] = detector().detectAll(sample);
  if (best === undefined || best.lang === 'en' || best.accuracy < 0.3) return null;
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(best.lang) ?? best.lang;
}

/** Loaded when it is first asked: nearly every text does without it, and its tables take a tenth of a second to load. */
function detector(): typeof import('tinyld') {
  return require('tinyld');
}
