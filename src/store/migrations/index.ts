import { CreateTables1700000000000 } from './1700000000000-CreateTables';
import { CreateAccess1700000100000 } from './1700000100000-CreateAccess';
import { CreateLists1700000200000 } from './1700000200000-CreateLists';

/** Every migration, the oldest first. */
export const migrations = [CreateTables1700000000000, CreateAccess1700000100000, CreateLists1700000200000] as const;
