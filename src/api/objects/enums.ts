import { registerEnumType } from 'type-graphql';

/** GraphQL writes enumeration values in capitals; the values themselves are the words that the rest of the code uses. */
export function enumeration<const T extends string>(name: string, description: string, values: Record<T, string>) {
  const members = Object.fromEntries(Object.keys(values).map(value => [value.toUpperCase(), value]));
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(values).map(([value, text]) => [value.toUpperCase(), { description: text }]),
  );
  registerEnumType(members, { name, description, valuesConfig });
  return members;
}

export const ClauseKindEnum = enumeration('ClauseKind', 'What a clause is on the page.', {
  heading: 'A title of a section.',
  sentence: 'A sentence.',
  list_item: 'An item of a list.',
  table_row: 'A row of a table or a chart.',
});

export const StanceEnum = enumeration('Stance', 'What a policy says of a practice.', {
  asserted: 'It is done, or may be done.',
  qualified: 'It is not done except in some cases, only with consent, or for part of the data or the people only.',
  denied: 'It is not done.',
  silent: 'The policy does not say.',
});

export const StatementStanceEnum = enumeration('StatementStance', 'What a statement says of a practice.', {
  asserted: 'It is done, or may be done.',
  qualified: 'It is not done except in some cases, only with consent, or for part of the data or the people only.',
  denied: 'It is not done.',
  choice: 'A way out is offered; no stance is taken.',
});

export const QualifierEnum = enumeration('Qualifier', 'What makes a statement qualified.', {
  consent: "It depends on the person's consent.",
  exception: 'It has exceptions.',
  scope: 'It covers part of the data or of the people.',
});

export const DispositionEnum = enumeration('Disposition', 'What is said to happen to the data.', {
  collected: 'It is collected or used.',
  disclosed: 'It is given to a third party.',
  sold: 'It is sold.',
});

export const MechanismRelationEnum = enumeration('MechanismRelation', 'How a policy speaks of a transfer mechanism.', {
  relied_on: 'It relies on it.',
  disclaimed: 'It says that it does not, or no longer, rely on it.',
});

export const ScoreStatusEnum = enumeration('ScoreStatus', 'Whether a scorecard has a grade, and if not why.', {
  rated: 'It has a grade.',
  insufficient_coverage: 'The policy is silent on too much for a grade.',
  not_assessed: 'The text is no privacy policy, or in a language that is not read.',
});

export const MechanismKindEnum = enumeration('MechanismKind', 'What sort of ground a transfer mechanism is.', {
  adequacy_framework: 'A framework under which certified companies count as protecting data well enough.',
  appropriate_safeguard: 'A contract or rules that bind the importer.',
  derogation: 'An exception for few cases.',
  certification: 'A certificate.',
  none: 'Words that name no mechanism.',
});

export const MechanismStateEnum = enumeration('MechanismState', 'How a transfer mechanism stands on a day.', {
  valid: 'In force and usable.',
  conditional: 'In force, but only with a case-by-case assessment.',
  narrow: 'In force, but an exception for few cases.',
  unusable: 'In force, but nobody could use it yet.',
  not_yet: 'Begins later.',
  ended: 'Was valid, and is no more.',
  never: 'At no time valid for this exporter.',
  other_exporter: 'Made for data from elsewhere.',
  unnamed: 'Words that name no mechanism.',
});

export const SaleMeaningEnum = enumeration(
  'SaleMeaningKind',
  'What must be given in return for a transfer to be a sale.',
  {
    none: 'The law does not define a sale.',
    money: 'Money.',
    money_or_value: 'Money or other value.',
    not_checked: 'Not checked.',
  },
);

export const ReviewVerdictEnum = enumeration('ReviewVerdict', 'What an analyst says of a statement that was found.', {
  confirmed: 'It says what was found.',
  rejected: 'It says nothing of the practice.',
  corrected: 'It says something else of the practice.',
});

export const ReviewReasonEnum = enumeration('ReviewReason', 'Why a review must be looked at again.', {
  clause_changed: 'The policy does not have the clause word for word.',
  finding_changed: 'The clause stands there, but something else or nothing is found in it.',
});
