// What people are told about tokens, with the sample people.
import type {
  CompromiseRefusal,
  FindRefusal,
  TokenSummary,
} from '../../../src/app/provisioning/provisioning.js';
import { renderCompromised } from '../../../src/channels/teams/cards/render-compromised.js';
import {
  renderFindRefusal,
  renderOpened,
  tokenCard,
} from '../../../src/channels/teams/cards/render-token.js';
import { renderTokenList } from '../../../src/channels/teams/cards/render-token-list.js';
import type { PageAction } from '../../../src/channels/teams/cards/render-token.js';
import type { Reader, Rendered } from '../../../src/channels/teams/cards/render.js';
import { parseCaseId, parseTokenId } from '../../../src/domain/ids.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import type { TokenNotice } from '../../../src/domain/tokens/notice.js';
import { STAGES } from '../../../src/domain/tokens/token.js';
import type { Stage, Token } from '../../../src/domain/tokens/token.js';
import { aToken } from '../../domain/tokens/given.js';
import { must, PEOPLE } from '../../app/trial.js';
import { CANDIDATES, TOKENS } from './ask-cards.js';
import { after, SAMPLE } from './sample-views.js';

const TOKEN_ID = must(parseTokenId(SAMPLE.requestId));

export const TOKEN_NOTICES: {
  readonly [C in TokenNotice['code']]: Extract<TokenNotice, { code: C }>;
} = {
  'seed-kept': {
    code: 'seed-kept',
    tokenId: TOKEN_ID,
    issuer: 'Microsoft',
    by: 'Alex Wilber',
    at: after(0),
  },
  'seed-exported': {
    code: 'seed-exported',
    tokenId: TOKEN_ID,
    issuer: 'Microsoft',
    by: 'Alex Wilber',
    at: after(60),
  },
  'seed-shown': {
    code: 'seed-shown',
    tokenId: TOKEN_ID,
    issuer: 'Microsoft',
    by: 'Alex Wilber',
    at: after(60),
  },
  'seed-destroyed': {
    code: 'seed-destroyed',
    issuer: 'Microsoft',
    arrived: true,
    at: after(0),
    remainsUntil: after(7 * 86_400),
  },
  'sign-in-ends': {
    code: 'sign-in-ends',
    ownerName: 'Alice Example',
    until: after(3 * 86_400),
  },
  'not-arrived': {
    code: 'not-arrived',
    ownerName: 'Alice Example',
    expectedOn: '2026-11-20',
  },
  'days-corrected': {
    code: 'days-corrected',
    ownerName: 'Alice Example',
    by: 'Lee Gu',
    yours: true,
    before: { postedOn: '2026-11-24' },
    after: { postedOn: '2026-11-25', expectedOn: '2026-11-30' },
  },
  'set-up-swept': { code: 'set-up-swept', ownerName: 'Alice Example' },
  'owner-gone': { code: 'owner-gone', ownerName: 'Alice Example' },
  'token-compromised': {
    code: 'token-compromised',
    ownerName: 'Alice Example',
    issuer: 'Microsoft',
    by: 'Adele Vance',
    at: after(0),
    reason: 'her phone was stolen',
    yours: false,
  },
  'confirm-wanted': {
    code: 'confirm-wanted',
    ownerName: 'Alice Example',
    by: 'Alex Wilber',
    fingerprint: '6b1f0c2ad4e97a35',
  },
};

const PARCEL = {
  serial: '8650001112223',
  shipment: { expectedOn: '2026-11-27', by: PEOPLE.alex, at: after(-86_400) },
  signIn: { kind: 'dont-ask-again', days: 14, until: after(14 * 86_400) },
} as const;

function tokenIn(stage: Stage): Token {
  const since = { by: PEOPLE.alex, at: after(-3 * 86_400) };
  const account = { accountName: 'diego@contoso.example', capturedAt: since.at };
  const token: Token = { ...aToken(stage), id: TOKEN_ID, ownerId: PEOPLE.diego, since, ...account };
  const destroyed = { by: PEOPLE.alex, at: after(0), remainsUntil: after(7 * 86_400) };
  if (token.stage === 'shipped') return { ...token, ...PARCEL };
  if (token.destroyed === undefined) return token;
  return { ...token, ...(token.stage === 'delivered' ? PARCEL : {}), destroyed };
}

