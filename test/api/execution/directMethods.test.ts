import { type ExecutionResult, execute, parse } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  createMethodMiddlewareDecorator,
  createParameterDecorator,
  Field,
  FieldResolver,
  Info,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { NOBODY, schema } from '../../../src/api';
import type { Role } from '../../../src/store';

@ObjectType()
class Named {
  @Field(() => String)
  name!: string;

  @Authorized<Role>('admin')
  @Field(() => String, { nullable: true })
  secret!: string;

  @Field(() => String)
  shown!: string;
}

@ObjectType()
class Beast extends Named {}

@ArgsType()
class Loudness {
  @Field(() => Int, { defaultValue: 1 })
  times!: number;
}

const Shouting = createMethodMiddlewareDecorator(async (_, next) => `${await next()}!`);
const Question = () => createParameterDecorator(() => '?');

@Resolver(() => Beast)
class BeastResolver {
  private readonly sound = 'moo';

  @Query(() => Beast)
  beast() {
    return { name: 'cow', secret: 'mad', shown: 'unseen' };
  }

  @FieldResolver(() => String)
  says(@Args() { times }: Loudness, @Root() { name }: Beast, @Ctx() { today }: { today: string }): string {
    return `${name}, ${today}: ${this.sound.repeat(times)}`;
  }

  @FieldResolver(() => String)
  askedAs(@Info() { path }: { path: { key: string } }, @Arg('then', () => String) then: string): string {
    return `${path.key} ${then}`;
  }

  @FieldResolver(() => String)
  shown(@Root('name') name: string): string {
    return name;
  }

  @Shouting
  @FieldResolver(() => String)
  shouts(): string {
    return this.sound;
  }

  @FieldResolver(() => String)
  asks(@Question() mark: string): string {
    return `${this.sound}${mark}`;
  }

  @Authorized<Role>('admin')
  @FieldResolver(() => String, { nullable: true })
  owner(): string {
    return 'Mary';
  }
}

const built = schema([BeastResolver]);

function ask(fields: string): ExecutionResult {
  return execute({
    schema: built,
    document: parse(`{ beast { ${fields} } }`),
    contextValue: { today: '2020-07-16', dependOnReader: () => NOBODY },
  }) as ExecutionResult;
}

test('methods are given what they ask for, in their order', async () => {
  const { data, errors } = await ask('name says loudly: says(times: 3) here: askedAs(then: "there")');
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    beast: { name: 'cow', says: 'cow, 2020-07-16: moo', loudly: 'cow, 2020-07-16: moomoomoo', here: 'here there' },
  });
});

test('what is more than a call is done as ever: middlewares, parameters that are made, parts of the object', async () => {
  expect((await ask('shouts asks shown')).data).toEqual({ beast: { shouts: 'moo!', asks: 'moo?', shown: 'cow' } });
});

test('what is for some is for those alone, by a method and by a property that is inherited', async () => {
  const { data, errors } = await ask('owner secret');
  expect(data).toEqual({ beast: { owner: null, secret: null } });
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
});

test('fields of a class and of its parents are looked up where they have no method', () => {
  const fields = built.getType('Beast') as unknown as { getFields(): Record<string, { resolve?: unknown }> };
  const resolved = Object.entries(fields.getFields()).filter(([, { resolve }]) => resolve !== undefined);
  expect(resolved.map(([name]) => name).sort()).toEqual([
    'askedAs',
    'asks',
    'owner',
    'says',
    'secret',
    'shouts',
    'shown',
  ]);
});
