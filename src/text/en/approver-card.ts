// To the people who were asked to approve.
import type { Report } from '../../domain/release/request.js';
import type { PhaseWords } from '../card-words.js';
import { ranOut } from './ran-out.js';
import { stopped } from './stopped.js';

const NOTHING_MORE = 'Nothing more is needed from you.';

const REPORTED: Readonly<Record<Report, string>> = {
  worked: 'reports that the code worked.',
  refused: 'reports that the code was refused.',
  'not-used': 'reports that the code was not used.',
};

export const approverCard: PhaseWords = {
  waiting: (phase, { requester, owner, notBefore }) => {
    const missing = phase.needed - phase.approvedBy.length;
    if (!phase.youApproved) {
      return {
        heading: 'A code needs your approval',
        lines: [
          `${requester} asks for one code for ${owner}.`,
          ...(notBefore === undefined
            ? []
            : [`It is not shown before ${notBefore}, and has to be approved by then.`]),
          `If you are not sure why, call ${requester} before you answer.`,
        ],
      };
    }
    const wait = missing === 1 ? 'One more approval is' : `${missing} more approvals are`;
    return {
      heading: 'You approved',
      lines: [
        `${wait} needed for the code for ${owner}.`,
        'To take your approval back, press Withdraw.',
      ],
    };
  },
  approved: (phase, { requester, owner }, say) => {
    const from = phase.showFrom === undefined ? 'now' : `from ${say.time(phase.showFrom)} on`;
    const can = `${requester} can see one code for ${owner} ${from}.`;
    if (phase.breakGlass) {
      const broke = `${say.names(phase.by)} released it without waiting for approval.`;
      return {
        heading: 'Released in an emergency',
        lines: [broke, can, 'To stop it, press Deny.'],
      };
    }
    return phase.youApproved
      ? {
          heading: 'You approved',
          lines: [can, 'Until it is shown, you can take your approval back: press Withdraw.'],
        }
      : { heading: 'Approved', lines: [can, 'If you know a reason against it, press Deny.'] };
  },
  releasing: (_phase, { requester, owner }) => ({
    heading: 'The code is being shown',
    lines: [`${requester} pressed Show code for ${owner}.`, NOTHING_MORE],
  }),
  'code-out': ({ objected }, { requester, owner }) => ({
    heading: 'A code was shown',
    lines: [
      `${requester} has seen one code for ${owner}.`,
      objected
        ? `${owner} says that the request is not theirs. Call ${requester} and your security team now.`
        : NOTHING_MORE,
    ],
  }),
  denied: ({ by, byYou }, { requester, owner }, say) => ({
    heading: byYou ? 'You denied' : 'Denied',
    lines: [
      `${byYou ? 'You' : say.name(by)} denied ${requester} a code for ${owner}.`,
      NOTHING_MORE,
    ],
  }),
  cancelled: (_phase, { requester, owner }) => ({
    heading: 'Cancelled',
    lines: [`${requester} no longer asks for a code for ${owner}.`, NOTHING_MORE],
  }),
  expired: ({ unapproved }, { requester, owner, emergency }) => ({
    heading: ranOut(unapproved, emergency),
    lines: [
      `The request for ${owner} is over. If the code is still needed, ${requester} asks again.`,
      NOTHING_MORE,
    ],
  }),
  stopped: ({ cause }, { requester, owner }) => ({
    heading: 'Stopped',
    lines:
      cause === 'owner-objected'
        ? [
            `${owner} says that this request is not theirs.`,
            `Tell your security team what you know about it, and why ${requester} asked.`,
          ]
        : stopped.approver(
            cause,
            `If the code for ${owner} is still needed, ${requester} asks again.`,
          ),
  }),
  closed: ({ report }, { requester, owner }) => ({
    heading: 'Finished',
    lines: [
      `${requester} was shown one code for ${owner}.`,
      report === undefined
        ? `${requester} has not said yet how it went.`
        : `${requester} ${REPORTED[report]}`,
      NOTHING_MORE,
    ],
  }),
};
