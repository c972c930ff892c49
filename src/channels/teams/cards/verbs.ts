// What a card's button asks for. Everything else about the press comes from the store and from the channel's identity.
export const VERBS = [
  'request.approve',
  'request.deny',
  'request.withdraw',
  'request.cancel',
  'request.object',
  'code.show',
  'code.worked',
  'code.refused',
  'code.not-used',
  'card.refresh',
] as const;
export type Verb = (typeof VERBS)[number];

/** The input in which an approver says why not. */
export const DENY_REASON_INPUT = 'reason';
