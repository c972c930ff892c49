// What a request's card says where its token was stopped, since its secret may be in other hands, and something had been shown before.
import type { Audience } from '../../domain/release/view.js';

type Lines = Readonly<Record<Audience, readonly string[]>>;

const STOPPED = 'The secret of the token may be in other hands, so it gives no more codes.';

const codeOut: Lines = {
  requester: [
    STOPPED,
    'A code had been shown before, and may still work. Do not pass it on; tell the security team if you already have.',
  ],
  approver: [STOPPED, 'A code had been shown before. There is nothing for you to do.'],
  owner: [
    'The secret of your token may be in other hands, so it gives no more codes. One had been shown before.',
    'Do not use it. If you have just signed in with it, tell your IT support.',
  ],
};

const seedOut: Lines = {
  requester: [
    STOPPED,
    'You were shown its secret. Burn no token with it; if somebody else has seen it, tell the security team now.',
  ],
  approver: [STOPPED, 'The secret had been shown before. There is nothing for you to do.'],
  owner: [
    'The secret of your token may be in other hands, so it gives no more codes. It had been shown before.',
    'If you know nothing of that, call your IT support now.',
  ],
};

const fileOut: Lines = {
  requester: [
    STOPPED,
    'You have its secret in a file. Delete it; if somebody else has seen it, tell the security team now.',
  ],
  approver: [STOPPED, 'The secret had left in a file before. There is nothing for you to do.'],
  owner: [
    'The secret of your token may be in other hands, so it gives no more codes. It had left in a file before.',
    'If you know nothing of that, call your IT support now.',
  ],
};

export const compromisedCard = {
  heading: 'The token was stopped',
  lines: { codeOut, seedOut, fileOut },
};
