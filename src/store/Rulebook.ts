import { type EntityManager, In } from 'typeorm';
import type { Law } from '../law';
import type { PracticeRules } from '../practices';
import { compileRuleSet, type PublishedRuleSet, type RuleSet, type RuleSetContext, ruleSetContext } from '../scoring';
import { RuleSet as RuleSetRow } from './entities';
import { query, sql } from './sql';
import { UnreadableStoreError } from './UnreadableStoreError';

type PublicationRow = Pick<RuleSetRow, 'id' | 'name' | 'version' | 'publishedOn'>;

/** A publication of a rule set, ready to score by. */
export interface StoredRuleSet extends PublishedRuleSet {
  /** The stored publication's id. */
  id: number;
}

/** The publications of one rule set, the oldest first; the last is the current one. At least one. */
export type RuleSetVersions = readonly StoredRuleSet[];

/** What a process reads and scores by: practice kinds and law, and the rule sets that are published in the store. */
export class Rulebook {
  /** By version: a version never changes, so it is compiled once. */
  private readonly compiled = new Map<string, RuleSet>();

  constructor(
    readonly practices: PracticeRules,
    readonly law: Law,
  ) {}

  /** What rule sets may speak of. */
  get context(): RuleSetContext {
    return ruleSetContext(this.practices);
  }

  /** Every published rule set by its name, in the order of the names. */
  async published(manager: EntityManager): Promise<Map<string, RuleSetVersions>> {
    const rows = await query<PublicationRow>(
      manager,
      sql`SELECT id, name, version, published_on AS "publishedOn" FROM rule_set ORDER BY name, id`,
    );
    await this.compileUnknown(manager, rows);
    const byName = new Map<string, StoredRuleSet[]>();
    for (const row of rows) {
      const version = { id: row.id, publishedOn: row.publishedOn, ruleSet: this.compiled.get(row.version)! };
      const known = byName.get(row.name);
      if (known) known.push(version);
      else byName.set(row.name, [version]);
    }
    return byName;
  }

  private async compileUnknown(manager: EntityManager, rows: readonly PublicationRow[]): Promise<void> {
    const ids = rows.filter(({ version }) => !this.compiled.has(version)).map(({ id }) => id);
    if (ids.length === 0) return;
    for (const row of await manager.findBy(RuleSetRow, { id: In(ids) })) {
      this.compiled.set(row.version, this.compile(row));
    }
  }

  private compile({ version, name, content }: RuleSetRow): RuleSet {
    try {
      return compileRuleSet(content, this.law);
    } catch (error) {
      throw new UnreadableStoreError(
        `Version ${version.slice(0, 8)} of the rule set ${name} in the database cannot be used by this version of Fineprint: ${(error as Error).message}.`,
      );
    }
  }
}
