// Number matching: digits on the requester's card that an approver has to type.

export type NumberMatchingRules = {
  /** Approvers type two digits that only the requester's card shows. */
  readonly numberMatching: boolean;
  /** Wrong numbers that end a request. */
  readonly wrongNumbersAtMost: number;
};
