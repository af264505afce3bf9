import { loadRules, projectRoot } from '../files';
import { checkExamples } from '../practices';
import { formatMistake, RuleFileError } from '../rulefile';
import type { Terminal } from './Terminal';

/** Checks every file in `scoring-rules/` and runs the examples of the practice kinds. Returns whether all is well. */
export function checkRules(terminal: Terminal): boolean {
  try {
    const { practices, law, ruleSets } = loadRules(projectRoot());
    const failures = checkExamples(practices);
    for (const failure of failures) terminal.complain(formatMistake(failure));
    if (failures.length > 0) {
      terminal.complain(`${failures.length} of the examples are not read as their files say.`);
      return false;
    }
    const examples = practices.kinds.flatMap(kind => kind.patterns.flatMap(pattern => pattern.examples)).length;
    terminal.print(
      `All is well: ${practices.kinds.length} practice kinds with ${examples} examples, ${law.jurisdictions.size} jurisdictions, ` +
        `${law.mechanisms.size} transfer mechanisms, ${ruleSets.length} rule sets.`,
    );
    return true;
  } catch (error) {
    if (!(error instanceof RuleFileError)) throw error;
    terminal.complain(error.message);
    return false;
  }
}
