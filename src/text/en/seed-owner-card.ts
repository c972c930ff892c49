// To the account owner, whose token it is: in plain words more than one code.
import type { SeedPhaseWords } from '../card-words.js';
import { stopped } from './stopped.js';

const NOTHING_MORE = 'Nothing more is needed from you.';
const STOP_IT = "If you know nothing of it, press This wasn't me. It stops at once.";
const CALL = "If you know nothing of it, press This wasn't me and call your IT support.";

export const ownerOfSeed: SeedPhaseWords = {
  waiting: (_phase, { requester: who }) => ({
    heading: 'Is your token being burned once more?',
    lines: [
      `${who} asks to see the secret of your token, to write it to a token.`,
      'This is more than one code: whoever has the secret can make every code for your account.',
      `If you and ${who} agreed on this, there is nothing to do.`,
      STOP_IT,
    ],
  }),
  approved: ({ showFrom }, { requester: who }, say) => ({
    heading: 'Showing the secret of your token was approved',
    lines: [
      showFrom === undefined
        ? `${who} can see it now, to write it to a token.`
        : `${who} can see it from ${say.time(showFrom)} on, to write it to a token.`,
      STOP_IT,
    ],
  }),
  releasing: (_phase, { requester: who }) => ({
    heading: 'The secret of your token is being fetched',
    lines: [`${who} is about to see it.`, STOP_IT],
  }),
  'seed-out': ({ objected }, { requester: who }) =>
    objected
      ? {
          heading: "You said that this wasn't you",
          lines: [
            `${who} had already seen the secret of your token.`,
            'Call your IT support now: the token has to be replaced.',
          ],
        }
      : {
          heading: 'The secret of your token was shown',
          lines: [`${who} saw it, to write it to a token.`, CALL],
        },
  denied: (_phase, { requester: who }) => ({
    heading: 'Showing the secret of your token was denied',
    lines: [`${who} does not see it.`, NOTHING_MORE],
  }),
  cancelled: (_phase, { requester: who }) => ({
    heading: 'The request for your token was cancelled',
    lines: [`${who} no longer asks to see its secret.`, NOTHING_MORE],
  }),
  expired: (_phase, { requester: who }) => ({
    heading: 'The request for your token ran out',
    lines: [`${who} does not see its secret.`, NOTHING_MORE],
  }),
  stopped: ({ cause }, { requester: who }) =>
    cause === 'owner-objected'
      ? {
          heading: 'You stopped this request',
          lines: [
            `${who} does not see the secret of your token.`,
            'If somebody contacted you about it, tell your IT support who it was.',
          ],
        }
      : {
          heading: 'The request for your token was stopped',
          lines: stopped.owner(cause, NOTHING_MORE),
        },
  'seed-closed': ({ burned }, { requester: who }) => ({
    heading: 'The secret of your token is no longer shown',
    lines: [
      burned ? `${who} burned a token with it, and proved it.` : `${who} saw it for a minute.`,
      'If you know nothing of it, call your IT support now.',
    ],
  }),
};