function summary(stage: Stage): TokenSummary {
  return {
    id: TOKEN_ID,
    owner: { name: 'Diego Siciliani', account: 'diego@contoso.example' },
    token: tokenIn(stage),
    capturedBy: 'Alex Wilber',
    now: after(0),
    unconfirmed: stage === 'captured',
  };
}

const FIND_REFUSALS: { readonly [C in FindRefusal['code']]: Extract<FindRefusal, { code: C }> } = {
  NOT_A_PROVISIONER: { code: 'NOT_A_PROVISIONER' },
  NAME_MISSING: { code: 'NAME_MISSING' },
  UNKNOWN_PERSON: { code: 'UNKNOWN_PERSON', typed: 'digeo', nearest: [] },
  SEVERAL_PEOPLE: {
    code: 'SEVERAL_PEOPLE',
    people: [CANDIDATES.diego, CANDIDATES.alice],
  },
  NO_TOKEN: {
    code: 'NO_TOKEN',
    owner: { name: 'Lee Gu', account: 'lee@contoso.example' },
    mayProvision: true,
  },
  SEVERAL_TOKENS: { code: 'SEVERAL_TOKENS', owner: CANDIDATES.alice, tokens: TOKENS.slice(0, 2) },
};

const COMPROMISE_REFUSALS: readonly CompromiseRefusal[] = [
  { code: 'NOT_CONCERNED' },
  FIND_REFUSALS.NAME_MISSING,
  FIND_REFUSALS.UNKNOWN_PERSON,
  FIND_REFUSALS.SEVERAL_PEOPLE,
  FIND_REFUSALS.NO_TOKEN,
  FIND_REFUSALS.SEVERAL_TOKENS,
  { code: 'NOT_IN_THIS_STAGE', change: 'compromise', stage: 'compromised' },
  { code: 'NO_CASE' },
];

const COMPROMISED = { typedName: 'diego', reason: 'her phone was stolen' };

const DELIVERED = { kind: 'delivered', typedName: 'diego' } as const;

/** The cards of those who set up tokens, by name. */
export function tokenCards(reader: Reader): readonly (readonly [string, Rendered])[] {
  const history = [
    { at: after(-100), by: 'Alex Wilber', action: 'token.capturing' },
    { at: after(-90), by: 'Alex Wilber', action: 'token.changed', detail: 'store' },
    { at: after(-80), by: 'bridge', action: 'seed.remains-removed' },
  ];
  const opened = {
    caseId: must(parseCaseId('case-one-of-diego')),
    owner: summary('captured').owner,
    ticket: 'T'.repeat(43),
    goesOn: false,
  };
  const openPage: PageAction = ({ ticket }, title) => ({
    type: 'Action.OpenUrl',
    title,
    url: `http://localhost:3978/provision#${ticket}`,
  });
  return [
    ['set-up opened', renderOpened(opened, reader, openPage)],
    ['set-up goes on', renderOpened({ ...opened, goesOn: true }, reader, openPage)],
    [
      'tokens found',
      renderTokenList(
        ok({ tokens: [summary('shipped')], ended: 2, notAll: true }),
        reader,
        'alice',
      ),
    ],
    ['tokens', renderTokenList(ok({ tokens: STAGES.map(summary), next: TOKEN_ID }), reader)],
    ...STAGES.map(
      (stage) => [`token ${stage}`, shown({ ...summary(stage), history }, reader)] as const,
    ),
    [
      'token, a code that is not its own',
      shown(summary('shipped'), reader, { refusal: { code: 'CODE_NOT_ITS_OWN', left: 9 } }),
    ],
    ...[true, false].map((yours) => {
      const { owner } = summary('compromised');
      const done = ok({ owner, issuer: 'Microsoft', at: after(0), yours });
      return [`compromised, yours ${String(yours)}`, renderCompromised(done, reader)] as const;
    }),
    ...COMPROMISE_REFUSALS.map(
      (refusal) =>
        [
          `compromised ${refusal.code}`,
          renderCompromised(refused(refusal), reader, COMPROMISED),
        ] as const,
    ),
    ...Object.values(FIND_REFUSALS).map(
      (refusal) =>
        [`token ${refusal.code}`, renderFindRefusal(refusal, reader, DELIVERED)] as const,
    ),
  ];
}

function shown(...given: Parameters<typeof tokenCard>): Rendered {
  return { card: tokenCard(...given), summary: 'Token' };
}
