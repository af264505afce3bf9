/** Who may ask, what was changed by whom, and what may be asked. */
export { createKey, findKey, type KeyFinding, type KeyWish, listKeys, noteUse, revokeKey } from './apiKeys';
export { type AuditNote, type AuditPage, addAuditEntry, auditEntries } from './auditLog';
export { type Audit, type ChangeOutcome, type ChangeRequest, change } from './change';
export { prefixOfKey } from './keyText';
export { ROLES, type Role } from './Role';
export { hashOfQuery, listQueries, registeredText, registerQuery, removeQuery } from './registeredQueries';
