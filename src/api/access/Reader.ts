import { ROLES, type Role } from '../../store';
import { Forbidden, Unauthenticated } from '../errors';

/** Who asks: the role of their key, or `nobody` for one who shows none. */
export interface Reader {
  readonly role: 'nobody' | Role;
  /** The public prefix of their key. */
  readonly key: string | null;
}

/** One who shows no key. */
export const NOBODY: Reader = { role: 'nobody', key: null };

/** Whether a reader has at least this role. */
export function has({ role }: Reader, least: Role): boolean {
  const rank = ROLES.indexOf(least);
  return rank >= 0 && role !== 'nobody' && ROLES.indexOf(role) >= rank;
}

/**
 * Lets a reader with at least this role pass. `what` begins the sentence that others get: "`auditLog`".
 * @throws Unauthenticated for one without a key, Forbidden for one whose key allows too little.
 */
export function demand(reader: Reader, least: Role, what: string): void {
  if (has(reader, least)) return;
  const needed = `${what} asks for a key with the role ${least}`;
  if (reader.role === 'nobody') {
    throw new Unauthenticated(
      `${needed}: send it as "Authorization: Bearer fp_…"; \`fineprint keys create\` makes one.`,
    );
  }
  throw new Forbidden(`${needed}; ${reader.key} has the role ${reader.role}.`);
}
