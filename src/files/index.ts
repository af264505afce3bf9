/** The files that people edit, read from disk. */
export { FileError } from './FileError';
export { type LoadedRules, loadPracticeRules, loadRules } from './loadRules';
export { projectRoot } from './projectRoot';
export { readRuleFolder, unreadFiles } from './readRuleFolder';
export { readSeeds, type SeedCompany, type SeedPolicy } from './readSeeds';
