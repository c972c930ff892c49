// What the cards say of a request that the whole seed leaves in a file, where that is otherwise than of one that is shown: a seed
// leaves, not a code, and nobody can call it back.
import type { SeedPhaseWords } from '../card-words.js';
import { again } from './again.js';
import { approverOfSeed } from './seed-approver-card.js';
import { ownerOfSeed } from './seed-owner-card.js';
import { requesterOfSeed } from './seed-requester-card.js';
import { stillWaiting } from './still-waiting.js';

const NOTHING_MORE = 'Nothing more is needed from you.';
const STOP_IT = "If you know nothing of it, press This wasn't me. It stops at once.";

export const requesterOfExport: SeedPhaseWords = {
  ...requesterOfSeed,
  waiting: (phase) =>
    stillWaiting(
      phase,
      (who) =>
        `${who} to agree that the whole secret of the token leaves in a file. You get a message when that is done.`,
    ),
  approved: ({ showFrom }, { owner, requestId }, say) => ({
    heading: 'Approved',
    lines:
      showFrom === undefined
        ? [
            'In the console of the app, signed in as yourself, type one of these (in the local trial with a file of your own, and --as your name):',
            `node dist/cli.js export --otpauth --request ${requestId} /home/otp-bridge/seed.txt`,
            `node dist/cli.js export --entra-csv --request ${requestId} /home/otp-bridge/seed.csv`,
            `It is written once. Whoever has the file can make every code for ${owner}: delete it as soon as it is used.`,
          ]
        : [`It can be written from ${say.time(showFrom)} on. You get a message then.`],
  }),
  releasing: () => ({
    heading: 'The secret is being fetched',
    lines: ['This takes a few seconds. If no file comes, run the command again after 15 seconds.'],
  }),
  'seed-out': ({ objected }, { owner }) => ({
    heading: 'The secret was given out to you',
    lines: objected
      ? [
          `${owner} says that this request is not theirs.`,
          'Do not use the file. Tell your security team now.',
        ]
      : [
          'The command line had it for the file that you named. It is not given out again under this request.',
          'Delete the file as soon as it is used.',
        ],
  }),
  expired: (phase, about, say) => {
    const told = requesterOfSeed.expired(phase, about, say);
    if (phase.unapproved) return told;
    const over = 'The time for writing the file is over.';
    return { ...told, lines: [over, ...told.lines.slice(1)] };
  },
  'seed-closed': (_phase, about) => ({
    heading: 'The secret was given out to you',
    lines: [
      'Delete the file, and every copy of it, as soon as it is used.',
      again(about, `If it was never written, type ${about.command} and the reason to ask again.`),
    ],
  }),
};

export const approverOfExport: SeedPhaseWords = {
  ...approverOfSeed,
  waiting: (phase, { requester: who, owner }) => {
    const missing = phase.needed - phase.approvedBy.length;
    if (!phase.youApproved) {
      return {
        heading: 'A secret is to leave in a file, and needs your approval',
        lines: [
          `${who} asks that the whole secret of the token for ${owner} leaves this bridge, in a file.`,
          'This is no code: whoever has the file can make every code of this token, for as long as it is in use, without asking anybody. It cannot be called back.',
          `If you are not sure why, call ${who} before you answer.`,
        ],
      };
    }
    const wait = missing === 1 ? 'One more approval is' : `${missing} more approvals are`;
    return {
      heading: 'You approved',
      lines: [
        `${wait} needed before the secret of the token for ${owner} leaves.`,
        'To take your approval back, press Withdraw.',
      ],
    };
  },
  approved: (phase, { requester: who, owner }, say) => {
    const from = phase.showFrom === undefined ? 'now' : `from ${say.time(phase.showFrom)} on`;
    const can = `${who} can have the whole secret of the token for ${owner} in a file ${from}, once.`;
    return phase.youApproved
      ? {
          heading: 'You approved',
          lines: [can, 'Until it leaves, you can take your approval back: press Withdraw.'],
        }
      : { heading: 'Approved', lines: [can, 'If you know a reason against it, press Deny.'] };
  },
  releasing: (_phase, { requester: who, owner }) => ({
    heading: 'The secret is being fetched',
    lines: [`${who} has begun to write the secret of the token for ${owner}.`, NOTHING_MORE],
  }),
  'seed-out': ({ objected }, { requester: who, owner }) => ({
    heading: 'The secret of a token has left in a file',
    lines: [
      `${who} was given the whole secret of the token for ${owner}.`,
      objected
        ? `${owner} says that the request is not theirs. Call ${who} and your security team now.`
        : NOTHING_MORE,
    ],
  }),
  'seed-closed': (_phase, { requester: who, owner }) => ({
    heading: 'Finished',
    lines: [
      `${who} was given the whole secret of the token for ${owner}, in a file.`,
      NOTHING_MORE,
    ],
  }),
};

export const ownerOfExport: SeedPhaseWords = {
  ...ownerOfSeed,
  waiting: (_phase, { requester: who }) => ({
    heading: 'Is the secret of your token to leave in a file?',
    lines: [
      `${who} asks that the secret of your token leaves in a file.`,
      'This is more than one code: whoever has the file can make every code for your account.',
      `If you and ${who} agreed on this, there is nothing to do.`,
      STOP_IT,
    ],
  }),
  approved: ({ showFrom }, { requester: who }, say) => ({
    heading: 'The secret of your token may leave in a file',
    lines: [
      showFrom === undefined
        ? `Two people approved it. ${who} can write the file now, once.`
        : `Two people approved it. ${who} can write the file from ${say.time(showFrom)} on, once.`,
      STOP_IT,
    ],
  }),
  releasing: (_phase, { requester: who }) => ({
    heading: 'The secret of your token is being fetched',
    lines: [`${who} is about to have it in a file.`, STOP_IT],
  }),
  'seed-out': ({ objected }, { requester: who }) =>
    objected
      ? {
          heading: "You said that this wasn't you",
          lines: [
            `${who} had already been given the secret of your token.`,
            'Call your IT support now: the token has to be replaced.',
          ],
        }
      : {
          heading: 'The secret of your token has left in a file',
          lines: [
            `${who} was given it.`,
            "If you know nothing of it, press This wasn't me and call your IT support.",
          ],
        },
  denied: (_phase, { requester: who }) => ({
    heading: 'The secret of your token stays where it is',
    lines: [`That it leaves in a file was denied to ${who}.`, NOTHING_MORE],
  }),
  cancelled: (_phase, { requester: who }) => ({
    heading: 'The request for your token was cancelled',
    lines: [`${who} no longer asks for its secret.`, NOTHING_MORE],
  }),
  expired: (_phase, { requester: who }) => ({
    heading: 'The request for your token ran out',
    lines: [`${who} does not get its secret.`, NOTHING_MORE],
  }),
  stopped: (phase, about, say) => {
    const told = ownerOfSeed.stopped(phase, about, say);
    if (phase.cause !== 'owner-objected') return told;
    const [, ...rest] = told.lines;
    return {
      ...told,
      lines: [`${about.requester} does not get the secret of your token.`, ...rest],
    };
  },
  'seed-closed': (_phase, { requester: who }) => ({
    heading: 'The secret of your token has left in a file',
    lines: [
      `${who} was given it, after two people had approved.`,
      'If you know nothing of it, call your IT support now: the token has to be replaced.',
    ],
  }),
};
