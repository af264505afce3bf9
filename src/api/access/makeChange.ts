import { Field, ObjectType } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import { type Audit, change, readAnew } from '../../store';
import { type Context, freshLoaders } from '../Context';
import { BadUserInput } from '../errors';

/** What a mutation gives `makeChange`. */
export interface AskedChange {
  /** The mutation's name. */
  operation: string;
  /** The mutation's arguments but for `idempotencyKey`, as plain data. */
  arguments: Record<string, unknown>;
  /** The mutation's argument of that name. */
  idempotencyKey: string | null | undefined;
}

@ObjectType({
  description: 'An idempotency key was used before, for another change or other arguments. Nothing changed.',
})
export class IdempotencyKeyReused {
  @Field(() => String, { description: 'What was wrong and what would be right.' })
  message!: string;

  @Field(() => String, { description: 'The key.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'The mutation that the key stands for.' })
  operation!: string;
}

/** The answer `IdempotencyKeyReused`, as resolvers give it. */
type Reused = IdempotencyKeyReused & { __typename: 'IdempotencyKeyReused' };

/** For the description of the argument `idempotencyKey`, the same in every mutation. */
export const IDEMPOTENCY_KEY =
  'Names this one change: asked again with the same key within a week, it is not made again and is answered the same. 1 to 200 characters.';

/**
 * Makes the change of a mutation: one transaction holds what `work` changes, its audit entries and the record of the
 * idempotency key. All mutations change the store through this and in no other way:
 *
 * ```ts
 * const PublishRuleSetResult = createUnionType({
 *   name: 'PublishRuleSetResult',
 *   types: () => [PublishedRuleSet, RuleSetRefused, IdempotencyKeyReused] as const,
 *   resolveType: ({ __typename }) => __typename,
 * });
 *
 * @Authorized<Role>('admin')
 * @Mutation(() => PublishRuleSetResult, { description: '…' })
 * publishRuleSet(
 *   @Ctx() context: Context,
 *   @Arg('source', () => String, { description: '…' }) source: string,
 *   @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null,
 * ) {
 *   const asked = { operation: 'publishRuleSet', arguments: { source }, idempotencyKey };
 *   return makeChange(context, asked, async (manager, audit) => {
 *     …
 *     await audit({ subject: `rule set ${name}`, before: { version: old }, after: { version } });
 *     return { __typename: 'PublishedRuleSet', ruleSetId } satisfies KeptPublishedRuleSet;
 *   });
 * }
 * ```
 *
 * `work` answers with plain data that names its type in `__typename`, since it is kept as JSON and given again as it was,
 * also by later versions: see keptAnswers. It names rows by their ids, and field resolvers read the rest. A failure that is to be expected is an answer too, without `audit`. What `work` throws
 * is an error, and then nothing has changed. `work` uses `manager` alone, and does not call `makeChange` again.
 */
export async function makeChange<T extends { __typename: string }>(
  context: Context,
  { operation, arguments: given, idempotencyKey = null }: AskedChange,
  work: (manager: EntityManager, audit: Audit) => Promise<T>,
): Promise<T | Reused> {
  const { changing } = context;
  const reader = context.dependOnReader();
  if (idempotencyKey !== null && !/^[^\p{Cc}]{1,200}$/u.test(idempotencyKey)) {
    throw new BadUserInput('`idempotencyKey` must be 1 to 200 characters on one line; a UUID will do.');
  }
  // Only a reader with a key gets here, or else the change would be nobody's.
  if (reader.key === null) throw new Error(`\`${operation}\` was reached without a key.`);
  const request = { who: reader.key, at: context.dependOnMoment(), operation, arguments: given, idempotencyKey };
  const outcome = await change(changing, request, work);
  // What the answer tells is read after the change, also when the request read it before.
  context.remember = readAnew;
  context.loaders = freshLoaders(context);
  if ('answer' in outcome) return outcome.answer;
  return {
    __typename: 'IdempotencyKeyReused',
    message: `The idempotency key ${JSON.stringify(idempotencyKey)} stands for another change; use a new key for a new change.`,
    idempotencyKey: idempotencyKey!,
    operation: outcome.keyOf,
  };
}
