import { Arg, Authorized, Ctx, createUnionType, Field, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { type Context, IDEMPOTENCY_KEY, IdempotencyKeyReused, makeChange, schema } from '../../src/api';
import { AuditEntry, Company, type Role } from '../../src/store';
import { startServer } from '../support/server';

@ObjectType({ description: 'A company that was renamed.' })
class Renamed {
  @Field(() => Int, { description: 'Its id.' })
  companyId!: number;

  @Field(() => String, { description: 'Its name now.' })
  name!: string;
}

@ObjectType({ description: 'There is no such company.' })
class NoSuchCompany {
  @Field(() => String, { description: 'What was wrong.' })
  message!: string;
}

const RenameResult = createUnionType({
  name: 'RenameResult',
  types: () => [Renamed, NoSuchCompany, IdempotencyKeyReused] as const,
  resolveType: answer => (answer as unknown as { __typename: string }).__typename,
});

/** Mutations as their authors write them. */
@Resolver()
class RenameResolver {
  @Query(() => String)
  nothing(): string {
    return 'nothing';
  }

  @Authorized<Role>('admin')
  @Mutation(() => RenameResult)
  rename(
    @Ctx() context: Context,
    @Arg('slug', () => String) slug: string,
    @Arg('name', () => String) name: string,
    @Arg('idempotencyKey', () => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string,
  ) {
    const asked = { operation: 'rename', arguments: { slug, name }, idempotencyKey };
    return makeChange(context, asked, async (manager, audit) => {
      const company = await manager.findOneBy(Company, { slug });
      if (!company) return { __typename: 'NoSuchCompany', message: `There is no company ${slug}.` };
      await manager.update(Company, { id: company.id }, { name });
      await audit({ subject: `company ${slug}`, before: { name: company.name }, after: { name } });
      if (name === 'Fail') throw new Error('too late');
      return { __typename: 'Renamed', companyId: company.id, name };
    });
  }

  /** Its author forgot to say who may. */
  @Mutation(() => String)
  forgotten(): string {
    return 'done';
  }
}

let server: Awaited<ReturnType<typeof startServer>>;
let admin: string;
beforeAll(async () => {
  server = await startServer({ answering: schema([RenameResolver]) });
  admin = await server.makeKey('admin');
});
afterAll(() => server.stop());

const rename = async (name: string, key?: string, idempotencyKey: string | null = null, slug = 'qless') => {
  const query = `mutation ($slug: String!, $name: String!, $idempotencyKey: String) {
    rename(slug: $slug, name: $name, idempotencyKey: $idempotencyKey) {
      __typename
      ... on Renamed { companyId name }
      ... on NoSuchCompany { message }
      ... on IdempotencyKeyReused { message operation idempotencyKey }
    }
  }`;
  const { data, errors } = await server.ask(query, { slug, name, idempotencyKey }, key);
  return errors ? errors.map(({ extensions }) => extensions.code) : data.rename;
};
const nameNow = async () => (await server.store.manager.findOneByOrFail(Company, { slug: 'qless' })).name;
const audited = () => server.store.manager.countBy(AuditEntry, { operation: 'rename' });

test('a change is made for those who may, and stands in the audit log with their key', async () => {
  const before = await nameNow();
  expect(await rename('First', admin)).toMatchObject({ __typename: 'Renamed', name: 'First' });
  expect(await nameNow()).toBe('First');
  const [entry] = await server.store.manager.find(AuditEntry, { order: { id: 'DESC' }, take: 1 });
  expect(entry).toMatchObject({
    who: admin.slice(0, 11),
    operation: 'rename',
    subject: 'company qless',
    before: { name: before },
    after: { name: 'First' },
  });
});

test('a change is refused to everybody else, and nothing is changed', async () => {
  const [before, entries] = [await nameNow(), await audited()];
  expect(await rename('Second')).toEqual(['UNAUTHENTICATED']);
  expect(await rename('Second', await server.makeKey('viewer'))).toEqual(['FORBIDDEN']);
  expect(await rename('Second', await server.makeKey('analyst'))).toEqual(['FORBIDDEN']);
  expect([await nameNow(), await audited()]).toEqual([before, entries]);
});

test('the refusal says what is needed, with its HTTP status', async () => {
  const query = 'mutation { rename(slug: "qless", name: "x") { __typename } }';
  const nobody = await server.post({ query });
  expect(nobody.status).toBe(401);
  expect(await nobody.json()).toEqual({
    errors: [
      {
        message:
          'A change asks for a key with the role analyst: send it as "Authorization: Bearer fp_…"; `fineprint keys create` makes one.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ],
  });
  const key = await server.makeKey('analyst');
  const { errors } = await server.ask(query, {}, key);
  expect(errors![0]!.message).toBe(
    `\`rename\` asks for a key with the role admin; ${key.slice(0, 11)} has the role analyst.`,
  );
});

test('a mutation that does not say who may is for analysts at least', async () => {
  const code = async (key?: string) =>
    (await server.ask('mutation { forgotten }', {}, key)).errors?.[0]?.extensions.code ?? 'done';
  expect(await code()).toBe('UNAUTHENTICATED');
  expect(await code(await server.makeKey('viewer'))).toBe('FORBIDDEN');
  expect(await code(await server.makeKey('analyst'))).toBe('done');
});

test('asked again with its idempotency key, a change is not made again and is answered the same', async () => {
  const first = await rename('Once', admin, 'order 1');
  await rename('Between', admin);
  const entries = await audited();
  expect(await rename('Once', admin, 'order 1')).toEqual(first);
  expect([await nameNow(), await audited()]).toEqual(['Between', entries]);
});

test('a failure that is to be expected is answered the same again too', async () => {
  const answer = { __typename: 'NoSuchCompany', message: 'There is no company nobody.' };
  expect(await rename('x', admin, 'order 2', 'nobody')).toEqual(answer);
  expect(await rename('x', admin, 'order 2', 'nobody')).toEqual(answer);
});

test('an idempotency key that stands for another change is refused as a typed answer', async () => {
  await rename('Third', admin, 'order 3');
  expect(await rename('Fourth', admin, 'order 3')).toEqual({
    __typename: 'IdempotencyKeyReused',
    message: 'The idempotency key "order 3" stands for another change; use a new key for a new change.',
    operation: 'rename',
    idempotencyKey: 'order 3',
  });
  expect(await nameNow()).toBe('Third');
});

test('a change that fails inside leaves nothing, and its key may be used again', async () => {
  const [before, entries] = [await nameNow(), await audited()];
  expect(await rename('Fail', admin, 'order 4')).toEqual(['INTERNAL_SERVER_ERROR']);
  expect([await nameNow(), await audited()]).toEqual([before, entries]);
  expect(await rename('Fifth', admin, 'order 4')).toMatchObject({ name: 'Fifth' });
});

test.each(['', 'x'.repeat(201), 'two\nlines'])('the idempotency key %j is refused', async key => {
  expect(await rename('x', admin, key)).toEqual(['BAD_USER_INPUT']);
});

test('a mutation is not taken by GET', async () => {
  const query = encodeURIComponent('mutation { forgotten }');
  const headers = { authorization: `Bearer ${admin}`, 'apollo-require-preflight': '1' };
  const answer = await fetch(`${server.url}/graphql?query=${query}`, { headers });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  expect(await answer.json()).toEqual({
    errors: [
      {
        message: 'By GET only queries are answered; send a mutation by POST.',
        extensions: { code: 'METHOD_NOT_ALLOWED' },
      },
    ],
  });
});
