/** The text of one file that people edit (rules, law, seeds), and the name by which mistakes in it are reported. */
export interface RuleSource {
  /** Path relative to the project's root, with forward slashes: `scoring-rules/practices/sale.yaml`. */
  name: string;
  text: string;
}
