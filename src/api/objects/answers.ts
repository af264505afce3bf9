import { type ClassType, createUnionType, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One thing that is wrong in what was given.' })
export class InputMistake {
  @Field(() => String, { description: 'The argument that it is about.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong, and what would be right.' })
  message!: string;
}

@ObjectType({ description: 'What was given cannot be used; nothing changed.' })
export class InputRefused {
  @Field(() => [InputMistake], { description: 'Every mistake that was found.' })
  mistakes!: InputMistake[];
}

@ObjectType({ description: 'There are no such companies; nothing changed.' })
export class NoSuchCompany {
  @Field(() => String, { description: 'What was wrong and what would be right.' })
  message!: string;

  @Field(() => [String], { description: 'The slugs that no company has.' })
  slugs!: string[];
}

/** `InputRefused` as resolvers give it. */
export function refused(mistakes: readonly InputMistake[]) {
  return { __typename: 'InputRefused' as const, mistakes };
}

/** `NoSuchCompany` as resolvers give it. */
export function noSuchCompany(slugs: readonly string[]) {
  const names = slugs.map(slug => JSON.stringify(slug)).join(', ');
  const message =
    slugs.length === 1
      ? `There is no company with the slug ${names}.`
      : `There are no companies with the slugs ${names}.`;
  return { __typename: 'NoSuchCompany' as const, message, slugs };
}

/** The union of what a mutation may answer, told apart by `__typename`. */
export function answerOf<const Types extends readonly ClassType[]>(
  name: string,
  description: string,
  types: () => Types,
) {
  return createUnionType({
    name,
    description,
    types,
    resolveType: answer => (answer as { __typename: string }).__typename,
  });
}
