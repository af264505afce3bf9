import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { tagCounts } from '../../store';
import type { Context } from '../Context';
import { connectionOf, PageArguments, pageOf } from '../connection';
import { TagConnection } from '../objects/Tag';

@Resolver()
export class TagResolver {
  @Query(() => TagConnection, { description: 'The tags that companies have, in alphabetical order.' })
  async tags(@Ctx() { store, largestPage }: Context, @Args() args: PageArguments) {
    const page = pageOf(args, largestPage, key => (typeof key === 'string' ? key : null));
    return connectionOf(page, await tagCounts(store.manager, page), ({ tag }) => tag);
  }
}
