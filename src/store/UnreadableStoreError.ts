/** A store cannot be read as it is; the message is one sentence that says what would help. */
export class UnreadableStoreError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableStoreError';
  }
}
