/** How an operation was answered. */
export interface AnsweredOperation {
  /**
   * What it asked for: `query companies` by the one field of the schema, `query several` of more, `query introspection`,
   * `none` of what could not be read. There are no more of these than the schema has fields, whatever clients send.
   */
  operation: string;
  /** Its own name, as the client chose it. */
  name: string | null;
  /** `ok`, or the code of the first error. */
  outcome: string;
  seconds: number;
}

/** Is told of the operations of a request. */
export interface Observer {
  /** An operation is about to be carried out. */
  began(operation: Pick<AnsweredOperation, 'operation' | 'name'>): void;
  answered(operation: AnsweredOperation): void;
  /** Something went wrong inside, which the client is told in general words only. */
  failed(error: unknown): void;
}
