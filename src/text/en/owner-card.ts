// To the account owner, who may never have heard of this bot, and who is the one person who knows whether this is right.
import type { Report } from '../../domain/release/request.js';
import type { PhaseWords } from '../card-words.js';
import { stopped } from './stopped.js';

const STOP_IT = "If you did not ask for this, press This wasn't me. It stops at once.";
const STILL_STUCK = 'If you still cannot sign in, call your IT support.';

const REPORTED: Readonly<Record<Report, string>> = {
  worked: 'reports that it worked.',
  refused: 'reports that it was refused.',
  'not-used': 'reports that it was not used.',
};

export const ownerCard: PhaseWords = {
  waiting: (_phase, { requester, notBefore }) => ({
    heading: 'Did you ask for help to sign in?',
    lines: [
      `${requester} asks for a one-time code to sign in to your account.`,
      ...(notBefore === undefined ? [] : [`Nobody sees it before ${notBefore}.`]),
      `If you and ${requester} agreed on this, there is nothing to do.`,
      STOP_IT,
    ],
  }),
  approved: ({ breakGlass, showFrom }, { requester, byMail }, say) => ({
    heading: breakGlass
      ? 'A code for your account was released in an emergency'
      : 'A code for your account was approved',
    lines: [
      ...(breakGlass ? ['It was not approved by anybody else.'] : []),
      ...(showFrom === undefined ? [] : [`Nobody sees it before ${say.time(showFrom)}.`]),
      `${requester} is going to ${byMail ? 'send' : 'read'} it to you. Type it only where you are signing in yourself.`,
      STOP_IT,
    ],
  }),
  releasing: (_phase, { requester }) => ({
    heading: 'A code for your account is being fetched',
    lines: [`${requester} is about to see it.`, STOP_IT],
  }),
  'code-out': ({ objected }, { requester, byMail }) =>
    objected
      ? {
          heading: "You said that this wasn't you",
          lines: [
            `${requester} had already seen the code.`,
            'Call your IT support now, and tell them that you did not ask for it.',
          ],
        }
      : {
          heading: 'A code for your account was given out',
          lines: [
            `${requester} ${byMail ? 'sends' : 'reads'} it to you. Type it at once, and only once.`,
            "If you did not ask for this, press This wasn't me and call your IT support.",
          ],
        },
  denied: (_phase, { requester }) => ({
    heading: 'The code for your account was denied',
    lines: [`${requester} gets no code from it any more.`, STILL_STUCK],
  }),
  cancelled: (_phase, { requester }) => ({
    heading: 'The request for your account was cancelled',
    lines: [`${requester} no longer asks for a code.`, STILL_STUCK],
  }),
  expired: (_phase, { requester }) => ({
    heading: 'The request for your account ran out',
    lines: [`${requester} gets no code from it any more.`, STILL_STUCK],
  }),
  stopped: ({ cause }, { requester }) =>
    cause === 'owner-objected'
      ? {
          heading: 'You stopped this request',
          lines: [
            `${requester} gets no code from it any more.`,
            'If somebody contacted you about a code, tell your IT support who it was.',
          ],
        }
      : {
          heading: 'The request for your account was stopped',
          lines: stopped.owner(cause, STILL_STUCK),
        },
  // A report ends the request, and not the code: it may work for a minute yet.
  closed: ({ at, worksUntil, report }, { requester }) => ({
    heading:
      at < worksUntil
        ? 'A code for your account was given out'
        : 'The code for your account no longer works',
    lines: [
      ...(report === undefined ? [] : [`${requester} ${REPORTED[report]}`]),
      'If it was not you who signed in, call your IT support now.',
    ],
  }),
};
