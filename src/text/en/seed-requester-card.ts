// To the person who asked to see the whole seed.
import type { AboutRequest, SeedPhaseWords } from '../card-words.js';
import { again } from './again.js';
import { stillWaiting } from './still-waiting.js';
import { stopped } from './stopped.js';

export const requesterOfSeed: SeedPhaseWords = {
  waiting: (phase) =>
    stillWaiting(
      phase,
      (who) =>
        `${who} to agree that you see the whole secret of the token. You get a message when that is done.`,
    ),
  approved: ({ showFrom }, { owner }, say) => ({
    heading: 'Approved',
    lines:
      showFrom === undefined
        ? [
            'Have the token and the burner ready, then press Show the QR code. The page that opens shows it at once, for a minute.',
            `Whoever reads it can make every code for ${owner}: nobody but you may see the screen.`,
          ]
        : [`The QR code can be shown from ${say.time(showFrom)} on. You get a message then.`],
  }),
  releasing: () => ({
    heading: 'Fetching the QR code',
    lines: ['This takes a few seconds. If none comes, ask the page for it again after 15 seconds.'],
  }),
  'seed-out': ({ objected, showsLeft }, { owner }) => ({
    heading: 'The QR code was shown to you',
    lines: objected
      ? [
          `${owner} says that this request is not theirs.`,
          'Do not use the QR code. Tell your security team now.',
        ]
      : [
          showsLeft > 0
            ? `While its minute lasts, the page can show it ${showsLeft === 1 ? 'once more' : `${showsLeft} more times`}.`
            : 'It cannot be shown again.',
          'When the token is burned, type a code from it on the page. That proves it.',
        ],
  }),
  denied: ({ by }, about, say) => ({
    heading: 'Denied',
    lines: [
      `${say.name(by)} said no.`,
      again(
        about,
        `Talk to ${say.name(by)} first. To ask again, type ${about.command} and the reason.`,
      ),
    ],
  }),
  cancelled: (_phase, about) => ({
    heading: 'Cancelled',
    lines: ['You cancelled this request.', askAgain(about)],
  }),
  expired: ({ unapproved }, about) => ({
    heading: unapproved ? 'Not approved in time' : 'The approval ran out',
    lines: unapproved
      ? [again(about, `Call one of the approvers, then type ${about.command} and the reason.`)]
      : ['The time for showing the QR code is over.', askAgain(about)],
  }),
  stopped: ({ cause }, about) => ({
    heading: 'Stopped',
    lines:
      cause === 'owner-objected'
        ? [
            `${about.owner} says that this request is not theirs.`,
            'Speak to them, and tell your security team, before you do anything else.',
          ]
        : stopped.requester(
            cause,
            about,
            again(
              about,
              `Call the approver, then type ${about.command} and the reason to ask again.`,
            ),
          ),
  }),
  'seed-closed': ({ burned }, { command, tokenOver }) =>
    burned
      ? {
          heading: 'The token was burned',
          lines: ['A code typed from it was right. Destroy every picture of the QR code.'],
        }
      : {
          heading: 'The time of the QR code is over',
          lines: tokenOver
            ? ['The token gives no more codes. Destroy every picture of the QR code.']
            : [
                'If the token is burned, open the page and type a code from it. That proves it.',
                `To see the QR code again, type ${command} and the reason.`,
              ],
        },
};

function askAgain(about: AboutRequest): string {
  return again(about, `To ask again, type ${about.command} and the reason.`);
}
