/** Where a command reads and writes; the process's own streams, or a test's. */
export interface Terminal {
  /** All of standard input. */
  input(): Promise<Uint8Array>;
  /** Writes a line to standard output. */
  print(line: string): void;
  /** Writes a line to standard error. */
  complain(line: string): void;
}
