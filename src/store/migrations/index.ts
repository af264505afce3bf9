import { CreateTables1700000000000 } from './1700000000000-CreateTables';
import { CreateAccess1700000100000 } from './1700000100000-CreateAccess';

/** Every migration, the oldest first. */
export const migrations = [CreateTables1700000000000, CreateAccess1700000100000] as const;
