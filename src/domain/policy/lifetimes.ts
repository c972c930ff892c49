// How long things wait.

export type Lifetimes = {
  /** Seconds that a request waits for its approvals. */
  readonly requestLivesSeconds: number;
  /** Seconds from the last approval needed (or from *not before*) during which a code may be shown. */
  readonly approvalLivesSeconds: number;
  /** Hours that a request may be made ahead of the time from which its code is wanted. */
  readonly scheduledHoursAtMost: number;
};
