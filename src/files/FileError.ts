/** Thrown when a file that is needed cannot be read. The message is one sentence that names the file and the reason. */
export class FileError extends Error {
  constructor(name: string, cause: unknown) {
    super(`${name} cannot be read: ${reason(cause)}.`, { cause });
    this.name = 'FileError';
  }
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
};

function reason(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException | null)?.code;
  return (code && reasons[code]) ?? (cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause));
}
