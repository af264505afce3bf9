import { CreateTables1700000000000 } from './1700000000000-CreateTables';
import { CreateAccess1700000100000 } from './1700000100000-CreateAccess';
import { CreateLists1700000200000 } from './1700000200000-CreateLists';
import { CreateTags1700000310000 } from './1700000310000-CreateTags';
import { KeepEdits1700000320000 } from './1700000320000-KeepEdits';
import { CreateReviews1700000500000 } from './1700000500000-CreateReviews';
import { CreateNews1700000600000 } from './1700000600000-CreateNews';
import { LoosenNews1700000700000 } from './1700000700000-LoosenNews';
import { CreateWithdrawals1700000800000 } from './1700000800000-CreateWithdrawals';
import { TellOfWithdrawals1700000900000 } from './1700000900000-TellOfWithdrawals';

/** Every migration, the oldest first. */
export const migrations = [
  CreateTables1700000000000,
  CreateAccess1700000100000,
  CreateLists1700000200000,
  CreateTags1700000310000,
  KeepEdits1700000320000,
  CreateReviews1700000500000,
  CreateNews1700000600000,
  LoosenNews1700000700000,
  CreateWithdrawals1700000800000,
  TellOfWithdrawals1700000900000,
] as const;
