import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AnsweredOperation } from '../api';

/** The length of a queue, now. */
export type QueueLength = () => number | Promise<number>;

/** Seconds: from an answer out of memory to one that the time limit ends. */
const ANSWER_TIMES = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const READING_TIMES = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

/** The process's own, which all servers in it share. */
let ofProcess: Registry | undefined;

/** What a server counts and times. Every label takes its values from the schema, the routes or our codes alone. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];

  private readonly operations = new Counter({
    name: 'fineprint_operations_total',
    help: 'GraphQL operations that were answered, by what they asked for and by outcome: ok, or the code of the first error.',
    labelNames: ['operation', 'outcome'],
    registers: this.registers,
  });
  private readonly operationTimes = new Histogram({
    name: 'fineprint_operation_seconds',
    help: 'Time that answering a GraphQL operation took.',
    labelNames: ['operation'],
    buckets: ANSWER_TIMES,
    registers: this.registers,
  });
  private readonly requestTimes = new Histogram({
    name: 'fineprint_http_request_seconds',
    help: 'Time from an HTTP request to the end of its answer, by route and status.',
    labelNames: ['route', 'status'],
    buckets: ANSWER_TIMES,
    registers: this.registers,
  });
  private readonly running = new Gauge({
    name: 'fineprint_http_requests_running',
    help: 'HTTP requests that are being answered.',
    registers: this.registers,
  });
  private readonly readings = new Histogram({
    name: 'fineprint_analysis_seconds',
    help: 'Time that reading a policy took.',
    buckets: READING_TIMES,
    registers: this.registers,
  });

  /** `queues`: what waits to be done, by name. */
  constructor(queues: Readonly<Record<string, QueueLength>>) {
    ofProcess ??= collectedOfProcess();
    new Gauge({
      name: 'fineprint_queue_length',
      help: 'What waits to be done or is being done.',
      labelNames: ['queue'],
      registers: this.registers,
      async collect() {
        for (const [queue, length] of Object.entries(queues)) this.set({ queue }, await length());
      },
    });
  }

  /** Counts an operation. */
  countOperation({ operation, outcome, seconds }: AnsweredOperation): void {
    this.operations.inc({ operation, outcome });
    this.operationTimes.observe({ operation }, seconds);
  }

  /** Counts an operation that was refused before anything of it was known. */
  countRefusal(operation: string, outcome: string): void {
    this.operations.inc({ operation, outcome });
  }

  /** Counts a request that has come. */
  countRequest(): void {
    this.running.inc();
  }

  /** Counts a request that was answered, at a route such as `/badge/:slug.svg`. */
  countResponse(route: string, status: number, seconds: number): void {
    this.running.dec();
    this.requestTimes.observe({ route, status }, seconds);
  }

  /** Counts a policy that was read. */
  countReading(seconds: number): void {
    this.readings.observe(seconds);
  }

  /** Everything in Prometheus's text format. */
  text(): Promise<string> {
    return Registry.merge([this.registry, ofProcess!]).metrics();
  }

  /** The media type of `text`. */
  readonly type = this.registry.contentType;
}

function collectedOfProcess(): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  return register;
}
