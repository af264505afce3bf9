import { currentVersion, DEFAULT_RULE_SET, ruleSetAsked, versionNamed } from '../scoring';
import { keptPointsOfView, NO_JURISDICTION, type RuleSetVersions } from '../store';
import type { Context } from './Context';
import { BadUserInput } from './errors';
import type { ViewArguments } from './objects/ViewArguments';
import type { PointOfView } from './PointOfView';

/**
 * The point of view that `given` asks for; what it leaves open is taken from `inherited`.
 * @throws BadUserInput for a rule set, a version or a jurisdiction that does not exist.
 */
export async function viewOf(context: Context, given: ViewArguments, inherited?: PointOfView): Promise<PointOfView> {
  const asOf = given.asOf ?? inherited?.asOf ?? context.today;
  const jurisdiction = given.jurisdiction ?? inherited?.jurisdiction ?? NO_JURISDICTION;
  if (given.jurisdiction != null && !context.law.jurisdictions.has(jurisdiction)) {
    const codes = [...context.law.jurisdictions.keys()].join(', ');
    throw new BadUserInput(
      `\`jurisdiction\` is ${JSON.stringify(jurisdiction)}, which is not known; known are ${codes}.`,
    );
  }
  if (inherited && given.ruleSet == null && given.jurisdiction == null) return { ...inherited, asOf };
  const { versions, isCurrent } =
    given.ruleSet == null && inherited
      ? { versions: inherited.versions, isCurrent: inherited.kept }
      : await versionsNamed(context, given.ruleSet ?? DEFAULT_RULE_SET);
  const kept = isCurrent && keptPointsOfView(versions).includes(jurisdiction);
  return { asOf, ruleSetName: currentVersion(versions).ruleSet.id, versions, jurisdiction, kept };
}

/**
 * Lists rest on kept scores: to compute everybody's for one page would be no bounded work.
 * @throws BadUserInput when the scores of this point of view are not kept.
 */
export function mustBeKept({ kept, versions }: PointOfView): void {
  if (kept) return;
  const codes = keptPointsOfView(versions).filter(code => code !== NO_JURISDICTION);
  throw new BadUserInput(
    `Scores are kept by the current version of a rule set, for ${codes.join(', ')} or no jurisdiction; ask a company for its \`score\` in any other way.`,
  );
}

async function versionsNamed(
  { loaders }: Context,
  ruleSet: string,
): Promise<{ versions: RuleSetVersions; isCurrent: boolean }> {
  const { name, version } = ruleSetAsked(ruleSet);
  const published = await loaders.ruleSets();
  const versions = published.get(name);
  if (!versions) {
    const names = [...published.keys()].map(one => `"${one}"`).join(', ');
    throw new BadUserInput(`There is no rule set ${JSON.stringify(name)}; there are ${names}.`);
  }
  if (version === null) return { versions, isCurrent: true };
  const named = versionNamed(
    name,
    versions.map(({ ruleSet }) => ruleSet.version),
    version,
  );
  if ('problem' in named) throw new BadUserInput(named.problem);
  const one = versions.find(({ ruleSet }) => ruleSet.version === named.version)!;
  return { versions: [{ ...one, publishedOn: null }], isCurrent: false };
}
