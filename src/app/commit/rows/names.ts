// What lies where in a tenant's partition. What is looked up by name has an index row; nothing scans all tokens.
import { createHash } from 'node:crypto';
import type { CaseId, Instant, PersonId, RequestId, Step, TokenId } from '../../../domain/ids.js';
import type { Disclosure } from '../../../domain/release/request.js';
import type { Token } from '../../../domain/tokens/token.js';
import type { RowName } from '../../../ports/store.js';

/** Behind every character that a row name may have in a field, before `~`'s own end. */
const END = '~~';

const padded = (number: number, width: number): string => String(number).padStart(width, '0');

/** Where the log of decisions stands. */
export const AUDIT_HEAD: RowName = 'audit-head';
/** Where the log of what strangers tried stands. */
export const REFUSALS_HEAD: RowName = 'refusals-head';
/** Everybody's brake. */
export const FREEZE: RowName = 'freeze';
/** When what is over was last looked through. */
export const RETENTION: RowName = 'retention';
/** How far entries of the logs were sent on, and since when they are not taken. */
export const SENT_ON: RowName = 'sent-on';
/** Which policy is in force. */
export const POLICY: RowName = 'policy';

/** One account owner's brake: there before their first token. */
export const brakeRow = (owner: PersonId): RowName => `brake~${owner}`;
/** Lists somebody who is frozen. */
export const frozenRow = (owner: PersonId): RowName => `frozen~${owner}`;
/** An account owner as the directory knew them last. */
export const ownerRow = (owner: PersonId): RowName => `owner~${owner}`;
/** An account owner by something that they are called. */
export const calledRow = (digest: string, owner: PersonId): RowName => `called~${digest}~${owner}`;
/** When it was last looked whether the owners of tokens are still there. */
export const OWNERS_LOOKED: RowName = 'owners-looked';
export const auditRow = (seq: number): RowName => `audit~${padded(seq, 12)}`;
export const refusedRow = (seq: number): RowName => `refused~${padded(seq, 12)}`;
/** A log that has ended with a restore: where it stood. */
export const endedLogRow = (log: string, origin: number): RowName =>
  `ended-log~${log}~${padded(origin, 6)}`;
export const requestRow = (id: RequestId): RowName => `request~${id}`;
export const tokenRow = (id: TokenId): RowName => `token~${id}`;
/** The data key of a sealed seed: deleting this row is what destroys the seed. */
export const seedKeyRow = (id: TokenId): RowName => `seed-key~${id}`;
export const ownedRow = (owner: PersonId, token: TokenId): RowName => `owned~${owner}~${token}`;
/** One open request per requester, token and disclosure. */
export const openRow = (requester: PersonId, token: TokenId, disclosure: Disclosure): RowName =>
  `open~${requester}~${token}${disclosure === 'release' ? '' : `~${disclosure}`}`;
export const isOpenOf = (row: RowName, token: TokenId): boolean =>
  row.startsWith('open~') && row.split('~')[2] === token;
/** The case in which the seed is shown under this request. */
export const requestCaseRow = (request: RequestId): RowName => `request-case~${request}`;
/** An open request that waits for, or was decided by, this approver. */
export const askedRow = (approver: PersonId, request: RequestId): RowName =>
  `asked~${approver}~${request}`;
/** Whose seed it is does not matter, nor in how many tokens it came: sample data alone has no fingerprint. */
type OfSeed = Pick<Token, 'fingerprint' | 'seedReference'>;
const countedBy = ({ fingerprint, seedReference }: OfSeed): string => fingerprint ?? seedReference;
/** What is counted of a seed. Stays when the seed is destroyed. */
export const ledgerRow = (token: OfSeed): RowName => `ledger~${countedBy(token)}`;
/** One step of a seed, given out: its existence is what makes a second time impossible. */
export const givenRow = (token: OfSeed, step: Step): RowName =>
  `given~${countedBy(token)}~${padded(step, 12)}`;
