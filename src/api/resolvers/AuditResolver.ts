import { Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { auditEntries, type Role } from '../../store';
import type { Context } from '../Context';
import { connectionOf, PageArguments, pageOf } from '../connection';
import { AuditEntry, AuditEntryConnection } from '../objects/AuditEntry';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Authorized<Role>('admin')
  @Query(() => AuditEntryConnection, {
    description: 'Every change that was made: who, when, what, before and after; the latest first. For admins.',
  })
  async auditLog(@Ctx() { store, largestPage }: Context, @Args() args: PageArguments) {
    const page = pageOf(args, largestPage, key => (Number.isInteger(key) ? (key as number) : null));
    const read = await auditEntries(store.manager, page);
    return connectionOf(page, read, ({ id }) => id);
  }
}
