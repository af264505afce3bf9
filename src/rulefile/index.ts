/** Files that people edit: read as YAML, checked against a schema, and every mistake told with file, line and column. */
export { expectedOneOf } from './expectedOneOf';
export { formatMistake, type Mistake, RuleFileError, withoutRepetition } from './Mistake';
export { parseRuleFile, type RuleFile } from './parseRuleFile';
export type { RuleSource } from './RuleSource';
