// A request is read as it was written, at every station of its life and with everything that it may have; so is why an event changed
// nothing, as whoever brings it again is told.
import type { BUILT_IN_METHODS } from '../../../../src/domain/policy/caller-verification.js';
import type { CallerMethod } from '../../../../src/domain/policy/caller-verification.js';
import { DISCLOSURES, REPORTS, STOP_CAUSES } from '../../../../src/domain/release/request.js';
import type { Grant, Life, Request } from '../../../../src/domain/release/request.js';
import type { ReleaseRefusal } from '../../../../src/domain/release/refusal.js';
import { refusalSchema, requestSchema } from '../../../../src/app/commit/rows/request-row.js';
import { aFile, aSeed, RESERVED_FOR } from '../../../domain/release/given-seed.js';
import {
  aCode,
  alex,
  anAsk,
  approved,
  aRequest,
  at,
  diego,
  ENDED,
  lee,
  megan,
  pending,
  released,
  releasing,
  T0,
  yes,
} from '../../../domain/release/given.js';
import { LIFE_IN } from '../../../domain/release/lives.js';
import { keptAs } from './kept-as.js';

const BROKEN: Grant = { kind: 'break-glass', by: alex, at: at(5) };
const SHOWN = [
  aCode({ report: 'refused', driftSuspected: true }),
  aSeed({ burned: true }),
  aFile(),
];

const LIVES: Readonly<Record<string, Life>> = {
  ...LIFE_IN,
  'pending, a yes of it taken back': pending({
    approvals: yes(megan),
    wrongNumbers: 2,
    codes: SHOWN,
  }),
  'approved, and held': approved({ heldUntil: at(60), codes: SHOWN }),
  'in an emergency': approved({ grant: BROKEN }),
  ...Object.fromEntries(
    DISCLOSURES.map((disclosure) => [
      `releasing, for ${disclosure}`,
      releasing({ reservation: RESERVED_FOR[disclosure] }),
    ]),
  ),
  'releasing, while two people say no': releasing({
    objectedAt: at(3),
    denied: { by: lee, reason: 'not her voice', at: at(4) },
  }),
  'released, and objected to': released({ objectedAt: at(90) }),
  'released, the seed': released({ current: aSeed({ burned: true }) }),
  'released, the seed in a file': released({ current: aFile() }),
  ...Object.fromEntries(
    REPORTS.map((report) => [
      `released, and told: ${report}`,
      released({ current: aCode({ report }) }),
    ]),
  ),
  'expired with a yes': { ...ENDED.expired, unapproved: false },
  ...Object.fromEntries(
    STOP_CAUSES.map((cause) => [`stopped: ${cause}`, { ...ENDED.stopped, cause }]),
  ),
};

const METHODS: { readonly [M in (typeof BUILT_IN_METHODS)[number] | 'own']: CallerMethod } = {
  'call-back': { kind: 'built-in', id: 'call-back' },
  manager: { kind: 'built-in', id: 'manager' },
  video: { kind: 'built-in', id: 'video' },
  'in-person': { kind: 'built-in', id: 'in-person' },
  own: { kind: 'own', id: 'badge', en: 'Badge seen', de: 'Ausweis gesehen' },
};

const REQUESTS: Readonly<Record<string, Request>> = {
  ...Object.fromEntries(Object.entries(LIVES).map(([what, life]) => [what, aRequest({ life })])),
  ...Object.fromEntries(
    Object.entries(METHODS).map(([method, verifiedBy]) => [
      `its caller verified: ${method}`,
      aRequest({ ask: { verifiedBy } }),
    ]),
  ),
  ...Object.fromEntries(
    DISCLOSURES.map((disclosure) => [`for ${disclosure}`, aRequest({ ask: { disclosure } })]),
  ),
  'of published sample data, by mail, for later': aRequest({
    ask: { sample: true, byMail: true, notBefore: at(3_600), reason: '' },
  }),
  'with numbers, others asked later, yeses taken back': {
    ask: anAsk({ asked: [megan], numbers: { [megan.id]: 42 } }),
    life: pending(),
    widened: [diego, { ...lee, number: 17 }],
    takenBack: { [megan.id]: 2 },
  },
  'after what it has shown': {
    ...aRequest(),
    brokenGlassAt: T0,
    lastShownAt: at(7),
    shownTimes: 2,
    lastReport: 'worked',
  },
};

