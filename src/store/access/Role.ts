/** What a key allows; each includes those before it. */
export const ROLES = ['viewer', 'analyst', 'admin'] as const;

/** A viewer reads; an analyst also changes companies, policies and reviews; an admin also rules and keys. */
export type Role = (typeof ROLES)[number];
