import { existsSync, statSync } from 'node:fs';

/** Thrown for a database that is not for this Fineprint; the message ends the sentence "… cannot be opened: …". */
export class UnfitStoreError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnfitStoreError';
  }
}

/** Why the SQLite file `database` could not be opened, to end a sentence with. */
export function whyUnusable(database: string, error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (existsSync(database) && statSync(database).isDirectory()) {
    return `it is a folder; name a file in it, such as ${database.replace(/\/+$/, '')}/fineprint.sqlite`;
  }
  switch (code) {
    case 'SQLITE_NOTADB':
      return 'it is no SQLite database; name one, or a file that is not there yet';
    case 'SQLITE_CORRUPT':
      return 'it is damaged; put a copy from before in its place';
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
    case 'EACCES':
    case 'EPERM':
      return 'this user may not read and write it and its folder';
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return 'the disk is full';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'what should be its folder is a file';
    default:
      return message;
  }
}
