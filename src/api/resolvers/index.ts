import type { BuildSchemaOptions } from 'type-graphql';
import { AuditResolver } from './AuditResolver';
import {
  CompaniesTaggedResolver,
  CompanyAddedResolver,
  CompanyChangeResolver,
  CompanyEditedResolver,
} from './CompanyChangeResolver';
import { CompanyConnectionResolver, CompanyResolver, RelianceResolver } from './CompanyResolver';
import { ComparisonResolver } from './ComparisonResolver';
import { AdequacyResolver, JurisdictionResolver, TransferMechanismResolver } from './LawResolver';
import { PolicyNewsResolver, ScoreNewsResolver } from './NewsResolver';
import { PolicyAnalysisResolver } from './PolicyAnalysisResolver';
import { PolicyChangeResolver, WithdrawPolicyResolver } from './PolicyChangeResolver';
import { ClauseResolver, PolicyResolver } from './PolicyResolver';
import { PortfolioResolver } from './PortfolioResolver';
import { PracticeResolver, StatementResolver } from './PracticeResolver';
import { ReviewStatementResolver, WithdrawReviewResolver } from './ReviewChangeResolver';
import { ReviewResolver, ReviewToDoResolver } from './ReviewResolver';
import { PublicationResolver, RuleSetChangeResolver } from './RuleSetChangeResolver';
import { RuleSetResolver } from './RuleSetResolver';
import { CriterionScoreResolver, ScorecardResolver } from './ScorecardResolver';
import { SearchResolver } from './SearchResolver';
import { TagResolver } from './TagResolver';
import { WebhookAddedResolver, WebhookChangeResolver, WebhookStoppedResolver } from './WebhookChangeResolver';
import { WebhookResolver } from './WebhookResolver';

/** Every resolver of the schema. */
export const resolvers: BuildSchemaOptions['resolvers'] = [
  CompanyResolver,
  CompanyConnectionResolver,
  RelianceResolver,
  ScorecardResolver,
  CriterionScoreResolver,
  ComparisonResolver,
  PortfolioResolver,
  SearchResolver,
  PolicyResolver,
  ClauseResolver,
  PracticeResolver,
  StatementResolver,
  JurisdictionResolver,
  TransferMechanismResolver,
  AdequacyResolver,
  RuleSetResolver,
  AuditResolver,
  RuleSetChangeResolver,
  PublicationResolver,
  CompanyChangeResolver,
  CompanyAddedResolver,
  CompanyEditedResolver,
  TagResolver,
  CompaniesTaggedResolver,
  PolicyChangeResolver,
  WithdrawPolicyResolver,
  PolicyAnalysisResolver,
  ReviewResolver,
  ReviewToDoResolver,
  ReviewStatementResolver,
  WithdrawReviewResolver,
  ScoreNewsResolver,
  PolicyNewsResolver,
  WebhookResolver,
  WebhookChangeResolver,
  WebhookAddedResolver,
  WebhookStoppedResolver,
];
