import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { BadUserInput } from './errors';

export const DEFAULT_PAGE = 20;
export const LARGEST_PAGE = 100;

/** Relay's arguments for a page of a list. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many to give from the start, or after \`after\`: 1 to ${LARGEST_PAGE}, unless the server sets another limit; ${DEFAULT_PAGE} without \`first\` and \`last\`.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many to give from the end, or before \`before\`: 1 to ${LARGEST_PAGE}, unless the server sets another limit.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Give what comes before this cursor.' })
  before?: string | null;
}

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more comes after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The first cursor of the page; null when it is empty.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The last cursor of the page; null when it is empty.' })
  endCursor!: string | null;
}

/** A page to read: `limit` items from one end, between two keys. */
export interface Page<K> {
  limit: number;
  /** Read from the end of the list towards its start. */
  backward: boolean;
  after: K | null;
  before: K | null;
}

/**
 * What to read for Relay's arguments; a page has at most `largest` items.
 * @throws BadUserInput when they contradict each other, are out of range, or hold a cursor that `keyOf` refuses.
 */
export function pageOf<K>(page: PageArguments, largest: number, keyOf: (cursor: unknown) => K | null): Page<K> {
  const { first, last } = page;
  if (first != null && last != null) throw new BadUserInput('Give `first` or `last`, not both.');
  for (const [name, size] of Object.entries({ first, last })) {
    if (size != null && (size < 1 || size > largest)) {
      throw new BadUserInput(`\`${name}\` is ${size}, but must be from 1 to ${largest}.`);
    }
  }
  const key = (name: 'after' | 'before') => {
    const cursor = page[name];
    return cursor == null ? null : decodeCursor(name, cursor, keyOf);
  };
  const limit = first ?? last ?? Math.min(DEFAULT_PAGE, largest);
  return { limit, backward: last != null, after: key('after'), before: key('before') };
}

/** A key as an opaque cursor. */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decodeCursor<K>(name: string, cursor: string, keyOf: (key: unknown) => K | null): K {
  let key: K | null = null;
  try {
    key = keyOf(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    // Told below.
  }
  if (key === null) {
    throw new BadUserInput(
      `\`${name}\` is ${JSON.stringify(cursor)}, which is no cursor of this list; use one that its \`edges\` or \`pageInfo\` gave.`,
    );
  }
  return key;
}

/** A page's edges and information, from one item more than the page holds, read in the page's direction. */
export function connectionOf<T>(page: Page<unknown>, read: readonly T[], keyOf: (item: T) => unknown) {
  const more = read.length > page.limit;
  const nodes = read.slice(0, page.limit);
  if (page.backward) nodes.reverse();
  const edges = nodes.map(node => ({ node, cursor: encodeCursor(keyOf(node)) }));
  const pageInfo: PageInfo = {
    hasNextPage: page.backward ? page.before !== null : more,
    hasPreviousPage: page.backward ? more : page.after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo };
}
