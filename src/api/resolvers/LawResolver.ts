import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import {
  type AdequacyDecision as AdequacyLaw,
  adequacyAsOf,
  exportersOf,
  type Jurisdiction as JurisdictionLaw,
  type Law,
  type TransferMechanism as MechanismLaw,
  mechanismStatus,
} from '../../law';
import type { Context } from '../Context';
import { BadUserInput } from '../errors';
import { AdequacyDecision, Jurisdiction, MechanismStatus, TransferMechanism, ValidityPeriod } from '../objects/Law';
import { Day } from '../scalars/Day';

@ArgsType()
class ExportArguments {
  @Field(() => Day, { nullable: true, description: 'The day to look at; today (UTC) when not given.' })
  asOf?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the jurisdiction that the data comes from; each that matters when not given.',
  })
  exporter?: string | null;
}

/** A mechanism, and the question that its standing answers. */
type MechanismInView = MechanismLaw & { asOf: string; exporter: string | null };

@Resolver(() => Jurisdiction)
export class JurisdictionResolver {
  @Query(() => [Jurisdiction], { description: 'The jurisdictions whose law is known.' })
  jurisdictions(@Ctx() { law }: Context): JurisdictionLaw[] {
    return [...law.jurisdictions.values()];
  }

  @Query(() => Jurisdiction, { nullable: true, description: 'A jurisdiction by its code; null when it is not known.' })
  jurisdiction(
    @Ctx() { law }: Context,
    @Arg('code', () => String, { description: 'Its code, such as `EU` or `US-CA`.' }) code: string,
  ): JurisdictionLaw | null {
    return law.jurisdictions.get(code) ?? null;
  }
}

@Resolver(() => TransferMechanism)
export class TransferMechanismResolver {
  @Query(() => [TransferMechanism], {
    description: 'The legal grounds for moving personal data across a border, and how each stands on a day.',
  })
  transferMechanisms(@Ctx() { law, today }: Context, @Args() { asOf, exporter }: ExportArguments): MechanismInView[] {
    checkExporter(exporter, law);
    return [...law.mechanisms.values()].map(mechanism => ({
      ...mechanism,
      asOf: asOf ?? today,
      exporter: exporter ?? null,
    }));
  }

  @FieldResolver(() => [MechanismStatus], {
    description: 'How it stands on the day asked for, for the exporter asked for or each that it has to do with.',
  })
  status(@Ctx() { law }: Context, @Root() { code, asOf, exporter }: MechanismInView) {
    const exporters = exporter === null ? exportersOf(law, code) : [exporter];
    return exporters.map(one => ({ ...mechanismStatus(law, code, one, asOf), asOf }));
  }

  @FieldResolver(() => [ValidityPeriod], { description: 'When it was valid, by which instrument, for whose data.' })
  periods(@Root() { periods }: MechanismInView) {
    return periods.map(period => ({ ...period, endedBy: period.endedBy && wordsOf(period.endedBy) }));
  }
}

@Resolver(() => AdequacyDecision)
export class AdequacyResolver {
  @Query(() => [AdequacyDecision], {
    description:
      'The findings in force on a day that a country protects data well enough, those of another jurisdiction that the exporter followed that day included.',
  })
  adequacyDecisions(
    @Ctx() { law, today }: Context,
    @Args() { asOf, exporter }: ExportArguments,
  ): readonly AdequacyLaw[] {
    checkExporter(exporter, law);
    return adequacyAsOf(law, asOf ?? today, exporter ?? undefined);
  }
}

function checkExporter(exporter: string | null | undefined, law: Law): void {
  if (exporter == null || law.jurisdictions.has(exporter)) return;
  const codes = [...law.jurisdictions.keys()].join(', ');
  throw new BadUserInput(
    `\`exporter\` is ${JSON.stringify(exporter)}, which is no known jurisdiction; known are ${codes}.`,
  );
}

function wordsOf({ who, did, reference }: { who: string; did: string; reference: string }): string {
  return `${who} ${did} it (${reference})`;
}
