import { Field, Int, ObjectType } from 'type-graphql';
import { DispositionEnum, MechanismRelationEnum, QualifierEnum, StatementStanceEnum } from './enums';

@ObjectType({ description: 'A transfer mechanism that a policy names.' })
export class NamedMechanism {
  @Field(() => String, { description: 'The code of the mechanism, as `transferMechanisms` lists it.' })
  code!: string;

  @Field(() => MechanismRelationEnum, { description: 'Whether the policy relies on it.' })
  relation!: string;
}

/** What a statement says, whether it is stored or not. */
@ObjectType()
export class StatementContent {
  @Field(() => StatementStanceEnum, { description: 'What it says of the practice.' })
  stance!: string;

  @Field(() => QualifierEnum, { nullable: true, description: 'What makes it qualified; null when it is not.' })
  qualifier!: string | null;

  @Field(() => String, { description: "The policy's own words: its text from `start` to `end`." })
  quote!: string;

  @Field(() => Int, { description: "Where it starts in the policy's text, in UTF-16 code units." })
  start!: number;

  @Field(() => Int, { description: 'Where it ends (exclusive), in UTF-16 code units.' })
  end!: number;

  @Field(() => [String], { description: 'The headings above it, the outermost first.' })
  sectionPath!: string[];

  @Field(() => [String], { description: 'The protected characteristics that it names.' })
  categories!: string[];

  @Field(() => DispositionEnum, { nullable: true, description: 'What it says happens to the data, if it does.' })
  disposition!: string | null;

  @Field(() => [NamedMechanism], { description: 'The transfer mechanisms that it names.' })
  mechanisms!: NamedMechanism[];

  @Field(() => String, { description: 'The id of the pattern that recognised it, in `scoring-rules/practices/`.' })
  pattern!: string;
}

@ObjectType({
  description:
    'A span of a clause that answers one question about one practice. Where an analyst corrected it, `stance` and `qualifier` are theirs, and `review` has what was found.',
})
export class Statement extends StatementContent {}
