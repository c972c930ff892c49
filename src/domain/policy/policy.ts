// What the organisation has decided. The current policy counts at each decision, never the one of the request's day.
import type { ApprovalRules } from './approval-rules.js';
import type { AuditRules } from './audit-rules.js';
import type { BreakGlassRules } from './break-glass.js';
import type { CallerVerificationRules } from './caller-verification.js';
import type { CodeRules } from './code-rules.js';
import type { LanguageRules } from './languages.js';
import type { Lifetimes } from './lifetimes.js';
import type { Limits } from './limits.js';
import type { MayApproveRules } from './may-approve.js';
import type { NumberMatchingRules } from './number-matching.js';
import type { ProvisioningRules } from './provisioning-rules.js';
import type { OwnerDelayRules } from './owner-delay.js';
import type { RetentionRules } from './retention.js';
import type { Role, RoleHolders } from './roles.js';
import type { SamePersonRules } from './two-people.js';

/** One section a file, here and in config/policy. */
export type Policy = {
  /** Short digest of the policy's content: which policy a decision was made under. */
  readonly version: string;
  readonly roles: Readonly<Record<Role, RoleHolders>>;
  /** Null: nobody releases a code without approval. */
  readonly breakGlass: BreakGlassRules | null;
  /** Who may ask that a seed leaves in a file. Null: nobody. */
  readonly seedExport: RoleHolders | null;
  /** How much within an hour. */
  readonly limits: Limits;
} & ApprovalRules &
  AuditRules &
  CallerVerificationRules &
  LanguageRules &
  Lifetimes &
  CodeRules &
  MayApproveRules &
  NumberMatchingRules &
  OwnerDelayRules &
  ProvisioningRules &
  RetentionRules &
  SamePersonRules;

/** How long a release that has not reported back counts as running (DESIGN: stuck after 15 s). */
export const RELEASE_STUCK_SECONDS = 15;
/** Approvers asked at once. */
export const ASKED_AT_MOST = 5;
/** Characters of a reason: an unbounded one is a way to flood approvers and the audit. */
export const REASON_MAX_LENGTH = 300;
