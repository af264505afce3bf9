import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Clause, findClauses, statedDate } from '../../policy';
import type { Reading, Statement } from '../../practices';
import { scorecard, versionOn } from '../../scoring';
import { NO_JURISDICTION, readPolicy } from '../../store';
import type { Context } from '../Context';
import { type InputMistake, refused } from '../objects/answers';
import { AnalysisResult, AnalyzedScorecard, PolicyAnalysis } from '../objects/PolicyAnalysis';
import { PolicyTextArguments } from '../objects/PolicyChange';
import { ViewArguments } from '../objects/ViewArguments';
import { costOfReading, policyTextIn } from '../policyInput';
import { Day } from '../scalars/Day';
import { viewOf } from '../viewOf';

/** What was found in a text. */
interface Analysis {
  reading: Reading;
  found: readonly Clause[];
  /** ISO day; `null` for an undated text. */
  inForceFrom: string | null;
}

/** As many values as a scorecard of a long text is worth. */
const SCORECARD = 1000;

@Resolver(() => PolicyAnalysis)
export class PolicyAnalysisResolver {
  @Query(() => AnalysisResult, {
    complexity: ({ args, childComplexity }) => costOfReading(args) + childComplexity,
    description: 'What a text says, and on request how it would be scored. Stores nothing.',
  })
  analyzePolicy(
    @Ctx() { book }: Context,
    @Args() given: PolicyTextArguments,
    @Arg('appliesFrom', () => Day, {
      nullable: true,
      description: 'The first day on which it applies; the date that the text gives for itself when not given.',
    })
    appliesFrom?: string | null,
  ) {
    const mistakes: InputMistake[] = [];
    const text = policyTextIn(given, mistakes);
    if (text === null) return refused(mistakes);
    const found = findClauses(text);
    const statedOn = statedDate(text, found);
    const reading = readPolicy(text, book.practices);
    return {
      reading,
      found,
      inForceFrom: appliesFrom ?? statedOn,
      clauses: found.length,
      statedOn,
      notAssessed: reading.notAssessed,
      practices: reading.practices.map(practice => ({
        ...practice,
        statements: practice.statements.map(one => analyzed(one, found)),
        contradictions: practice.contradictions.map(({ promise, breach }) => ({
          promise: analyzed(promise, found),
          breach: analyzed(breach, found),
        })),
      })),
    };
  }

  @FieldResolver(() => AnalyzedScorecard, {
    complexity: ({ childComplexity }) => SCORECARD + childComplexity,
    description: 'The scorecard that a company would get with this policy in force, also for days before it applies.',
  })
  async scorecard(@Ctx() context: Context, @Root() analysis: Analysis, @Args() args: ViewArguments) {
    const { reading, found, inForceFrom } = analysis;
    const { versions, asOf, jurisdiction } = await viewOf(context, args);
    const card = scorecard({
      ...reading,
      policyDate: inForceFrom,
      ruleSet: versionOn(versions, asOf).ruleSet,
      law: context.law,
      asOf,
      jurisdiction: jurisdiction === NO_JURISDICTION ? null : jurisdiction,
    });
    const criteria = card.lines.map(line => ({ ...line, evidence: line.evidence.map(one => analyzed(one, found)) }));
    return { ...card, asOf, criteria };
  }
}

/** A statement as the API shows it. */
function analyzed(statement: Statement, clauses: readonly Clause[]) {
  return { ...statement, practice: statement.kind, sectionPath: clauses[statement.clause]!.sectionPath };
}
