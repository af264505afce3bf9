import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Company as CompanyRow, Policy as PolicyRow, StatementOfPractice } from '../../store';
import type { Context } from '../Context';
import { fieldsAsked } from '../fieldsAsked';
import { Company } from '../objects/Company';
import { Policy } from '../objects/Policy';
import { RuleSet } from '../objects/RuleSet';
import { CriterionScore, Scorecard } from '../objects/Scorecard';
import { Statement } from '../objects/Statement';
import { type Card, type CardLine, withoutReviews } from '../scores';
import { statementsOf } from './PracticeResolver';
import { ruleSetObject } from './RuleSetResolver';

/** As many values as computing one company's scores is worth. */
const HISTORY = 20;

@Resolver(() => Scorecard)
export class ScorecardResolver {
  @FieldResolver(() => Company, { description: 'The company.' })
  async company(@Ctx() { loaders }: Context, @Root() card: Card): Promise<CompanyRow> {
    return (await loaders.company.load(card.companyId))!;
  }

  @FieldResolver(() => RuleSet, { description: 'The rule set, in the version that it was made under.' })
  ruleSet(@Root() card: Card) {
    return ruleSetObject(card.ruleSet);
  }

  @FieldResolver(() => Policy, { description: 'The policy that was in force.' })
  async policy(@Ctx() { loaders }: Context, @Root() card: Card): Promise<PolicyRow> {
    return (await loaders.policy.load(card.policyId))!;
  }

  @FieldResolver(() => [CriterionScore], {
    description: 'One line for each criterion, in the order of the rule set; none when the policy was not assessed.',
  })
  criteria(@Root() card: Card, @Info() info: GraphQLResolveInfo): Promise<CardLine[]> {
    return card.lines(fieldsAsked(info));
  }

  @FieldResolver(() => Scorecard, {
    nullable: true,
    // A company's whole history is computed for it.
    complexity: ({ childComplexity }) => HISTORY + childComplexity,
    description:
      'The scorecard of the same day as it would be without reviews, by what the engine found alone; null when no review counts for the policy.',
  })
  withoutReviews(@Ctx() context: Context, @Root() card: Card): Promise<Card | null> {
    return withoutReviews(context, card);
  }
}

@Resolver(() => CriterionScore)
export class CriterionScoreResolver {
  @FieldResolver(() => String, { description: 'The question that the criterion asks.' })
  question(@Root() line: CardLine): string {
    return line.ruleSet.ruleSet.criteria.find(({ id }) => id === line.criterion)!.question;
  }

  @FieldResolver(() => [Statement], {
    description: 'The statements that made the level apply, in the order of the text; none only for silence.',
  })
  evidence(
    @Ctx() { loaders }: Context,
    @Root() line: CardLine,
    @Info() info: GraphQLResolveInfo,
  ): StatementOfPractice[] | Promise<StatementOfPractice[]> {
    if ('id' in line) return line.evidence ?? loaders.evidenceOfLine(line.id, fieldsAsked(info));
    return Promise.all(line.statementIds.map(async id => (await loaders.statement.load(id))!));
  }

  @FieldResolver(() => [Statement], {
    description:
      'The statements on its practice for which a review counts, in the order of the text, those that were rejected too: `review` tells what was found, and who said otherwise.',
  })
  async reviewed(@Ctx() context: Context, @Root() line: CardLine): Promise<StatementOfPractice[]> {
    const { practice: kind } = line.ruleSet.ruleSet.criteria.find(({ id }) => id === line.criterion)!;
    const practices = await context.loaders.practicesOfPolicy.load(line.policyId);
    const practice = practices.find(one => one.kind === kind);
    if (!practice || practice.reviews === 0) return [];
    return (await statementsOf(context, practice)).filter(({ review }) => review);
  }
}
