import fc from 'fast-check';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { shapeOf } from '../../../src/api/limits/shape';

const shape = (text: string) => {
  const document: DocumentNode = parse(text);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  return shapeOf(document, operation!);
};

test.each([
  ['{ a }', 1, 0, 1],
  ['{ a { b { c } } d }', 3, 0, 4],
  ['{ x: a { y: b } z: d }', 2, 3, 3],
  ['{ a { ... { b } ... on T { c { d } } } }', 3, 0, 4],
  ['{ a { ...F } } fragment F on T { x: b { c } }', 3, 1, 3],
  ['{ p: a { ...F } q: a { ...F } } fragment F on T { x: b }', 2, 4, 4],
  ['{ __schema { types { fields { type { ofType { name } } } } } }', 1, 0, 6],
])('%s is %i deep and has %i aliases and %i fields', (text, depth, aliases, fields) => {
  expect(shape(text)).toEqual({ depth, aliases, fields });
});

/** Selections as text, some of them in fragments, and the same with the fragments written out. */
const selections = fc.letrec<{ set: [string, string] }>(tie => ({
  set: fc
    .array(
      fc.record({
        alias: fc.boolean(),
        wrapped: fc.constantFrom('no', 'inline', 'named'),
        inner: fc.option(tie('set'), { depthSize: 'small' }),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map(parts => {
      const texts = parts.map(({ alias, wrapped, inner }) => {
        const field = (set: string | undefined) => `${alias ? 'x: ' : ''}a${set ? ` ${set}` : ''}`;
        const named = field(inner?.[0]);
        if (wrapped === 'named') return [`...F<<${named}>>`, field(inner?.[1])] as const;
        return [wrapped === 'inline' ? `... { ${named} }` : named, field(inner?.[1])] as const;
      });
      return [`{ ${texts.map(([a]) => a).join(' ')} }`, `{ ${texts.map(([, b]) => b).join(' ')} }`];
    }),
})).set;

test('a query and the same with its fragments written out have one shape', () => {
  fc.assert(
    fc.property(selections, ([withMarks, plain]) => {
      const fragments: string[] = [];
      let text = withMarks;
      // From the innermost outwards: what stands in marks becomes a fragment.
      for (
        let found = /F<<((?:(?!<<|>>)[\s\S])*)>>/.exec(text);
        found;
        found = /F<<((?:(?!<<|>>)[\s\S])*)>>/.exec(text)
      ) {
        const name = `F${fragments.length}`;
        fragments.push(`fragment ${name} on T { ${found[1]} }`);
        text = text.slice(0, found.index) + name + text.slice(found.index + found[0].length);
      }
      expect(shape(`${text} ${fragments.join(' ')}`)).toEqual(shape(plain));
    }),
  );
});

test('fragments that double forty times take no time', () => {
  const levels = Array.from(
    { length: 40 },
    (_, i) => `fragment F${i} on T { x: a { ...F${i + 1} ...F${i + 1} } }`,
  ).join(' ');
  expect(shape(`{ ...F0 } ${levels} fragment F40 on T { b }`)).toEqual({
    depth: 41,
    aliases: 2 ** 40 - 1,
    fields: 2 ** 41 - 1,
  });
});
