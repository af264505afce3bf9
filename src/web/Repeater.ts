import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Reader } from '../api';
import { isKnown } from './etag';
import { KeptAnswers, type KeptResponse, type ReadyAnswer } from './KeptAnswers';

/** What answers rest on. */
export interface State {
  /** The day in UTC, ISO. */
  today: string;
  /** The name of the state of the data: see `dataVersion`. */
  version: string;
}

/** What answers are kept by, and who is told when one is given again. */
export interface RepeaterParts {
  /** The path of the API. */
  endpoint: string;
  /** Bytes of answers to keep. */
  keep: number;
  /** Sees what answers rest on. */
  state: () => Promise<State>;
  /** Who sends a request; rejects where the request is to be refused. */
  readerOf: (request: IncomingMessage) => Promise<Reader>;
  /** Whether requests are answered at all. */
  isOpen: () => boolean;
  /** Is told before an answer is given again, and gives its request's id. */
  repeating: (request: IncomingMessage, response: ServerResponse, reader: Reader, answer: ReadyAnswer) => string;
}

/** Longer requests bring a text of their own, which nobody else asks about. */
const LONGEST = 20_000;

/** Headers that decide whether and how a request is answered. */
const LOOKED_AT = ['accept', 'content-type', 'origin', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** A response's headers. */
type Headers = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** What is known of a request that is passed on. */
interface Seen {
  reader: Promise<Reader>;
  state?: State;
  /** The response to who asked the same before and is not answered yet. */
  underWay?: Promise<KeptResponse | null> | undefined;
  /** Keeps its response, if that is for all who ask the same. */
  keep?: (response: KeptResponse) => void;
}

/**
 * Gives the answer to a query again, byte for byte and header for header, to others with the same role who send the same,
 * until the data change or the day ends. It stands before the rest of the server, which then has nothing to do; who may
 * ask is seen each time. What it cannot answer it passes on as it came.
 */
export class Repeater {
  private readonly kept: KeptAnswers;
  /** Responses that are being made, by state and key, for those who ask the same meanwhile; `null` if not for them. */
  private readonly underWay = new Map<string, Promise<KeptResponse | null>>();
  private readonly seen = new WeakMap<IncomingMessage, Seen>();

  constructor(private readonly parts: RepeaterParts) {
    this.kept = new KeptAnswers(parts.keep);
  }

  /** Answers what it can, and has `next` answer the rest. */
  before(next: RequestListener): RequestListener {
    return (request, response) => {
      if (!this.mayBeKept(request)) return next(request, response);
      // The body of a small request comes with its headers, and is there once they have been told of.
      process.nextTick(() => {
        const question = questionOf(request);
        if (question === null) return next(request, response);
        this.answer(request, response, question).then(
          answered => answered || next(request, response),
          () => next(request, response),
        );
      });
    };
  }

  /** Who sent a request that was passed on, where that was seen already. */
  readerOf(request: IncomingMessage): Promise<Reader> | undefined {
    return this.seen.get(request)?.reader;
  }

  /** The state that was seen before anything was read for a request; `undefined` where none was. */
  stateOf(request: IncomingMessage): State | undefined {
    return this.seen.get(request)?.state;
  }

  /**
   * The answer that is being made for somebody else who asks the same as a request that was passed on; `null` when none
   * is, or it turns out not to be for others. Whoever waits for it does so within the time that the request has.
   */
  async answerUnderWay(request: IncomingMessage): Promise<ReadyAnswer | null> {
    return (await this.seen.get(request)?.underWay)?.answer ?? null;
  }

  /** Keeps the response to a request, which is for all who ask the same. */
  keep(request: IncomingMessage, headers: Headers, answer: ReadyAnswer): void {
    this.seen.get(request)?.keep?.({ answer, headers: repeatable(headers, answer) });
  }

  private mayBeKept({ method, url, headers }: IncomingMessage): boolean {
    const { endpoint, isOpen } = this.parts;
    if (headers['content-encoding'] !== undefined || !isOpen()) return false;
    if (method === 'POST') return url === endpoint && Number(headers['content-length']) <= LONGEST;
    // A browser is shown a page.
    return method === 'GET' && url!.startsWith(`${endpoint}?`) && !headers.accept?.includes('text/html');
  }

  private async answer(request: IncomingMessage, response: ServerResponse, question: string): Promise<boolean> {
    const reader = this.parts.readerOf(request);
    const seen: Seen = { reader };
    this.seen.set(request, seen);
    const asking = await reader;
    // The state is seen before anything is read, so that what is kept for it is at least as new.
    seen.state = await this.parts.state();
    const state = `${seen.state.today} ${seen.state.version}`;
    const key = keyOf(request, asking, question);
    const known = this.kept.find(state, key);
    if (known) {
      this.repeat(request, response, known, asking);
      return true;
    }
    const made = new Promise<KeptResponse | null>(resolve => {
      seen.keep = resolve;
      response.once('close', () => resolve(null));
    });
    seen.underWay = this.underWay.get(state + key);
    if (!seen.underWay) this.underWay.set(state + key, made);
    void made.then(answer => {
      if (this.underWay.get(state + key) === made) this.underWay.delete(state + key);
      if (answer) this.kept.keep(state, key, answer);
    });
    return false;
  }

  private repeat(
    request: IncomingMessage,
    response: ServerResponse,
    { answer, headers }: KeptResponse,
    reader: Reader,
  ): void {
    const id = this.parts.repeating(request, response, reader, answer);
    const isHere = request.method === 'GET' && isKnown(request, answer.etag);
    response.writeHead(isHere ? 304 : 200, [...headers, 'x-request-id', id]);
    response.end(isHere ? undefined : answer.bytes);
  }
}

/**
 * What a request asks: its address or its body, byte for byte; `null` for a body that has not come yet or is no single
 * operation. The body is still there to be read.
 */
function questionOf(request: IncomingMessage): string | null {
  if (request.method === 'GET') return request.url!;
  const length = Number(request.headers['content-length']);
  if (length === 0 || request.readableLength < length) return null;
  const body: Buffer = request.read(length);
  request.unshift(body);
  return body[0] === 0x7b ? body.toString('latin1') : null;
}

/** All that a response depends on besides the state. */
function keyOf({ method, headers }: IncomingMessage, { role }: Reader, question: string): string {
  // None of the parts but the last can hold a line break.
  let key = `${method}\n${role}`;
  for (const name of LOOKED_AT) key += `\n${headers[name] === undefined ? '' : `:${headers[name]}`}`;
  return `${key}\n${question}`;
}

/** What of a response's headers is the same whenever it is given. */
function repeatable(headers: Headers, { bytes }: ReadyAnswer): string[] {
  const { 'x-request-id': _, connection, ...same } = headers;
  const all = { ...same, 'content-length': bytes.length };
  return Object.entries(all).flatMap(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : String(value),
  ]);
}
