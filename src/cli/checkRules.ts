import { loadRules, projectRoot, unreadFiles } from '../files';
import { checkExamples } from '../practices';
import { formatMistake, RuleFileError } from '../rulefile';
import type { Terminal } from './Terminal';

/**
 * Checks every file in `scoring-rules/` of `root` and runs the examples of the practice kinds. A file that is not read is
 * told. Returns whether all is well.
 */
export function checkRules(terminal: Terminal, root = projectRoot()): boolean {
  for (const sentence of unreadFiles(root)) terminal.complain(sentence);
  try {
    const { practices, law, ruleSets } = loadRules(root);
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