/** Everything about a seed is counted by its fingerprint. */
export const COUNTED_BY_SEED: RowName = 'counted-by-seed';
/** One set-up of one token. */
export const caseRow = (id: CaseId): RowName => `case~${id}`;
/** The case that a provisioner has open with an account owner. */
export const openCaseRow = (provisioner: PersonId, owner: PersonId): RowName =>
  `open-case~${provisioner}~${owner}`;
/** Which token has the seed of this fingerprint, while the seed is kept. */
export const seedPrintRow = (fingerprint: string): RowName => `seed-print~${fingerprint}`;
/** The key of the fingerprints. */
export const FINGERPRINT_KEY: RowName = 'fingerprint-key';
/** A token that somebody still has something to do with, oldest first. */
export const underWayRow = (since: Instant, id: TokenId): RowName =>
  `under-way~${padded(since, 14)}~${id}`;
/** Leads to a token by its serial number. `backwards`: its letters and digits, the last one first. */
export const serialRow = (backwards: string, id: TokenId): RowName => `serial~${backwards}~${id}`;
/** Where in the audit a token is spoken of. */
export const tokenAuditRow = (id: TokenId, seq: number): RowName =>
  `token-audit~${id}~${padded(seq, 12)}`;
/** `digest`: of the secret, which is nowhere. */
export const ticketRow = (digest: string): RowName => `ticket~${digest}`;
export const sessionRow = (digest: string): RowName => `session~${digest}`;
/** The same, of the auditors' page. */
export const deskTicketRow = (digest: string): RowName => `desk-ticket~${digest}`;
export const deskSessionRow = (digest: string): RowName => `desk-session~${digest}`;
/** By which our own addresses of that page are told from any other. */
export const DESK_KEY: RowName = 'desk-key';
export const personRow = (person: PersonId): RowName => `person~${person}`;
/** Where a person's current copy of a request's card is. */
export const cardRow = (request: RequestId, person: PersonId): RowName =>
  `card~${request}~${person}`;
/** The review of a break-glass, until it is closed. */
export const reviewRow = (request: RequestId): RowName => `review~${request}`;
/** The same, closed. */
export const reviewedRow = (request: RequestId): RowName => `reviewed~${request}`;
/** Where a person's current copy of a review's card is. */
export const reviewCardRow = (request: RequestId, person: PersonId): RowName =>
  `review-card~${request}~${person}`;
