// What a frozen request's card says, by who reads it and what had been shown before.
import type { Audience } from '../../domain/release/view.js';

const WAITING: Readonly<Record<Audience, readonly string[]>> = {
  requester: [
    'The security team has stopped codes for now: nothing can be approved or shown.',
    'The request stays open until its time is over. You get a message when the freeze is lifted.',
  ],
  approver: [
    'The security team has stopped codes for now: nothing can be approved or shown.',
    'If you know a reason against this request, press Deny.',
  ],
  owner: [
    'The security team has stopped codes for now. None is given out for your account.',
    "If you did not ask for one, press This wasn't me.",
  ],
};

/** To an approver whose yes counts. */
const APPROVED: readonly string[] = [
  'The security team has stopped codes for now: nothing can be approved or shown.',
  'If you know a reason against this request, take your approval back: press Withdraw.',
];

const CODE_OUT: Readonly<Record<Audience, readonly string[]>> = {
  requester: [
    'The security team has stopped codes for now.',
    'The code that you saw may still work. Do not pass it on; tell the security team if you already have.',
  ],
  approver: [
    'The security team has stopped codes for now.',
    'A code had been shown before. There is nothing for you to do.',
  ],
  owner: [
    'The security team has stopped codes for now, but one had been shown before.',
    'Do not use it. If you have just signed in with it, tell your IT support.',
  ],
};

/** The whole seed was before the requester's eyes. */
const SEED_OUT: Readonly<Record<Audience, readonly string[]>> = {
  requester: [
    'The security team has stopped codes for now.',
    'You have seen the secret of the token. Burn no token with it; if somebody else has seen it, tell the security team now.',
  ],
  approver: [
    'The security team has stopped codes for now.',
    'The secret had been shown before. There is nothing for you to do.',
  ],
  owner: [
    'The security team has stopped codes for now, but the secret of your token had been shown before.',
    'If you know nothing of it, call your IT support now.',
  ],
};

/** The whole seed had left in a file. */
const FILE_OUT: Readonly<Record<Audience, readonly string[]>> = {
  requester: [
    'The security team has stopped codes for now.',
    'You have the secret of the token in a file. Delete it; if somebody else has seen it, tell the security team now.',
  ],
  approver: [
    'The security team has stopped codes for now.',
    'The secret had left in a file before. There is nothing for you to do.',
  ],
  owner: [
    'The security team has stopped codes for now, but the secret of your token had left in a file before.',
    'If you know nothing of it, call your IT support now.',
  ],
};

const RELEASING: readonly string[] = [
  'The security team has stopped codes for now: what was being fetched is not given out.',
  'There is nothing for you to do.',
];

export const frozenLines = {
  waiting: WAITING,
  approved: APPROVED,
  codeOut: CODE_OUT,
  seedOut: SEED_OUT,
  fileOut: FILE_OUT,
  releasing: RELEASING,
};
