import { join } from 'node:path';
import { readRuleFolder } from '../../src/files';
import { loadPracticeKinds, type PracticeRules } from '../../src/practices';
import type { RuleSource } from '../../src/rulefile';

const root = join(__dirname, '../..');

/** The rule files that the product ships. */
export const releasedSources: RuleSource[] = readRuleFolder(root, 'scoring-rules/practices');

/** The shipped files of shared words alone, for a test's own practice kind. */
export const sharedSources: RuleSource[] = releasedSources.filter(source => source.name.includes('/words/'));

export const releasedRules: PracticeRules = loadPracticeKinds(releasedSources);
