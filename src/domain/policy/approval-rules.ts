// How many must agree, and who is kept from agreeing.

export type ApprovalRules = {
  /** Approvals that a release needs, at least 1. */
  readonly approvalsNeeded: number;
  /** Who captured a token neither requests nor approves its first release. */
  readonly captorTakesNoPartInFirstRelease: boolean;
};
