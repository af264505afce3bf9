import { loadRules, projectRoot } from '../files';
import type { Terminal } from './Terminal';
import { UsageError } from './UsageError';
import { withStoreForReading } from './withStoreForReading';

/**
 * Recomputes everything in the database from the stored texts and prints each difference. Returns whether there is none.
 * @throws UsageError when there is no database, or one that was made under other rules.
 */
export async function verify(terminal: Terminal): Promise<boolean> {
  const { practices, law, editions } = loadRules(projectRoot());
  return withStoreForReading(async (store, database) => {
    const { outdatedParts, Rulebook, verifyStore } = require('../store') as typeof import('../store');
    const outdated = await outdatedParts(store, editions);
    if (outdated.length > 0) {
      throw new UsageError(
        `The database ${database} was made before ${outdated.join(' and ')} changed: run \`npm start\` first, which brings it up to date.`,
      );
    }
    // In one transaction, so that what a running server changes meanwhile is seen whole or not at all.
    const { companies, policies, statements, scores, differences } = await store.transaction('SERIALIZABLE', manager =>
      verifyStore(manager, new Rulebook(practices, law), difference => terminal.print(difference)),
    );
    const looked = `${count(companies, 'company', 'companies')}, ${count(policies, 'policy', 'policies')}, ${count(statements, 'statement')}, ${count(scores, 'score')}`;
    const verdict = differences === 0 ? 'nothing differs' : `${count(differences, 'difference')}`;
    const summary = `Verified ${looked}: ${verdict}.`;
    if (differences === 0) terminal.print(summary);
    else terminal.complain(summary);
    return differences === 0;
  });
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
