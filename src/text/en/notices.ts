// Short messages next to the cards, because a card that changes makes no sound. The heading is also the notification.
import type { Notice } from '../../domain/release/notice.js';
import type { ByCode } from '../by-code.js';
import type { Told } from '../card-words.js';
import { openAChat } from './ask-refusals.js';
import { logNotices } from './log-notices.js';
import { tokenNotices } from './token-notices.js';

export const notices: ByCode<Notice, Told> = {
  ...tokenNotices,
  'request-approved': ({ ownerName, by, from }, say) => ({
    heading: 'Your request was approved',
    lines: [
      `${say.names(by)} approved a code for ${say.name(ownerName)}.`,
      `You can show it from ${say.time(from)} on: its card comes again then. Press Show code on it.`,
    ],
  }),
  'request-withdrawn': ({ ownerName }, say) => ({
    heading: 'Your request waits for approval again',
    lines: [
      `An approval of your request for ${say.name(ownerName)} was taken back, so nothing can be shown now.`,
      'You get a message when it is approved again. If that cannot wait, call one of those whom its card names.',
    ],
  }),
  'request-denied': ({ ownerName, by, reason }, say) => ({
    heading: 'Your request was denied',
    lines: [
      `${say.name(by)} denied a code for ${say.name(ownerName)}.`,
      ...(reason.trim() === '' ? [] : [`Their reason: ${say.quote(reason)}`]),
      `Talk to ${say.name(by)} before you ask again.`,
    ],
  }),
  'request-expired': ({ ownerName, unapproved }, say) => ({
    heading: 'Your request ran out',
    lines: unapproved
      ? [
          `A code for ${say.name(ownerName)} was not approved in time.`,
          'Call one of the approvers, then ask again.',
        ]
      : [
          `The time for showing a code for ${say.name(ownerName)} is over.`,
          'If you still need the code, ask again.',
        ],
  }),
  'request-stopped': ({ ownerName }, say) => ({
    heading: 'Your request was stopped',
    lines: [
      `No code for ${say.name(ownerName)} is given out on it any more.`,
      'See its card for the reason, and for what to do.',
    ],
  }),
  'request-reminder': ({ requesterName, ownerName, until }, say) => ({
    heading: 'A request still waits for you',
    lines: [
      `${say.name(requesterName)} asked for one code for ${say.name(ownerName)}, and waits for an answer.`,
      `Press Approve or Deny on its card before ${say.time(until)}. To see it again, type /requests.`,
    ],
  }),
  'request-frozen': ({ ownerName }, say) => ({
    heading: 'Codes are frozen',
    lines: [
      `The security team has stopped codes for now, so your request for ${say.name(ownerName)} has to wait.`,
      'You get a message when the freeze is lifted. Until then, call the security team if it cannot wait.',
    ],
  }),
  'shown-frozen': ({ ownerName }, say) => ({
    heading: 'Do not pass the code on',
    lines: [
      `The security team has stopped codes. The code for ${say.name(ownerName)} that you were shown may still work.`,
      'If you have not passed it on yet, do not. If you have, tell the security team now.',
    ],
  }),
  'request-lifted': ({ ownerName }, say) => ({
    heading: 'The freeze was lifted',
    lines: [`Your request for ${say.name(ownerName)} goes on. See its card.`],
  }),
  'codes-frozen': ({ whom, by, at, reason }, say) => ({
    heading: 'Codes are frozen',
    lines: [
      whom === null
        ? `${say.name(by)} froze all codes at ${say.time(at)}.`
        : `${say.name(by)} froze the codes for ${say.name(whom)} at ${say.time(at)}.`,
      ...(reason.trim() === '' ? [] : [`Their reason: ${say.quote(reason)}`]),
      `Somebody of the security team other than ${say.name(by)} can lift it: type /unfreeze${whom === null ? '' : ' and the name'}.`,
    ],
  }),
  'freeze-lifted': ({ whom, by, at }, say) => ({
    heading: 'The freeze was lifted',
    lines: [
      whom === null
        ? `${say.name(by)} lifted the freeze of all codes at ${say.time(at)}.`
        : `${say.name(by)} lifted the freeze of the codes for ${say.name(whom)} at ${say.time(at)}.`,
      `If that is too early, call ${say.name(by)}, or type /freeze again.`,
    ],
  }),
  'break-glass-used': ({ requesterName, ownerName, issuer, reason, at, yours }, say) => ({
    heading: 'Released in an emergency',
    lines: [
      yours
        ? `${say.name(requesterName)} released a code for your ${say.name(issuer)} account at ${say.time(at)}, without waiting for approval.`
        : `${say.name(requesterName)} released a code for ${say.name(ownerName)} at ${say.time(at)}, without waiting for approval.`,
      `Their reason: ${say.quote(reason)}`,
      yours
        ? "If you did not ask for it, press This wasn't me on its card and call your IT support."
        : `If you know nothing of it, call ${say.name(requesterName)} and your security team now.`,
    ],
  }),
  'records-restored': ({ at, backedUpAt }, say) => ({
    heading: 'Restored from a backup, and frozen',
    lines: [
      `At ${say.time(at)} the records were restored from a backup of ${say.time(backedUpAt)}. What was decided in between is not known: who was frozen, which tokens were lost, delivered or cancelled.`,
      'Everything is frozen, and every request that was open has ended. Say again what has to be said, then two people of the security team type /unfreeze.',
    ],
  }),
  ...logNotices,
  'policy-changed': ({ at }, say) => ({
    heading: 'The policy was changed',
    lines: [
      `A changed policy file has been in force since ${say.time(at)}. It decides who may ask for codes and who approves them.`,
      'If you know nothing of this change, ask who made it, and tell your security team.',
    ],
  }),
  'owner-limit': ({ ownerName, at }, say) => ({
    heading: 'Many codes were asked for one account',
    lines: [
      `By ${say.time(at)} as many codes were asked for ${say.name(ownerName)} as may be within an hour.`,
      'Find out who asks, and why. To stop codes for this account, type /freeze and the name.',
    ],
  }),
  'proofs-locked': ({ ownerName, issuer, by, at, until }, say) => ({
    heading: 'Ten wrong codes were typed as from one token',
    lines: [
      `At ${say.time(at)} ${say.name(by)} typed the tenth wrong code as from ${say.name(ownerName)}’s token for ${say.name(issuer)}. Neither a burn nor a delivery of it can be proved until ${say.moment(until)}.`,
      'Ask them what happened. To stop codes for this account, type /freeze and the name.',
    ],
  }),
  'policy-refused': ({ at, problems, where }, say) => ({
    heading: 'The policy file was refused',
    lines: [
      `The policy file was changed and refused at ${say.time(at)}. The policy from before stays in force until this bot is restarted; with this file it would not start again.`,
      `${problems === 1 ? 'It has 1 mistake' : `It has ${problems} mistakes`}. Look here: ${say.names(where)}.`,
      'Check the file with otp-bridge policy check, and correct it before anything restarts.',
    ],
  }),
  'approvers-unreachable': ({ ownerName, couldBe }, say) => ({
    heading: 'Nobody could be asked',
    lines: [
      `I could not reach anybody to approve a code for ${say.name(ownerName)}. Cancel the request.`,
      ...openAChat(couldBe, say),
    ],
  }),
  'code-released': ({ requesterName, approvedBy, emergency, issuer, at }, say) => ({
    heading: 'A code for your account was given out',
    lines: [
      `${say.name(requesterName)} was shown a code for your ${say.name(issuer)} account at ${say.time(at)}.`,
      emergency
        ? 'It was released in an emergency, and approved by nobody else.'
        : `Approved by ${say.names(approvedBy)}.`,
      "If you did not ask for it, press This wasn't me on its card and call your IT support.",
    ],
  }),
};
