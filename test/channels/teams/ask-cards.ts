// The answers to `/otp`: what is asked back, and every refusal.
import type { AskForCode, AskRefusal } from '../../../src/app/asking/answers.js';
import type { TokenChoice } from '../../../src/app/looking/refusals.js';
import type { Typed } from '../../../src/app/looking/who.js';
import {
  renderAskAnswer,
  renderAskPressed,
  renderTooOld,
} from '../../../src/channels/teams/cards/render-answer.js';
import type { Reader, Rendered } from '../../../src/channels/teams/cards/render.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import { BUILT_IN_METHODS } from '../../../src/domain/policy/caller-verification.js';
import type { CallerMethod } from '../../../src/domain/policy/caller-verification.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import { must, PEOPLE } from '../../app/trial.js';
import { after, SAMPLE } from './sample-views.js';

export const ALICE = { name: 'Alice Example', account: 'alice@contoso.example' } as const;
export const MEGAN = { name: 'Megan Bowen', account: 'megan@contoso.example' } as const;
const WHYS = ['not-installed', 'blocked', 'blocked-by-admin', 'chat-gone'] as const;
/** An operator, who hears whom nobody reaches. */
export const LOOKING_AFTER = {
  ...MEGAN,
  roles: ['operator'],
  unreached: WHYS.map((why) => ({ ...ALICE, why })),
} as const;
export const DIEGO = { name: 'Diego Siciliani', account: 'diego@contoso.example' } as const;

/** Read as the name of two words, as in `/otp alice example`. */
export const CANDIDATES = {
  alice: { ...ALICE, id: PEOPLE.alice, reading: 1 },
  diego: { ...DIEGO, id: PEOPLE.diego, reading: 0 },
} as const;
const token = (id: string, changes: Partial<TokenChoice>): TokenChoice => ({
  id: must(parseTokenId(id)),
  issuer: 'Microsoft',
  accountName: ALICE.account,
  stage: 'shipped',
  capturedAt: after(-3600),
  ...changes,
});
export const TOKENS: readonly TokenChoice[] = [
  token('token-posted', { serialEnd: '2223' }),
  token('token-enrolled', { stage: 'enrolled', capturedAt: after(-1800) }),
  token('token-elsewhere', { issuer: 'Fabrikam', accountName: MEGAN.account, serialEnd: '0017' }),
];

export const ASK_REFUSALS: {
  readonly [C in AskRefusal['code']]: Extract<AskRefusal, { code: C }>;
} = {
  NO_ROLE: { code: 'NO_ROLE' },
  NOT_A_PROVISIONER: { code: 'NOT_A_PROVISIONER' },
  NAME_MISSING: { code: 'NAME_MISSING' },
  REASON_MISSING: { code: 'REASON_MISSING' },
  REASON_TOO_LONG: { code: 'REASON_TOO_LONG', most: 300 },
  UNKNOWN_PERSON: { code: 'UNKNOWN_PERSON', typed: 'alcie', nearest: [CANDIDATES.alice] },
  SEVERAL_PEOPLE: { code: 'SEVERAL_PEOPLE', people: [CANDIDATES.alice, CANDIDATES.diego] },
  NO_TOKEN: { code: 'NO_TOKEN', owner: ALICE, mayProvision: true },
  SEVERAL_TOKENS: { code: 'SEVERAL_TOKENS', owner: CANDIDATES.alice, tokens: TOKENS },
  NOT_AN_EXPORTER: { code: 'NOT_AN_EXPORTER' },
  TOKEN_NOT_EXPORTABLE: {
    code: 'TOKEN_NOT_EXPORTABLE',
    owner: ALICE,
    stage: 'enrolled',
    unconfirmed: true,
  },
  TOKEN_NOT_BURNABLE: {
    code: 'TOKEN_NOT_BURNABLE',
    owner: ALICE,
    stage: 'delivered',
    unconfirmed: false,
    destroyed: { at: after(-3600), by: MEGAN.name },
  },
  TOKEN_NOT_RELEASABLE: {
    code: 'TOKEN_NOT_RELEASABLE',
    owner: ALICE,
    stage: 'delivered',
    destroyed: { at: after(-3600), by: MEGAN.name },
  },
  CAPTOR_REQUEST: { code: 'CAPTOR_REQUEST', owner: ALICE },
  TIME_UNREADABLE: { code: 'TIME_UNREADABLE', typed: 'at 25:00' },
  ZONE_MISSING: { code: 'ZONE_MISSING' },
  ZONE_UNKNOWN: { code: 'ZONE_UNKNOWN', zone: 'CST' },
  TIME_SKIPPED: { code: 'TIME_SKIPPED', jump: after(40_000) },
  TIME_PASSED: { code: 'TIME_PASSED', at: after(-600) },
  TIME_TOO_SOON: { code: 'TIME_TOO_SOON', at: after(30) },
  TIME_TOO_FAR: { code: 'TIME_TOO_FAR', at: after(400_000), hoursAtMost: 72 },
  FROZEN: { code: 'FROZEN' },
  LIMIT_REACHED: {
    code: 'LIMIT_REACHED',
    what: 'requests',
    whose: 'owner',
    at: after(1200),
  },
  NO_REACHABLE_APPROVER: {
    code: 'NO_REACHABLE_APPROVER',
    needed: 1,
    reachable: 0,
    couldBe: [DIEGO, MEGAN],
  },
};

const METHODS: readonly CallerMethod[] = [
  ...BUILT_IN_METHODS.map((id) => ({ kind: 'built-in', id }) as const),
  { kind: 'own', id: 'badge', en: 'known by the badge number', de: 'an der Ausweisnummer erkannt' },
];

type NamedAnswer = readonly [name: string, rendered: Rendered | undefined];

export function askCards(reader: Reader): readonly NamedAnswer[] {
  const sent = renderAskPressed(ok({ kind: 'asked', requestId: SAMPLE.requestId }), reader, TYPED);
  return [
    ...questions(reader),
    ['request sent', { card: sent, summary: '' }],
    ...Object.values(ASK_REFUSALS).map((refusal): NamedAnswer => [
      refusal.code,
      renderAskAnswer(refused(refusal), reader, SAID),
    ]),
    ['buttons too old', { card: renderTooOld(reader), summary: '' }],
  ];
}

/** What was typed before it was asked back. */
export const TYPED = { typedName: 'alice', reason: SAMPLE.reason, byMail: false } as const;

/** The same, as it was read before it was known who is called how. */
export const SAID: Typed<AskForCode> = {
  ...TYPED,
  reason: `example ${SAMPLE.reason}`,
  longer: [{ ...TYPED, typedName: 'alice example' }],
};

function questions(reader: Reader): readonly NamedAnswer[] {
  const caller = { kind: 'caller', owner: ALICE, methods: METHODS, notEnough: false } as const;
  const notEnough = { ...caller, methods: METHODS.slice(2), notEnough: true };
  return [
    ['how was the caller verified', caller] as const,
    ['how was the caller verified, not enough', notEnough] as const,
    ['which time', { kind: 'time', owner: ALICE, moments: [after(3600), after(7200)] }] as const,
    [
      'a time or part of the reason',
      { kind: 'time-or-reason', owner: ALICE, moments: [after(3600)], typed: '14:30' },
    ] as const,
  ].map(([name, question]): NamedAnswer => [
    name,
    renderAskAnswer(ok({ kind: 'question', question, ask: TYPED }), reader, TYPED),
  ]);
}
