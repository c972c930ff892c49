// Number matching: digits on the requester's card that an approver has to type.

export type NumberMatchingRules = {
  /** Wrong numbers that end a request. */
  readonly wrongNumbersAtMost: number;
};
