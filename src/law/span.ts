import type { IsoDate } from './Sourced';

/** A time `[from, until)`, open where a day is `null`. */
export interface Span {
  from: IsoDate | null;
  until: IsoDate | null;
}

/** `date` lies in the span. */
export function holds({ from, until }: Span, date: IsoDate): boolean {
  return (from === null || from <= date) && (until === null || date < until);
}

/** There is a day that lies in both. */
export function overlap(a: Span, b: Span): boolean {
  return (a.until === null || (b.from ?? '') < a.until) && (b.until === null || (a.from ?? '') < b.until);
}

/** The days on which one of the spans begins or ends, the earliest first, each once. */
export function changeDays(spans: readonly Span[]): readonly IsoDate[] {
  return [...new Set(spans.flatMap(({ from, until }) => [from, until]))].filter(day => day !== null).sort();
}
