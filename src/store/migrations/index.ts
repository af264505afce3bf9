import { CreateTables1700000000000 } from './1700000000000-CreateTables';

/** Every migration, the oldest first. */
export const migrations = [CreateTables1700000000000] as const;
