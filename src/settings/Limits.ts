/** How much one request may ask for; what asks for more is refused with a sentence that names the limit. */
export interface Limits {
  /** Fields within fields. */
  depth: number;
  /** Values that the answer may come to, as estimated before anything is read. */
  cost: number;
  /** Aliases, those in fragments counted wherever they are used. */
  aliases: number;
  /** Operations in one HTTP request. */
  batch: number;
  /** Bytes of a request's body. */
  body: number;
  /** Words and signs of a query's text. */
  tokens: number;
  /** Seconds until an answer. */
  seconds: number;
  /** Items of a page. */
  page: number;
  /** Streams of events that are open at a time. */
  streams: number;
}
