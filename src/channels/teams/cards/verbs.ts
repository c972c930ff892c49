// What a card's button asks for, by what it is about. Everything else about the press comes from the store and from the
// channel's identity.
export const VERBS = {
  request: [
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
    'code.another',
    'seed.open',
    'card.refresh',
  ],
  review: ['review.close'],
  token: [
    'token.deliver',
    'token.lose',
    'token.cancel',
    'token.confirm',
    'token.correct',
    'token.compromise',
    'token.more',
  ],
  /** These carry what was typed before, in the place of an id. */
  ask: ['ask.send'],
  command: ['command.again'],
  audit: ['audit.look'],
} as const;

export type Subject = keyof typeof VERBS;
export type VerbOf<S extends Subject> = (typeof VERBS)[S][number];
export type Verb = VerbOf<Subject>;
/** What a verb is about. */
export type SubjectOf = { readonly [S in Subject as VerbOf<S>]: S };

/** The input in which an approver types the number that the requester tells them. */
export const NUMBER_INPUT = 'number';
/** The input in which somebody says why, or what they found. */
export const REASON_INPUT = 'reason';
/** The days of a parcel. */
export const POSTED_INPUT = 'postedOn';
export const EXPECTED_INPUT = 'expectedOn';
/** The choice of how the caller was verified. */
export const METHOD_INPUT = 'verifiedBy';
/** The choice of the time that was meant. */
export const MOMENT_INPUT = 'moment';
/** Chosen there in the place of a time. */
export const AT_ONCE = 'at-once';
