import type { BuildSchemaOptions } from 'type-graphql';
import { AuditResolver } from './AuditResolver';
import { CompanyConnectionResolver, CompanyResolver, RelianceResolver } from './CompanyResolver';
import { ComparisonResolver } from './ComparisonResolver';
import { JurisdictionResolver, TransferMechanismResolver } from './LawResolver';
import { ClauseResolver, PolicyResolver } from './PolicyResolver';
import { PracticeResolver, StatementResolver } from './PracticeResolver';
import { RuleSetChangeResolver } from './RuleSetChangeResolver';
import { RuleSetResolver } from './RuleSetResolver';
import { CriterionScoreResolver, ScorecardResolver } from './ScorecardResolver';

/** Every resolver of the schema. */
export const resolvers: BuildSchemaOptions['resolvers'] = [
  CompanyResolver,
  CompanyConnectionResolver,
  RelianceResolver,
  ScorecardResolver,
  CriterionScoreResolver,
  ComparisonResolver,
  PolicyResolver,
  ClauseResolver,
  PracticeResolver,
  StatementResolver,
  JurisdictionResolver,
  TransferMechanismResolver,
  RuleSetResolver,
  AuditResolver,
  RuleSetChangeResolver,
];
