// What a card's button asks for. Everything else about the press comes from the store and from the channel's identity.
export const VERBS = [
  'ask.send',
  'command.again',
  'request.approve',
  'request.deny',
  'request.withdraw',
  'request.cancel',
  'request.object',
  'request.break-glass',
  'code.show',
  'code.worked',
  'code.refused',
  'code.not-used',
  'seed.open',
  'card.refresh',
  'review.close',
  'token.deliver',
  'token.lose',
  'token.cancel',
  'token.confirm',
  'token.more',
] as const;
export type Verb = (typeof VERBS)[number];
/** These carry what was typed before, in the place of a request's id. */
export type AgainVerb = 'ask.send' | 'command.again';

/** The input in which an approver types the number that the requester tells them. */
export const NUMBER_INPUT = 'number';
/** The input in which somebody says why, or what they found. */
export const REASON_INPUT = 'reason';
/** The choice of how the caller was verified. */
export const METHOD_INPUT = 'verifiedBy';
/** The choice of the time that was meant. */
export const MOMENT_INPUT = 'moment';
/** Chosen there in the place of a time. */
export const AT_ONCE = 'at-once';
