/**
 * What mutations keep of their answers for those who ask again with the same idempotency key: ids, of which the rest is
 * read as it is now. Each is kept as JSON for a week, so **every shape here must stay readable for a week across
 * versions**: this version is asked again for what an older one kept. Nothing is renamed or comes to mean something
 * else; what is added may be missing, and whoever reads it says what then. test/api/keptAnswers.test.ts holds answers as
 * they were kept; a shape that changes leaves its old one there. Failures are kept whole, in the shape of the schema, for
 * which the same holds.
 */

/** Of `addPolicy`. */
export interface KeptPolicyAdded {
  __typename: 'PolicyAdded';
  policyId: number;
  /** Missing in what was kept before policies could be withdrawn. */
  companyId?: number;
  isNew: boolean;
  changed: boolean;
}

/** Of `withdrawPolicy`. */
export interface KeptPolicyWithdrawn {
  __typename: 'PolicyWithdrawn';
  companyId: number;
  sha256: string;
}

/** Of `addCompany`. */
export interface KeptCompanyAdded {
  __typename: 'CompanyAdded';
  companyId: number;
}

/** Of `editCompany`. */
export interface KeptCompanyEdited {
  __typename: 'CompanyEdited';
  companyId: number;
  changedFields: string[];
}

/** Of `tagCompanies` and `untagCompanies`. */
export interface KeptCompaniesTagged {
  __typename: 'CompaniesTagged';
  companyIds: number[];
}

/** Of `reviewStatement`. */
export interface KeptStatementReviewed {
  __typename: 'StatementReviewed';
  reviewId: number;
}

/** Of `withdrawReview`. */
export interface KeptReviewWithdrawn {
  __typename: 'ReviewWithdrawn';
  reviewId: number;
}

/** Of `publishRuleSet`. */
export interface KeptRuleSetPublished {
  __typename: 'RuleSetPublished';
  changed: boolean;
  /** The rule set's own id, such as `procurement`. */
  id: string;
}

/** Of `addWebhook`. */
export interface KeptWebhookAdded {
  __typename: 'WebhookAdded';
  webhook: KeptId;
  secret: string;
}

/** Of `stopWebhook`. */
export interface KeptWebhookStopped {
  __typename: 'WebhookStopped';
  changed: boolean;
  webhook: KeptId;
}

/** Of `retryDelivery`. */
export interface KeptDeliveryRetried {
  __typename: 'DeliveryRetried';
  delivery: KeptId;
}

/** What is read anew. The whole of it was kept once, as it was then. */
interface KeptId {
  id: number;
}