/** One item that waits for its person's first sign of life, by what makes it the same as another. */
export const heldRow = (person: PersonId, key: string): RowName =>
  `held~${person}~${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
/** How often something happened of late. */
export const tallyRow = (what: string): RowName => `tally~${what}`;
/** Uses of break-glass, by everybody. */
export const BREAK_GLASS_TALLY: RowName = tallyRow('break-glass');
/** What waits to be told or done now, in its lane (`a`: most urgent) by what it is: the same again takes its place. */
export const waitingRow = (lane: 'a' | 'b' | 'c', key: string): RowName => `outbox~${lane}~${key}`;
/** What is to be told or done later. */
export const timerRow = (due: Instant, key: string): RowName =>
  `outbox~t~${padded(due, 14)}~${key}`;

/** What stands behind a row name's last `~`: whose row of its kind it is. */
export const lastPart = (row: RowName): string => row.slice(row.lastIndexOf('~') + 1);

export type RowPrefix = { readonly from: RowName; readonly to: RowName };

const prefix = (text: string): RowPrefix => ({ from: `${text}~`, to: `${text}${END}` });

/** Where a restore is under way: the head of the audit that was there before. */
export const RESTORING: RowName = 'restoring';

export const BRAKES: RowPrefix = prefix('brake');
export const ASKED: RowPrefix = prefix('asked');
export const FROZEN_PEOPLE: RowPrefix = prefix('frozen');
export const LEDGERS: RowPrefix = prefix('ledger');
export const TOKENS: RowPrefix = prefix('token');
export const calledBy = (digest: string): RowPrefix => prefix(`called~${digest}`);
export const ownedBy = (owner: PersonId): RowPrefix => prefix(`owned~${owner}`);
export const openOf = (requester: PersonId): RowPrefix => prefix(`open~${requester}`);
export const askedRows = (approver: PersonId): RowPrefix => prefix(`asked~${approver}`);
/** Every open request. */
export const OPEN_REQUESTS: RowPrefix = prefix('open');
export const OPEN_REVIEWS: RowPrefix = prefix('review');
export const CLOSED_REVIEWS: RowPrefix = prefix('reviewed');
export const REQUESTS: RowPrefix = prefix('request');
export const cardsOf = (request: RequestId): RowPrefix => prefix(`card~${request}`);
export const reviewCardsOf = (request: RequestId): RowPrefix => prefix(`review-card~${request}`);
export const TALLIES: RowPrefix = prefix('tally');
export const SEED_KEYS: RowPrefix = prefix('seed-key');
export const AUDIT_ENTRIES: RowPrefix = prefix('audit');
export const REFUSED_ENTRIES: RowPrefix = prefix('refused');
export const endedLogs = (log: string): RowPrefix => prefix(`ended-log~${log}`);
/** Of all serial numbers that end so. */
export const serialsFrom = (backwards: string): RowPrefix => ({
  from: `serial~${backwards}`,
  to: `serial~${backwards}${END}`,
});
export const UNDER_WAY: RowPrefix = prefix('under-way');
export const tokenAudit = (id: TokenId): RowPrefix => prefix(`token-audit~${id}`);
/** What waits until this person can be reached. */
export const heldFor = (person: PersonId): RowPrefix => prefix(`held~${person}`);
export const HELD: RowPrefix = prefix('held');
export const TICKETS: RowPrefix = prefix('ticket');
export const SESSIONS: RowPrefix = prefix('session');
export const DESK_TICKETS: RowPrefix = prefix('desk-ticket');
export const DESK_SESSIONS: RowPrefix = prefix('desk-session');
export const OUTBOX: RowPrefix = prefix('outbox');
export const OPERATIONS: RowPrefix = prefix('op');

/**
 * Rows that lead to others, or say what is still to be told: they open nothing, and nobody asks for one of them to be erased. Where
 * they are deleted, the disk may keep their bytes for a while; whatever else is deleted must be gone at once.
 */
const LINGER: ReadonlySet<string> = new Set(['outbox', 'open', 'asked']);
export const mayLinger = (row: RowName): boolean => LINGER.has(kindOf(row));

/**
 * What nearly every turn reads, and no secret: data keys, the fingerprints' key, tickets and sessions are nowhere but where they are used.
 * What is written once and hardly read (entries of the audit, operations, steps given out) would only take their room.
 */
const READ_OFTEN: ReadonlySet<string> = new Set([
  ...[AUDIT_HEAD, REFUSALS_HEAD, FREEZE, POLICY, COUNTED_BY_SEED],
  ...['brake', 'token', 'ledger', 'owner', 'person', 'request', 'open', 'card', 'tally', 'outbox'],
]);
export const mayKeepInMemory = (row: RowName): boolean => READ_OFTEN.has(kindOf(row));

/** What a row is one of. Says nothing of whose it is, or of which: fit for a log. */
export function kindOf(row: RowName): string {
  const end = row.indexOf('~');
  return end === -1 ? row : row.slice(0, end);
}

/** Where outbox rows lie that are due at `now`, most urgent first; last those that an older program wrote. */
export const outboxDue = (now: Instant): readonly RowPrefix[] => [
  prefix('outbox~a'),
  prefix('outbox~b'),
  prefix('outbox~c'),
  { from: 'outbox~t~', to: `outbox~t~${padded(now + 1, 14)}` },
  { from: 'outbox~0', to: `outbox~${padded(now + 1, 14)}` },
];

/** The row that tells that an operation has happened, and with what outcome, by what it was. Kept for a day. */
export function operationRow(operation: readonly string[]): RowName {
  const digest = createHash('sha256').update(JSON.stringify(operation)).digest('hex');
  return `op~${digest}`;
}