keptAs('a request', {
  schema: requestSchema,
  examples: REQUESTS,
  words: ['state', 'kind', 'disclosure', 'cause', 'report', 'lastReport'],
});

type Code = ReleaseRefusal['code'];
const REFUSALS: { readonly [C in Code]: ReleaseRefusal & { readonly code: C } } = {
  REQUEST_OVER: { code: 'REQUEST_OVER', state: 'denied' },
  NOT_NOW: { code: 'NOT_NOW', state: 'pending' },
  WRONG_NUMBER: { code: 'WRONG_NUMBER', left: 2 },
  PERIOD_TOO_SHORT: { code: 'PERIOD_TOO_SHORT', seconds: 20 },
  NOT_YET: { code: 'NOT_YET', at: at(60) },
  NO_STEP_YET: { code: 'NO_STEP_YET', at: at(60) },
  BREAK_GLASS_USED_UP: { code: 'BREAK_GLASS_USED_UP', at: at(60) },
  TOO_MANY_WRONG_NUMBERS: { code: 'TOO_MANY_WRONG_NUMBERS', at: at(60) },
  LOG_ROLLED_BACK: { code: 'LOG_ROLLED_BACK' },
  LOG_UNANCHORED: { code: 'LOG_UNANCHORED' },
  NOT_AN_EXPORTER: { code: 'NOT_AN_EXPORTER' },
  TOKEN_NOT_EXPORTABLE: { code: 'TOKEN_NOT_EXPORTABLE' },
  SELF_APPROVAL: { code: 'SELF_APPROVAL' },
  OWNER_APPROVAL: { code: 'OWNER_APPROVAL' },
  CAPTOR_APPROVAL: { code: 'CAPTOR_APPROVAL' },
  NOT_AN_APPROVER: { code: 'NOT_AN_APPROVER' },
  OTHERS_APPROVE_THIS: { code: 'OTHERS_APPROVE_THIS' },
  NOT_YOUR_REQUEST: { code: 'NOT_YOUR_REQUEST' },
  NOT_A_REQUESTER: { code: 'NOT_A_REQUESTER' },
  NOT_A_PROVISIONER: { code: 'NOT_A_PROVISIONER' },
  NOT_THE_OWNER: { code: 'NOT_THE_OWNER' },
  ALREADY_APPROVED: { code: 'ALREADY_APPROVED' },
  TAKEN_BACK_TOO_OFTEN: { code: 'TAKEN_BACK_TOO_OFTEN' },
  NOTHING_TO_WITHDRAW: { code: 'NOTHING_TO_WITHDRAW' },
  FROZEN: { code: 'FROZEN' },
  OWNER_UNKNOWN: { code: 'OWNER_UNKNOWN' },
  TOKEN_NOT_RELEASABLE: { code: 'TOKEN_NOT_RELEASABLE' },
  TOKEN_NOT_BURNABLE: { code: 'TOKEN_NOT_BURNABLE' },
  CAPTOR_REQUEST: { code: 'CAPTOR_REQUEST' },
  APPROVAL_LOST: { code: 'APPROVAL_LOST' },
  RELEASE_IN_PROGRESS: { code: 'RELEASE_IN_PROGRESS' },
  OVERTAKEN: { code: 'OVERTAKEN' },
  SHOWN_TOO_OFTEN: { code: 'SHOWN_TOO_OFTEN' },
  BREAK_GLASS_NOT_ALLOWED: { code: 'BREAK_GLASS_NOT_ALLOWED' },
  REASON_MISSING: { code: 'REASON_MISSING' },
  ALREADY_REPORTED: { code: 'ALREADY_REPORTED' },
};

keptAs('why nothing was changed', {
  schema: refusalSchema,
  examples: {
    ...REFUSALS,
    ...Object.fromEntries(
      Object.values(LIFE_IN).map(({ state }) => [
        `REQUEST_OVER, ${state}`,
        { code: 'REQUEST_OVER', state } as const,
      ]),
    ),
  },
  words: ['code', 'state'],
});
