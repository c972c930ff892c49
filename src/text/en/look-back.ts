// What `/audit` shows to auditors and the security team.
import type { LookBackRefusal } from '../../app/audit/look-back-answers.js';
import type { AuditAction } from '../../domain/audit/entry.js';
import type { StoryOutcome } from '../../domain/audit/story.js';
import type { Disclosure } from '../../domain/release/request.js';
import type { ByCode } from '../by-code.js';
import { checkSpelling, nearNames } from './ask-refusals.js';

type Asked = { readonly owner: string; readonly by: string; readonly disclosure: Disclosure };

const WHAT: Readonly<Record<Disclosure, string>> = {
  release: 'a code',
  'seed-qr': 'the whole secret, for a re-burn,',
  'seed-export': 'the whole secret, in a file,',
};

const ACTIONS: Readonly<Record<string, string>> = {
  'tenant.opened': 'The records were begun',
  'tenant.restored': 'The records were restored from a backup',
  'log.begun': 'The log was begun anew',
  'log.rolled-back': 'The store was found behind what had been signed',
  'log.emptied': 'Checkpoints that were kept outside of the store were gone',
  'log.memory-gone': 'What the bot remembers of the signed log was gone at its start',
  'log.unkept': 'The bot started with nobody to sign the log, and nowhere to keep it',
  'log.unanchored': 'No checkpoint could be kept outside of the store',
  'log.anchored-again': 'Checkpoints are kept outside of the store again',
  'backup.taken': 'A backup was taken',
  'backup.forgotten': 'A backup’s key was destroyed',
  'policy.changed': 'The policy was changed',
  'policy.refused': 'A policy file was refused',
  'freeze.set': 'Frozen',
  'freeze.lifted': 'The freeze was lifted',
  'freeze.half-lifted': 'The freeze was lifted by the first of two',
  'token.compromised': 'Stopped: secret may be in other hands',
  'command.run': 'A command was run at the console',
  'command.refused': 'A command at the console was refused',
  'audit.taken': 'A copy was taken of a part of the audit',
  'texts.forgotten': 'Names and reasons of old entries were deleted, as the policy says',
  'person.read': 'What is kept about somebody was read',
  'erasure.begun': 'Somebody is being erased',
  'erasure.refused': 'Somebody could not be erased',
  'person.erased': 'Names and reasons of somebody were erased',
  'approval.lost': 'An approval counts no more: its giver may not approve now',
  'approvers.reminded': 'Approvers were reminded',
  'approvers.widened': 'Everybody else who may approve was asked, too',
  'request.approved': 'Enough approvals',
  'request.unapproved': 'Not enough approvals any more',
  'request.ready': 'A code could be shown from then on',
  'request.closed': 'The request ended',
  'incident.opened': 'The account owner objected after a code was shown',
  'number.wrong': 'A wrong number was typed',
  'release.failed': 'The code could not be fetched',
  'release.shown-again': 'The same code was shown again',
  'seed-qr.failed': 'The secret could not be fetched',
  'seed-qr.shown-again': 'The same secret was shown again',
  'seed-export.failed': 'The secret for a file could not be fetched',
  'review.closed': 'The emergency was looked into',
  'event.refused': 'A press was refused',
  'message.not-reached': 'Somebody could not be told',
  'message.undelivered': 'A message was given up',
} satisfies Partial<Record<AuditAction, string>>;

export const lookBack = {
  refused: 'Nothing was looked up',
  refusals: {
    NOT_AN_AUDITOR: () => [],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `I know nobody by the name ${say.quote(typed)}.`,
      `${checkSpelling(nearest)} or type the address instead.`,
      ...nearNames(nearest),
    ],
    SEVERAL_PEOPLE: () => ['That name fits several people. Choose the one you mean.'],
    RANGE_UNREADABLE: ({ typed }, say) => [
      `I could not read ${say.quote(typed)}.`,
      'Behind /audit stand a name and a time, or one of them: /audit alice, /audit @alex since monday, /audit releases last week, /audit 1.11. to 5.11.',
    ],
  } satisfies ByCode<LookBackRefusal, readonly string[]>,
  heading: 'Audit',
  headingReleases: 'What was disclosed',
  whom: (name: string, account: string): string => `About: ${name}, ${account}`,
  since: (at: string): string => `From ${at} on, the newest first.`,
  before: (at: string): string => `Before ${at}, the newest first.`,
  from: (from: string, until: string): string => `From ${from}, before ${until}, the newest first.`,
  always: 'The newest first.',
  none: 'There is nothing.',
  noneSoFar: (at: string): string => `There is nothing back to ${at}.`,
  lookedTo: (at: string): string => `Looked back to ${at}.`,
  more: 'Further back',
  openPage: 'Open the auditors’ page',
  outcome: {
    disclosed: ({ owner, by, disclosure }) => `${by} was shown ${WHAT[disclosure]} of ${owner}`,
    denied: ({ owner, by, disclosure }) =>
      `${by} asked for ${WHAT[disclosure]} of ${owner}; it was denied`,
    objected: ({ owner, by, disclosure }) =>
      `${by} asked for ${WHAT[disclosure]} of ${owner}, who objected`,
    cancelled: ({ owner, by, disclosure }) =>
      `${by} asked for ${WHAT[disclosure]} of ${owner}, and cancelled the request`,
    expired: ({ owner, by, disclosure }) =>
      `${by} asked for ${WHAT[disclosure]} of ${owner}; the request ran out`,
    stopped: ({ owner, by, disclosure }) =>
      `${by} asked for ${WHAT[disclosure]} of ${owner}; the request was stopped`,
    closed: ({ owner, by, disclosure }) =>
      `${by} asked for ${WHAT[disclosure]} of ${owner}; nothing was shown`,
    cut: ({ owner, by, disclosure }) =>
      `${by} asked for ${WHAT[disclosure]} of ${owner}; what became of it lies further on: see /audit releases, or the log’s export`,
    open: ({ owner, by, disclosure }) =>
      `${by} asked for ${WHAT[disclosure]} of ${owner}; the request is open`,
  } satisfies Readonly<Record<StoryOutcome, (asked: Asked) => string>>,
  line: (at: string, what: string): string => `${at}: ${what}`,
  event: (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', '),
  byWhom: (by: string): string => `by ${by}`,
  whose: (name: string): string => `of ${name}`,
  /** What was frozen, where it was nobody's alone. */
  everything: 'everything',
  open: (entry: number): string => `The whole story, from entry ${entry} on`,
  labels: { receipt: 'Receipt', request: 'Request' },
  receipt: (entry: number): string => `proves entry ${entry}`,
  /** What has no words here has them in a token's history. */
  action: (action: string): string | undefined => ACTIONS[action],
};
