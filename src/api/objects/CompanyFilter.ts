import { Field, Float, InputType } from 'type-graphql';
import { Length } from '../scalars/Length';
import { DispositionEnum, enumeration, MechanismRelationEnum, StanceEnum, StatementStanceEnum } from './enums';

export const CompanyOrderEnum = enumeration(
  'CompanyOrder',
  'What companies are ordered by; equals stand by slug. Companies without such a value come last either way.',
  {
    risk_desc: 'The riskiest first.',
    risk_asc: 'The least risky first.',
    name_asc: 'By name.',
    name_desc: 'By name, from the end of the alphabet.',
    changed_desc: 'Those whose scorecard changed last first.',
    changed_asc: 'Those whose scorecard has been the same for longest first.',
    coverage_desc: 'Those whose policy answers most first.',
    coverage_asc: 'Those whose policy answers least first.',
  },
);

@InputType({ description: 'Numbers from one to another, both included; without one of them there is no bound.' })
export class NumberRange {
  @Field(() => Float, { nullable: true, description: 'The least.' })
  from?: number | null;

  @Field(() => Float, { nullable: true, description: 'The most.' })
  to?: number | null;
}

@InputType({ description: 'An age from one to another, as ISO 8601 durations: `P2Y`, `P90D`.' })
export class AgeRange {
  @Field(() => Length, { nullable: true, description: 'At least so old.' })
  atLeast?: string | null;

  @Field(() => Length, { nullable: true, description: 'At most so old.' })
  atMost?: string | null;
}

@InputType({ description: "A criterion's level." })
export class CriterionFilter {
  @Field(() => String, { description: "The criterion's id in the rule set." })
  criterion!: string;

  @Field(() => [String], { description: 'The ids of levels, any of which applies; `silent` is one.' })
  levels!: string[];
}

@InputType({
  description:
    'What the policy in force says of a practice. Stances of statements, dispositions and categories are asked of one and the same statement.',
})
export class PracticeFilter {
  @Field(() => String, { description: 'The practice kind: `sale`, `protected_class_data` …' })
  kind!: string;

  @Field(() => [StanceEnum], { nullable: true, description: 'What a careful reader concludes is any of these.' })
  stances?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether statements of it contradict each other.' })
  contradicted?: boolean | null;

  @Field(() => [StatementStanceEnum], { nullable: true, description: 'A statement has any of these stances.' })
  statementStances?: string[] | null;

  @Field(() => [DispositionEnum], {
    nullable: true,
    description: 'A statement says that any of these happens to the data.',
  })
  dispositions?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'A statement names any of these protected characteristics: `race_ethnicity`, `age` …',
  })
  categories?: string[] | null;
}

@InputType({ description: 'A transfer mechanism that the policy in force names.' })
export class MechanismFilter {
  @Field(() => [String], { nullable: true, description: 'Its code is any of these; any mechanism when not given.' })
  codes?: string[] | null;

  @Field(() => MechanismRelationEnum, {
    defaultValue: 'relied_on',
    description: 'How the policy speaks of it.',
  })
  relation!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'With `valid`: the code of the jurisdiction that the data comes from. A mechanism made for data from elsewhere is neither valid nor invalid for it.',
  })
  exporter?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it was valid for data from `exporter` on the day of the list: `false` finds those that rely on what has ended, has not begun, cannot be used yet, or never held.',
  })
  valid?: boolean | null;
}

@InputType({
  description:
    'Which companies to list: those of which everything that is given holds, by their scorecard and policy of the day of the list. A company without a policy by that day has no grade, risk, level or practice.',
})
export class CompanyFilter {
  @Field(() => String, { nullable: true, description: 'What the name begins with; case and accents do not matter.' })
  nameStartsWith?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words, each of which begins a word of the name, in any order; case and accents do not matter.',
  })
  nameHas?: string | null;

  @Field(() => String, { nullable: true, description: 'A domain of the company, or any address under one.' })
  domain?: string | null;

  @Field(() => [String], { nullable: true, description: 'Its country is any of these (ISO 3166-1 alpha-2).' })
  countries?: string[] | null;

  @Field(() => String, { nullable: true, description: 'It has this tag.' })
  tag?: string | null;

  @Field(() => [String], { nullable: true, description: 'Its grade is any of these.' })
  grades?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has a grade.' })
  rated?: boolean | null;

  @Field(() => NumberRange, { nullable: true, description: 'Its risk, 0 (best) to 100 (worst).' })
  risk?: NumberRange | null;

  @Field(() => NumberRange, { nullable: true, description: 'The share of weight that its policy answers, 0 to 1.' })
  coverage?: NumberRange | null;

  @Field(() => CriterionFilter, { nullable: true, description: 'The level that a criterion found.' })
  criterion?: CriterionFilter | null;

  @Field(() => PracticeFilter, { nullable: true, description: 'What its policy says of a practice.' })
  practice?: PracticeFilter | null;

  @Field(() => MechanismFilter, { nullable: true, description: 'A transfer mechanism that its policy names.' })
  mechanism?: MechanismFilter | null;

  @Field(() => AgeRange, {
    nullable: true,
    description: 'How old its policy is on the day of the list; an undated policy has no age.',
  })
  policyAge?: AgeRange | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether its policy has no date.' })
  policyUndated?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a review of a statement of it must be looked at again.',
  })
  needsReview?: boolean | null;

  @Field(() => [CompanyFilter], { nullable: true, description: 'All of these hold too.' })
  and?: CompanyFilter[] | null;

  @Field(() => [CompanyFilter], { nullable: true, description: 'At least one of these holds.' })
  or?: CompanyFilter[] | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'This does not hold.' })
  not?: CompanyFilter | null;
}
