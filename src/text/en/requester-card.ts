// To the person who asked.
import type { Report } from '../../domain/release/request.js';
import type { AboutRequest, PhaseOf, PhaseWords, Told } from '../card-words.js';
import { again } from './again.js';
import { ranOut } from './ran-out.js';
import { stillWaiting } from './still-waiting.js';
import { stopped } from './stopped.js';

const AFTER_REPORT: Readonly<Record<Report, readonly string[]>> = {
  worked: [],
  refused: ['The last code was refused. You may show one more.'],
  'not-used': ['The last code was not used. You may show one more.'],
};

const DRIFT =
  'It is not the first in a row: a clock may be off. The next code is the current one; if it is refused too, tell whoever set up the token.';

export const requesterCard: PhaseWords = {
  waiting: (phase, { notBefore }) =>
    stillWaiting(phase, (who) =>
      notBefore === undefined
        ? `${who} to agree. You get a message when that is done.`
        : `${who} to agree before ${notBefore}. You get a message when that is done, and one when you can show the code.`,
    ),
  approved: (phase, { owner, byMail }, say) => ({
    heading: phase.breakGlass ? 'Released in an emergency' : 'Approved',
    lines: [
      ...(phase.breakGlass
        ? [
            `${say.names(phase.by)} released it without waiting for approval. Everybody concerned was told.`,
          ]
        : []),
      ...(phase.lastReport === undefined ? [] : AFTER_REPORT[phase.lastReport]),
      ...(phase.driftSuspected === undefined ? [] : [DRIFT]),
      ...(phase.showFrom === undefined
        ? [
            byMail
              ? `Have your message to ${owner} ready, then press Show code.`
              : `Have ${owner} on the phone and at the sign-in, then press Show code.`,
            'The code works for a short time only.',
          ]
        : [`You can show the code from ${say.time(phase.showFrom)} on. You get a message then.`]),
    ],
  }),
  releasing: () => ({
    heading: 'Fetching the code',
    lines: ['This takes a few seconds. If no code comes, press Show code again after 15 seconds.'],
  }),
  'code-out': codeOut,
  denied: ({ by }, about, say) => ({
    heading: 'Denied',
    lines: [
      `${say.name(by)} said no.`,
      again(about, `Talk to ${say.name(by)} first. To ask again, type ${about.command}.`),
    ],
  }),
  cancelled: (_phase, about) => ({
    heading: 'Cancelled',
    lines: ['You cancelled this request.', again(about, `To ask again, type ${about.command}.`)],
  }),
  expired: ({ unapproved }, about) => ({
    heading: ranOut(unapproved, about.emergency),
    lines: unapproved
      ? [again(about, `Call one of the approvers, then type ${about.command} to ask again.`)]
      : [
          'The time for showing a code is over.',
          again(about, `To ask again, type ${about.command}.`),
        ],
  }),
  stopped: ({ cause }, about) => ({
    heading: 'Stopped',
    lines:
      cause === 'owner-objected'
        ? [
            `${about.owner} says that this request is not theirs.`,
            'Find out who contacted you, and tell your security team, before you do anything else.',
          ]
        : stopped.requester(
            cause,
            about,
            again(about, `Call the approver, then type ${about.command} to ask again.`),
          ),
  }),
  closed: ({ report, driftSuspected }, about) =>
    report === undefined
      ? {
          heading: 'The time of the code is over',
          lines: [again(about, `For another code, type ${about.command}.`)],
        }
      : withDrift(REPORTED[report](about), driftSuspected === true),
};

function withDrift({ heading, lines }: Told, suspected: boolean): Told {
  return { heading, lines: suspected ? [DRIFT, ...lines] : lines };
}

function codeOut(phase: PhaseOf<'code-out'>, { owner }: AboutRequest): Told {
  const heading = 'A code was shown to you';
  if (phase.objected) {
    const said = `${owner} says that this request is not theirs.`;
    return { heading, lines: [said, 'Do not use the code. Tell your security team now.'] };
  }
  const times = phase.showsLeft === 1 ? 'once more' : `${phase.showsLeft} more times`;
  return {
    heading,
    lines: [
      phase.showsLeft > 0
        ? `While it works, you can show the same code ${times}.`
        : 'It cannot be shown again. If it got lost, press Not used.',
    ],
  };
}

const REPORTED: Readonly<Record<Report, (about: AboutRequest) => Told>> = {
  worked: () => ({
    heading: 'The code worked',
    lines: ['That is what you reported. There is nothing more to do.'],
  }),
  refused: (about) => ({
    heading: 'The code was refused',
    lines: [
      `Check with ${about.owner} that it was typed in time, once, and for this account.`,
      oneMore(about),
    ],
  }),
  'not-used': (about) => ({
    heading: 'The code was not used',
    lines: [oneMore(about)],
  }),
};

function oneMore(about: AboutRequest): string {
  return again(about, 'To ask again, press Another code.');
}
