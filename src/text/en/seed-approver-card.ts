// To the people who were asked whether the whole seed may be shown: in plain words more than one code.
import type { SeedPhaseWords } from '../card-words.js';
import { stopped } from './stopped.js';

const NOTHING_MORE = 'Nothing more is needed from you.';
const MORE_THAN_ONE =
  'This is more than one code: whoever has the secret can make every code of this token, now and later, without asking anybody.';

export const approverOfSeed: SeedPhaseWords = {
  waiting: (phase, { requester: who, owner }) => {
    const missing = phase.needed - phase.approvedBy.length;
    if (!phase.youApproved) {
      return {
        heading: 'The whole secret of a token needs your approval',
        lines: [
          `${who} asks to see the secret of the token for ${owner}, as a QR code, to burn a token with it.`,
          MORE_THAN_ONE,
          `If you are not sure why, call ${who} before you answer.`,
        ],
      };
    }
    const wait = missing === 1 ? 'One more approval is' : `${missing} more approvals are`;
    return {
      heading: 'You approved',
      lines: [
        `${wait} needed before the secret of the token for ${owner} is shown.`,
        'To take your approval back, press Withdraw.',
      ],
    };
  },
  approved: (phase, { requester: who, owner }, say) => {
    const from = phase.showFrom === undefined ? 'now' : `from ${say.time(phase.showFrom)} on`;
    const can = `${who} can see the whole secret of the token for ${owner} ${from}.`;
    return phase.youApproved
      ? {
          heading: 'You approved',
          lines: [can, 'Until it is shown, you can take your approval back: press Withdraw.'],
        }
      : { heading: 'Approved', lines: [can, 'If you know a reason against it, press Deny.'] };
  },
  releasing: (_phase, { requester: who, owner }) => ({
    heading: 'The secret is being shown',
    lines: [`${who} asked for the QR code of the token for ${owner}.`, NOTHING_MORE],
  }),
  'seed-out': ({ objected }, { requester: who, owner }) => ({
    heading: 'The secret of a token was shown',
    lines: [
      `${who} has seen the whole secret of the token for ${owner}.`,
      objected
        ? `${owner} says that the request is not theirs. Call ${who} and your security team now.`
        : NOTHING_MORE,
    ],
  }),
  denied: ({ by, byYou }, { requester: who, owner }, say) => ({
    heading: byYou ? 'You denied' : 'Denied',
    lines: [
      `${byYou ? 'You' : say.name(by)} denied ${who} the secret of the token for ${owner}.`,
      NOTHING_MORE,
    ],
  }),
  cancelled: (_phase, { requester: who, owner }) => ({
    heading: 'Cancelled',
    lines: [`${who} no longer asks for the secret of the token for ${owner}.`, NOTHING_MORE],
  }),
  expired: ({ unapproved }, { requester: who, owner }) => ({
    heading: unapproved ? 'Not approved in time' : 'The approval ran out',
    lines: [
      `The request for ${owner} is over. If the secret is still needed, ${who} asks again.`,
      NOTHING_MORE,
    ],
  }),
  stopped: ({ cause }, { requester: who, owner }) => ({
    heading: 'Stopped',
    lines:
      cause === 'owner-objected'
        ? [
            `${owner} says that this request is not theirs.`,
            `Tell your security team what you know about it, and why ${who} asked.`,
          ]
        : stopped.approver(cause, `If the secret for ${owner} is still needed, ${who} asks again.`),
  }),
  'seed-closed': ({ burned }, { requester: who, owner }) => ({
    heading: 'Finished',
    lines: [
      `${who} was shown the whole secret of the token for ${owner}.`,
      burned
        ? 'A code typed from the burned token was right.'
        : 'No code from the burned token has been typed yet.',
      NOTHING_MORE,
    ],
  }),
};
