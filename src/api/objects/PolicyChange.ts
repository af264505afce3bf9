import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { IdempotencyKeyReused } from '../access/makeChange';
import { Day } from '../scalars/Day';
import { answerOf, InputRefused, NoSuchCompany } from './answers';

@InputType({ description: 'A file with the text of a policy.' })
export class PolicyFile {
  @Field(() => String, { description: 'Its name, for messages.' })
  name!: string;

  @Field(() => String, {
    description: 'Its bytes in base64: a text in UTF-8 or, where the bytes are none, in windows-1252.',
  })
  base64!: string;
}

/** A policy's text, in one of two ways. */
@ArgsType()
export class PolicyTextArguments {
  @Field(() => String, { nullable: true, description: 'The text; either this or `file` is given.' })
  text?: string | null;

  @Field(() => PolicyFile, { nullable: true, description: 'A file with the text.' })
  file?: PolicyFile | null;
}

@ArgsType()
export class NewPolicyArguments extends PolicyTextArguments {
  @Field(() => String, { description: "The company's slug." })
  company!: string;

  @Field(() => Day, {
    nullable: true,
    description:
      'The first day on which it applies, which may lie ahead. When not given: the date that the text gives for itself, or else that of its capture.',
  })
  appliesFrom?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'The day on which the text was captured; for a new text today (UTC) when not given.',
  })
  capturedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The address at which it was found.' })
  source?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a text that cannot be judged (a log-in page, an error page, another language) is refused, so that a capture that failed takes the place of no policy. When not given it is kept, and counts.',
  })
  onlyIfAssessed?: boolean | null;
}

@ObjectType({ description: 'The company has the policy, with everything that follows from it.' })
export class PolicyAdded {
  @Field(() => Boolean, { description: 'Whether the text is new to the company; the same text is kept once.' })
  isNew!: boolean;

  @Field(() => Boolean, {
    description: 'Whether anything changed: the text is new, or something is said of it that was not known.',
  })
  changed!: boolean;
}

@ObjectType({
  description:
    'The policy counts no more from any day, and everything that followed from it is as if it had never been.',
})
export class PolicyWithdrawn {
  @Field(() => String, {
    description: 'SHA-256 of its text in UTF-8, in hexadecimal. Added again, the text counts again.',
  })
  sha256!: string;
}

@ObjectType({ description: 'There is no such policy, or it was withdrawn already. Nothing changed.' })
export class NoSuchPolicy {
  @Field(() => String, { description: 'What was wrong and what would be right.' })
  message!: string;

  @Field(() => ID, { description: 'The id that was given.' })
  id!: string;
}

export const AddPolicyResult = answerOf(
  'AddPolicyResult',
  'The policy that was added, or why none was.',
  () => [PolicyAdded, InputRefused, NoSuchCompany, IdempotencyKeyReused] as const,
);

export const WithdrawPolicyResult = answerOf(
  'WithdrawPolicyResult',
  'What came of withdrawing a policy, or why it was not withdrawn.',
  () => [PolicyWithdrawn, NoSuchPolicy, InputRefused, IdempotencyKeyReused] as const,
);
