import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Day } from '../scalars/Day';
import { InputRefused } from './answers';
import { PracticeContent } from './Practice';
import { CardContent, LineContent } from './Scorecard';
import { StatementContent } from './Statement';

@ObjectType({ description: 'A statement in a text that was analyzed, and not stored.' })
export class AnalyzedStatement extends StatementContent {
  @Field(() => String, { description: 'The practice kind that it speaks of.' })
  practice!: string;
}

@ObjectType({ description: 'Two statements of an analyzed text that cannot both be true of the same data and people.' })
export class AnalyzedContradiction {
  @Field(() => AnalyzedStatement, { description: 'Promises that it is not done.' })
  promise!: AnalyzedStatement;

  @Field(() => AnalyzedStatement, { description: 'Says that it is done.' })
  breach!: AnalyzedStatement;
}

@ObjectType({ description: "An analyzed text's answer for one practice kind." })
export class AnalyzedPractice extends PracticeContent {
  @Field(() => [AnalyzedStatement], { description: 'What it rests on, in the order of the text, choices included.' })
  statements!: AnalyzedStatement[];

  @Field(() => [AnalyzedContradiction], { description: 'Pairs of statements that cannot both be true.' })
  contradictions!: AnalyzedContradiction[];
}

@ObjectType({ description: 'One line of the scorecard that an analyzed text would get.' })
export class AnalyzedLine extends LineContent {
  @Field(() => String, { description: 'The question that the criterion asks.' })
  question!: string;

  @Field(() => [AnalyzedStatement], { description: 'The statements that made the level apply; none only for silence.' })
  evidence!: AnalyzedStatement[];
}

@ObjectType({ description: 'The scorecard that a company would get by an analyzed text.' })
export class AnalyzedScorecard extends CardContent {
  @Field(() => [AnalyzedLine], {
    description: 'One line for each criterion, in the order of the rule set; none when the text was not assessed.',
  })
  criteria!: AnalyzedLine[];
}

@ObjectType({ description: 'What a text says; nothing of it was stored.' })
export class PolicyAnalysis {
  @Field(() => Int, { description: 'How many clauses it has.' })
  clauses!: number;

  @Field(() => Day, { nullable: true, description: 'The date that the text gives for itself, where it does.' })
  statedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the text is not judged (no privacy policy, not in English); null when it is.',
  })
  notAssessed!: string | null;

  @Field(() => [AnalyzedPractice], { description: 'Its answer for each practice kind, silence included.' })
  practices!: AnalyzedPractice[];
}

export const AnalysisResult = createUnionType({
  name: 'AnalysisResult',
  description: 'What a text says, or why it cannot be read.',
  types: () => [PolicyAnalysis, InputRefused] as const,
  resolveType: value => ('mistakes' in value ? InputRefused : PolicyAnalysis),
});
