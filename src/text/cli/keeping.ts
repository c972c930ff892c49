// What `otp-bridge person` and `erase` say.
import type { EraseRefusal } from '../../app/tenant/erase-person.js';
import type { KindName } from '../../app/tenant/row-kinds.js';

type Times = { readonly until: string };

const KINDS: Readonly<Record<KindName, string>> = {
  asked: 'that a request waits for, or was decided by, an approver',
  audit: 'an entry of the audit',
  'audit-head': 'where the audit stands',
  brake: 'the brake of an account owner',
  called: 'an account owner by a digest of what they are called',
  card: 'where a card of a request is',
  case: 'one set-up of one token',
  'counted-by-seed': 'how seeds are counted',
  'desk-key': 'the key by which addresses of the auditors’ page are told from others',
  'desk-session': 'a session of the auditors’ page',
  'desk-ticket': 'a way into the auditors’ page, not used yet',
  'ended-log': 'a log that ended with a restore',
  'fingerprint-key': 'the key of the fingerprints',
  freeze: 'the brake of everybody',
  frozen: 'that an account owner is frozen',
  given: 'a step that was given out',
  held: 'what waits until somebody can be reached',
  ledger: 'what is counted of a seed',
  op: 'the outcome of a press or command, for a day',
  open: 'that a request is open',
  'open-case': 'a set-up that is open',
  outbox: 'what is still to be told or done',
  owned: 'that somebody owns a token',
  owner: 'an account owner as the directory knew them',
  'owners-looked': 'when owners were looked for',
  person: 'how somebody is reached, and their zone and language',
  policy: 'which policy is in force',
  'refusals-head': 'where the log of refusals stands',
  refused: 'an entry of the log of refusals',
  request: 'a request',
  'request-case': 'in which set-up a seed is shown again',
  restoring: 'that a restore is under way',
  retention: 'when what is over was looked through',
  review: 'the open review of an emergency',
  'review-card': 'where a card of a review is',
  reviewed: 'the closed review of an emergency',
  'seed-key': 'the data key of a seed',
  'seed-print': 'which token has a seed',
  'sent-on': 'how far entries were sent on',
  serial: 'that a token has a serial number',
  session: 'a session of the set-up page',
  tally: 'how often something happened of late',
  ticket: 'a ticket of the set-up page',
  token: 'a token',
  'token-audit': 'where the audit speaks of a token',
  'under-way': 'that a token is under way',
};

export const keeping = {
  kind: (name: KindName | undefined): string =>
    name === undefined ? 'a row of another version' : KINDS[name],
  noId: 'That is no id of a person: the object id that Entra shows, 32 hexadecimal digits with four dashes.',
  reading: 'what is kept is looked through',
  nothing: 'Nothing is kept about them.',
  rows: (count: number) => `${count} rows speak of them:`,
  columns: ['what', 'row', 'when they are erased'],
  fates: { goes: 'goes', blanked: 'stays without a name', stays: 'stays: it names nobody' },
  entries: (count: number) => `And ${count} entries of the audit:`,
  entry: (seq: number, at: string, action: string) => `  ${seq}  ${at}  ${action}`,
  text: (text: string) => `      ${text}`,
  elsewhere:
    'Not in here: what Teams keeps of the chat, backups, exports that were taken, and what Sentinel or Application Insights were sent.',
  erased: (rows: number, texts: number) =>
    `Erased: ${rows} rows, and in those ${texts} texts beside entries of the audit, which verifies as before.`,
  backups: (count: number, until: string) =>
    `${count} backups still have them, the last until ${until}, when its key is destroyed: otp-bridge backup forget does that before.`,
  refused: {
    NOBODY_KEPT: () => 'Nothing is kept that names them.',
    ONESELF: () => 'Nobody erases themselves: somebody else has to.',
    HOLDS_A_ROLE: () =>
      'The policy still gives them a role, so they must be reachable: take it from them first.',
    TOKEN_OPEN: () =>
      'They still own a token that has not ended, or whose seed is kept: end it first (/cancel, /delivered).',
    REQUEST_OPEN: () => 'They have a part in a request that is open: it has to end first.',
    REVIEW_OPEN: () => 'They have a part in an emergency that nobody has looked into: /reviews.',
    FROZEN: () => 'They are frozen: somebody has to lift that first (/unfreeze).',
    TOO_EARLY: ({ until }: Times) =>
      `The policy keeps what was done for longer (retention.days): they can be erased from ${until} on, if nothing more happens.`,
  } satisfies Readonly<Record<EraseRefusal['code'], (times: Times) => string>>,
} as const;
