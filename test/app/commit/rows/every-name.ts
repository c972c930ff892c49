// One row of every kind, and where each has always lain: a store knows its rows by nothing but their names, so that a row of another
// name is not found, and what it says is as good as never said.
import {
  instant,
  parseCaseId,
  parseRequestId,
  parseTokenId,
  step,
} from '../../../../src/domain/ids.js';
import {
  AUDIT_HEAD,
  askedRow,
  auditRow,
  BREAK_GLASS_TALLY,
  brakeRow,
  calledRow,
  cardRow,
  caseRow,
  COUNTED_BY_SEED,
  DESK_KEY,
  deskSessionRow,
  deskTicketRow,
  endedLogRow,
  FINGERPRINT_KEY,
  FREEZE,
  frozenRow,
  givenRow,
  heldRow,
  ledgerRow,
  openCaseRow,
  openRow,
  operationRow,
  ownedRow,
  ownerRow,
  OWNERS_LOOKED,
  personRow,
  POLICY,
  REFUSALS_HEAD,
  refusedRow,
  requestCaseRow,
  requestRow,
  RESTORING,
  RETENTION,
  reviewCardRow,
  reviewedRow,
  reviewRow,
  seedKeyRow,
  seedPrintRow,
  SENT_ON,
  serialRow,
  sessionRow,
  ticketRow,
  timerRow,
  tokenAuditRow,
  tokenRow,
  underWayRow,
  waitingRow,
} from '../../../../src/app/commit/rows/names.js';
import { capturing } from '../../../domain/tokens/given.js';
import { must, PEOPLE } from '../../trial.js';

export const { alex, alice } = PEOPLE;
export const TOKEN = must(parseTokenId('token-one'));
export const REQUEST = must(parseRequestId('request-one'));
const CASE = must(parseCaseId('case-one'));
export const NOON = instant(Date.UTC(2026, 10, 24, 12));
export const FINGERPRINT = 'f1-9e7';
export const OF_SEED = { ...capturing(), fingerprint: FINGERPRINT };
const OF_SAMPLE = { seedReference: capturing().seedReference };

const ALEX = '7e57ab1e-0000-4000-8000-000000000101';
const ALICE = '7e57ab1e-0000-4000-8000-000000000103';

/** As it is made, now, and as stores have it. */
export const everyName = (): readonly (readonly [row: string, lies: string])[] => [
  [AUDIT_HEAD, 'audit-head'],
  [REFUSALS_HEAD, 'refusals-head'],
  [FREEZE, 'freeze'],
  [RETENTION, 'retention'],
  [SENT_ON, 'sent-on'],
  [POLICY, 'policy'],
  [OWNERS_LOOKED, 'owners-looked'],
  [COUNTED_BY_SEED, 'counted-by-seed'],
  [FINGERPRINT_KEY, 'fingerprint-key'],
  [DESK_KEY, 'desk-key'],
  [RESTORING, 'restoring'],
  [BREAK_GLASS_TALLY, 'tally~break-glass'],
  [brakeRow(alice), `brake~${ALICE}`],
  [frozenRow(alice), `frozen~${ALICE}`],
  [ownerRow(alice), `owner~${ALICE}`],
  [calledRow('0a1b', alice), `called~0a1b~${ALICE}`],
  [auditRow(42), 'audit~000000000042'],
  [refusedRow(42), 'refused~000000000042'],
  [endedLogRow('audit', 7), 'ended-log~audit~000007'],
  [requestRow(REQUEST), 'request~request-one'],
  [tokenRow(TOKEN), 'token~token-one'],
  [seedKeyRow(TOKEN), 'seed-key~token-one'],
  [ownedRow(alice, TOKEN), `owned~${ALICE}~token-one`],
  [openRow(alex, TOKEN, 'release'), `open~${ALEX}~token-one`],
  [openRow(alex, TOKEN, 'seed-qr'), `open~${ALEX}~token-one~seed-qr`],
  [openRow(alex, TOKEN, 'seed-export'), `open~${ALEX}~token-one~seed-export`],
  [requestCaseRow(REQUEST), 'request-case~request-one'],
  [askedRow(alex, REQUEST), `asked~${ALEX}~request-one`],
  [ledgerRow(OF_SEED), `ledger~${FINGERPRINT}`],
  [givenRow(OF_SEED, step(58_790_880)), `given~${FINGERPRINT}~000058790880`],
  // Sample data has no fingerprint: its seed is counted by where it lies.
  [ledgerRow(OF_SAMPLE), 'ledger~seed-one'],
  [givenRow(OF_SAMPLE, step(58_790_880)), 'given~seed-one~000058790880'],
  [caseRow(CASE), 'case~case-one'],
  [openCaseRow(alex, alice), `open-case~${ALEX}~${ALICE}`],
  [seedPrintRow(FINGERPRINT), `seed-print~${FINGERPRINT}`],
  [underWayRow(NOON, TOKEN), 'under-way~01795521600000~token-one'],
  [serialRow('7654321', TOKEN), 'serial~7654321~token-one'],
  [tokenAuditRow(TOKEN, 42), 'token-audit~token-one~000000000042'],
  [ticketRow('0a1b'), 'ticket~0a1b'],
  [sessionRow('0a1b'), 'session~0a1b'],
  [deskTicketRow('0a1b'), 'desk-ticket~0a1b'],
  [deskSessionRow('0a1b'), 'desk-session~0a1b'],
  [personRow(alex), `person~${ALEX}`],
  [cardRow(REQUEST, alex), `card~request-one~${ALEX}`],
  [reviewRow(REQUEST), 'review~request-one'],
  [reviewedRow(REQUEST), 'reviewed~request-one'],
  [reviewCardRow(REQUEST, alex), `review-card~request-one~${ALEX}`],
  [heldRow(alex, 'notice~one'), `held~${ALEX}~edf715c268fb2fa0a5a4ef87b71711e7`],
  [waitingRow('a', '0a1b'), 'outbox~a~0a1b'],
  [waitingRow('b', '0a1b'), 'outbox~b~0a1b'],
  [waitingRow('c', '0a1b'), 'outbox~c~0a1b'],
  [timerRow(NOON, '0a1b'), 'outbox~t~01795521600000~0a1b'],
  [
    operationRow(['freeze', 'alex']),
    'op~0521b28eeb1d3850058ea6df0a047616ec7f1207c21918d832b5cae4eb69b040',
  ],
];

export const EVERY_NAME = everyName();
