import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RuleSetContent } from '../../scoring';
import {
  ALWAYS,
  type CriterionScore as CriterionScoreRow,
  FOREVER,
  type Policy as PolicyRow,
  type RuleSet as RuleSetRow,
  type Score as ScoreRow,
  type StatementOfPractice,
} from '../../store';
import type { Context } from '../Context';
import { Policy } from '../objects/Policy';
import { RuleSet } from '../objects/RuleSet';
import { CriterionScore, Scorecard } from '../objects/Scorecard';
import { Statement } from '../objects/Statement';
import { Day } from '../scalars/Day';
import { ruleSetObject } from './RuleSetResolver';

/** A score with the day for which it was asked, and its reasons in words. */
export interface ScoreInView extends Omit<ScoreRow, 'reasons'> {
  asOf: string;
  reasons: string[];
}

/** `score` as the answer for the day `asOf`. */
export function scoreInView(score: ScoreRow, asOf: string): ScoreInView {
  return { ...score, asOf, reasons: score.reasons.map(({ words }) => words) };
}

interface LineInView extends CriterionScoreRow {
  ruleSet: RuleSetRow;
}

@Resolver(() => Scorecard)
export class ScorecardResolver {
  @FieldResolver(() => Day, {
    nullable: true,
    description: 'The first day of the period in which the scorecard is the same; null when it has no first day.',
  })
  validFrom(@Root() score: ScoreInView): string | null {
    return score.validFrom === ALWAYS ? null : score.validFrom;
  }

  @FieldResolver(() => Day, {
    nullable: true,
    description: 'The first day on which it will be another; null while none is known.',
  })
  validTo(@Root() score: ScoreInView): string | null {
    return score.validTo === FOREVER ? null : score.validTo;
  }

  @FieldResolver(() => RuleSet, { description: 'The rule set, in the version that it was made under.' })
  async ruleSet(@Ctx() { loaders }: Context, @Root() score: ScoreInView) {
    return ruleSetObject(await ruleSetOf(loaders, score));
  }

  @FieldResolver(() => Policy, { description: 'The policy that was in force.' })
  async policy(@Ctx() { loaders }: Context, @Root() score: ScoreInView): Promise<PolicyRow> {
    return (await loaders.policy.load(score.policyId))!;
  }

  @FieldResolver(() => [CriterionScore], {
    description: 'One line for each criterion, in the order of the rule set; none when the policy was not assessed.',
  })
  async criteria(@Ctx() { loaders }: Context, @Root() score: ScoreInView): Promise<LineInView[]> {
    const lines = await loaders.linesOfScore.load(score.id);
    const ruleSet = await ruleSetOf(loaders, score);
    return lines.map(line => ({ ...line, ruleSet }));
  }
}

@Resolver(() => CriterionScore)
export class CriterionScoreResolver {
  @FieldResolver(() => String, { description: 'The question that the criterion asks.' })
  question(@Root() line: LineInView): string {
    const { criteria } = line.ruleSet.content as RuleSetContent;
    return criteria.find(({ id }) => id === line.criterion)!.question;
  }

  @FieldResolver(() => [Statement], {
    description: 'The statements that made the level apply, in the order of the text; none only for silence.',
  })
  evidence(@Ctx() { loaders }: Context, @Root() line: LineInView): Promise<StatementOfPractice[]> {
    return loaders.evidenceOfLine.load(line.id);
  }
}

async function ruleSetOf(loaders: Context['loaders'], score: ScoreInView): Promise<RuleSetRow> {
  return (await loaders.ruleSets()).find(({ id }) => id === score.ruleSetId)!;
}
