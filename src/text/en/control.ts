// Freezing: what security people type and are answered, and what a frozen request's card says.
import type { ControlRefusal, FreezeAnswer } from '../../app/safety/answers.js';
import type { ReviewRefusal } from '../../domain/release/review.js';
import type { ByCode } from '../by-code.js';
import type { Told } from '../card-words.js';
import type { Say } from '../say.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import { frozenLines } from './frozen-lines.js';

type Done = Extract<FreezeAnswer, { ok: true }>['value'];

const everybody = 'Codes';
const codesOf = (whom: string | null, say: Say): string =>
  whom === null ? everybody : `Codes for ${say.name(whom)}`;
/** Nobody could be asked for the name of whoever froze while the directory was down. */
const nameOr = (name: string, say: Say): string =>
  name === '' ? 'somebody of the security team' : say.name(name);
const lift = (everybodys: boolean): string =>
  everybodys ? 'type /unfreeze' : 'type /unfreeze and the name';

export const control = {
  refused: 'Nothing was changed',
  /** What was typed behind the command, where it names nobody: perhaps it is the reason. */
  everything: (reason: string): string => `Freeze everything: ${reason}`,
  frozen: ({ whom, reason = '' }: Done, say: Say): Told => ({
    heading: 'Frozen',
    lines: [
      whom === null
        ? 'Nothing is given out any more: no code, and no token’s QR code.'
        : `Nothing of ${say.name(whom.name)}, ${say.name(whom.account)}, is given out any more: no code, and no token’s QR code.`,
      ...(reason.trim() === '' ? [] : [`Your reason: ${say.quote(reason)}`]),
      `Somebody else of the security team has to lift it: ${lift(whom === null)}.`,
    ],
  }),
  lifted: ({ whom, still, allFrozen }: Done, say: Say): Told => ({
    heading: 'The freeze was lifted',
    lines: [
      allFrozen === true
        ? `${codesOf(whom?.name ?? null, say)} are not frozen one by one any more. Nothing is given out all the same: everything is frozen. To lift that, type /unfreeze.`
        : `${codesOf(whom?.name ?? null, say)} can be approved and shown again.`,
      ...(whom === null && still.length > 0
        ? [
            `Still frozen one by one: ${say.names(still)}. To lift these, type /unfreeze and the name.`,
          ]
        : []),
    ],
  }),
  'half-lifted': (_done: Done, _say: Say): Told => ({
    heading: 'One of two',
    lines: [
      'The records were restored from a backup, so two people of the security team have to lift the freeze. You are the first.',
      'Somebody else has to type /unfreeze, too. Until then everything stays frozen.',
    ],
  }),
  refusals: {
    NOT_SECURITY: () => [
      'Only the security team can do that.',
      'If codes have to be stopped, call them. To see what you may do, type /whoami.',
    ],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `I know nobody by the name ${say.quote(typed)}, so nothing was changed.`,
      `${checkSpelling(nearest)} or type the address instead. For everybody at once, type “all” in place of the name.`,
      ...nearNames(nearest),
    ],
    SEVERAL_PEOPLE: () => [
      'That name fits several people, so nothing was changed yet. For everybody at once, type “all” in place of the name.',
      'Or choose the one you mean:',
    ],
    ALREADY_FROZEN: ({ order, whom }, say) => [
      `${codesOf(whom, say)} are frozen already: ${nameOr(order.by.name, say)} did it at ${say.time(order.at)}.`,
      ...(order.reason.trim() === '' ? [] : [`Their reason: ${say.quote(order.reason)}`]),
      `Anybody else of the security team can lift it: ${lift(whom === null)}.`,
    ],
    NOT_FROZEN: ({ whom, still }, say) => [
      `${codesOf(whom, say)} are not frozen.`,
      still.length > 0
        ? `Codes are frozen for: ${say.names(still)}. If you mean one of these, type /unfreeze and that name.`
        : 'There is nothing to lift. To see what you can type, type /help.',
    ],
    LIFTED_IT_YOURSELF: () => [
      'You were the first of the two who have to lift it after a restore.',
      'Somebody else of the security team has to type /unfreeze. Until then everything stays frozen.',
    ],
    FROZE_IT_YOURSELF: () => [
      'You froze it yourself, so somebody else of the security team has to lift it.',
      'Ask one of them. Until then it stays frozen.',
    ],
  } satisfies ByCode<ControlRefusal, readonly string[]>,
  freezes: {
    notAReviewer:
      'Only auditors and the security team see what is frozen. To see what you may do, type /whoami.',
    heading: 'What is frozen',
    none: 'Nothing is frozen.',
    everything: 'Everything',
    person: (name: string, account: string): string =>
      account === '' ? name : `${name}, ${account}`,
    since: 'Since',
    by: 'By',
    until: 'Until',
    reason: 'Reason',
    noReason: 'none given',
    nameless: 'somebody of the security team',
    restored: (at: string): string => `${at}, with the records restored from a backup`,
    lifting: {
      one: 'somebody of the security team lifts it, other than who froze it',
      two: 'two people of the security team have lifted it',
      second: (first: string): string => `a second person lifts it; ${first} has`,
    },
    lift: (account: string): string => `Lift it for ${account}`,
    liftAll: 'Lift it for everybody',
    others: (names: string): string =>
      `Frozen too, and not shown here: ${names}. For one of these, type /unfreeze and the name.`,
  },
  breakGlass: {
    open: 'Release in an emergency',
    send: 'Release without approval',
    input: {
      label:
        'Why can it not wait? All approvers, the account owner, auditors and the security team are told at once, and it is looked into.',
      hint: 'For example: ward 3 is locked out, and no approver answers',
    },
  },
  review: {
    open: (who: string): Told => ({
      heading: 'An emergency to look into',
      lines: [
        `${who} released a code without waiting for approval.`,
        'Find out whether that was right, then close the review. You are reminded every day until somebody has.',
      ],
    }),
    closed: {
      heading: 'The emergency was looked into',
      lines: ['The review is closed. There is nothing more to do.'],
    },
    facts: {
      releasedAt: 'Released at',
      shown: 'Codes shown',
      notShown: 'none yet',
      shownTimes: (count: number, at: string): string => `${count}, last at ${at}`,
      report: 'Reported',
      noReport: 'nothing yet',
      reports: { worked: 'worked', refused: 'refused', 'not-used': 'not used' },
      closedBy: 'Closed by',
      closedAt: 'Closed at',
      found: 'What they found',
    },
    form: {
      close: 'Close review',
      closeNow: 'Close it',
      input: {
        label: 'What did you find? It is kept in the audit.',
        hint: 'For example: called Alice and Alex, both confirm',
      },
    },
    refusals: {
      NOT_A_REVIEWER: () => 'Only auditors and the security team close reviews. Leave it to them.',
      OWN_BREAK_GLASS: () =>
        'You released this code yourself, so somebody else has to look into it. Ask an auditor or the security team.',
      NOTE_MISSING: () => 'Type what you found, then press Close it again.',
      REVIEW_CLOSED: () => 'Somebody has closed this review already. See below what they found.',
    } satisfies ByCode<ReviewRefusal, string>,
    list: {
      notAReviewer:
        'Only auditors and the security team look into emergencies. To see what you may do, type /whoami.',
      none: 'There is no emergency to look into.',
      some: (count: number): string =>
        count === 1
          ? 'One emergency to look into. Its card follows.'
          : `${count} emergencies to look into. Their cards follow.`,
      more: 'There are more. When these are closed, type /reviews again.',
    },
  },
  card: {
    heading: 'Codes are frozen',
    lines: frozenLines,
  },
};
