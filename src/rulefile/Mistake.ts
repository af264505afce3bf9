/** One thing wrong in a rule file, said so that its author can put it right. */
export interface Mistake {
  /** The name of the file, as in `RuleSource`. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  /** One sentence: what is wrong, and what would be right. */
  message: string;
}

/** `file:line:column: message`, the form that editors and terminals make clickable. */
export function formatMistake({ file, line, column, message }: Mistake): string {
  return `${file}:${line}:${column}: ${message}`;
}

/** Every mistake once, where it was first told. */
export function withoutRepetition(mistakes: readonly Mistake[]): Mistake[] {
  return [...new Map(mistakes.map(mistake => [formatMistake(mistake), mistake])).values()];
}

/** Thrown when rule files cannot be used. It lists every mistake that was found, not only the first. */
export class RuleFileError extends Error {
  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(formatMistake).join('\n'));
    this.name = 'RuleFileError';
  }
}
