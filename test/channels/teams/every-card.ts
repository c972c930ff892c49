// All cards in all their states, with the sample people: for rules that hold for each of them, and for the pictures.
import type { AdaptiveCard } from '../../../src/channels/teams/cards/elements.js';
import { renderHelp, renderWhoAmI } from '../../../src/channels/teams/cards/render-answer.js';
import { renderWelcome } from '../../../src/channels/teams/cards/render-welcome.js';
import {
  renderCode,
  renderMessage,
  renderRequest,
} from '../../../src/channels/teams/cards/render.js';
import type { Reader, Rendered } from '../../../src/channels/teams/cards/render.js';
import { Code } from '../../../src/domain/otp/code.js';
import type { Notice } from '../../../src/domain/release/notice.js';
import type { Audience } from '../../../src/domain/release/view.js';
import { ALICE, askCards, DIEGO, LOOKING_AFTER, MEGAN } from './ask-cards.js';
import { lookBackCards } from './look-back-cards.js';
import { controlCards, CONTROL_NOTICES } from './control-cards.js';
import { ROLES } from '../../../src/domain/policy/roles.js';
import { tokenCards, TOKEN_NOTICES } from './token-cards.js';
import { seedNotes, seedRequestCards } from './seed-cards.js';
import { after, PHASES, READER, sampleView } from './sample-views.js';
import type { PhaseName } from './sample-views.js';

export const CARD_KINDS = [
  'requester',
  'code',
  'approver',
  'owner',
  'notice',
  'answer',
  'review',
] as const;
export type CardKind = (typeof CARD_KINDS)[number];
export type NamedCard = {
  readonly kind: CardKind;
  readonly name: string;
  readonly card: AdaptiveCard;
};

export const NOTICES: { readonly [C in Notice['code']]: Extract<Notice, { code: C }> } = {
  'request-approved': {
    code: 'request-approved',
    disclosure: 'release',
    ownerName: ALICE.name,
    by: [MEGAN.name],
    from: after(90),
  },
  'request-denied': {
    code: 'request-denied',
    disclosure: 'release',
    ownerName: ALICE.name,
    by: MEGAN.name,
    reason: 'nobody called me',
  },
  'request-expired': {
    code: 'request-expired',
    disclosure: 'release',
    ownerName: ALICE.name,
    unapproved: true,
  },
  'request-stopped': { code: 'request-stopped', disclosure: 'release', ownerName: ALICE.name },
  'approvers-unreachable': {
    code: 'approvers-unreachable',
    disclosure: 'release',
    ownerName: ALICE.name,
    couldBe: [DIEGO, MEGAN],
  },
  ...TOKEN_NOTICES,
  'request-reminder': {
    code: 'request-reminder',
    disclosure: 'release',
    requesterName: 'Alex Wilber',
    ownerName: ALICE.name,
    until: after(690),
  },
  'request-frozen': { code: 'request-frozen', ownerName: ALICE.name },
  'request-withdrawn': { code: 'request-withdrawn', ownerName: ALICE.name },
  'owner-limit': { code: 'owner-limit', ownerName: 'Alice Example', at: after(0) },
  ...CONTROL_NOTICES,
  'shown-frozen': { code: 'shown-frozen', disclosure: 'release', ownerName: ALICE.name },
  'request-lifted': { code: 'request-lifted', ownerName: ALICE.name },
  'codes-frozen': {
    code: 'codes-frozen',
    whom: ALICE.name,
    by: 'Adele Vance',
    at: after(10),
    reason: 'her phone was stolen',
  },
  'freeze-lifted': { code: 'freeze-lifted', whom: null, by: 'Isaiah Langer', at: after(90) },
  'break-glass-used': {
    code: 'break-glass-used',
    requesterName: 'Alex Wilber',
    ownerName: ALICE.name,
    issuer: 'Microsoft',
    reason: 'ward 3 is locked out',
    at: after(30),
    yours: false,
  },
  'code-released': {
    code: 'code-released',
    requesterName: 'Alex Wilber',
    approvedBy: [MEGAN.name],
    emergency: false,
    issuer: 'Microsoft',
    at: after(100),
  },
};

export function everyCard(reader: Reader = READER): readonly NamedCard[] {
  return [
    ...requestCards('requester', reader),
    ...seedRequestCards('requester', reader),
    ...codeCards(reader),
    ...requestCards('approver', reader),
    ...seedRequestCards('approver', reader),
    ...requestCards('owner', reader),
    ...seedRequestCards('owner', reader),
    ...notes(reader),
    ...lookBackCards(reader),
    ...controlCards(reader),
  ];
}

/** States that look different to one audience alone. */
const ONLY_FOR: Partial<Record<PhaseName, Audience>> = {
  'waiting, own yes': 'approver',
  'denied, no reason': 'requester',
  'approved, own yes': 'approver',
  'approved, not before': 'requester',
  'approved, after a refused code': 'requester',
  'code out, shown out': 'requester',
  'closed, not used': 'requester',
};

function requestCards(audience: Audience, reader: Reader): readonly NamedCard[] {
  const names = Object.keys(PHASES) as PhaseName[];
  return [
    ...names
      .filter((name) => (ONLY_FOR[name] ?? audience) === audience)
      .map((name) => ({
        kind: audience,
        name,
        card: renderRequest(sampleView(audience, PHASES[name]), reader),
      })),
    { kind: audience, name: 'waiting, for later', card: laterCard(audience, reader) },
    {
      kind: audience,
      name: 'approved, by mail',
      card: renderRequest(sampleView(audience, PHASES.approved, { byMail: true }), reader),
    },
    ...(audience === 'approver'
      ? [{ kind: audience, name: 'nothing said of the caller', card: unsaidCard(reader) }]
      : []),
    {
      kind: audience,
      name: 'a press that did not count',
      card: renderRequest(sampleView(audience, PHASES.approved), reader, {
        code: 'NO_STEP_YET',
        at: after(42),
      }),
    },
  ];
}

function laterCard(audience: Audience, reader: Reader): AdaptiveCard {
  const notBefore = after(60_000);
  const phase = { ...PHASES.waiting, until: notBefore };
  return renderRequest(sampleView(audience, phase, { notBefore }), reader);
}

function unsaidCard(reader: Reader): AdaptiveCard {
  const { verifiedBy: _said, ...view } = sampleView('approver', PHASES.waiting);
  return renderRequest(view, reader);
}

function codeCards(reader: Reader): readonly NamedCard[] {
  const view = sampleView('requester', PHASES['code out']);
  const { worksFrom, worksUntil } = PHASES['code out'];
  const code = new Code('123456');
  const shown = { code, worksFrom, worksUntil, certain: false };
  const eight = { ...shown, code: new Code('12345678'), certain: true };
  const byMail = { ...view, byMail: true };
  return [
    { kind: 'code', name: 'code, spoken', card: renderCode(view, shown, reader) },
    { kind: 'code', name: 'code of eight, by mail', card: renderCode(byMail, eight, reader) },
  ];
}

function notes(reader: Reader): readonly NamedCard[] {
  return [
    ...Object.values(NOTICES).map((notice) =>
      named('notice', notice.code, renderMessage({ kind: 'notice', notice }, reader)),
    ),
    named('notice', 'moved', renderMessage({ kind: 'moved', ownerName: ALICE.name }, reader)),
    ...askCards(reader).map(([name, rendered]) => named('answer', name, rendered)),
    ...seedNotes(reader).map(([kind, name, rendered]) => named(kind, name, rendered)),
    ...tokenCards(reader).map(([name, rendered]) => named('answer', name, rendered)),
    named('answer', 'help', renderHelp(reader, { rights: ROLES, hasPage: true })),
    named('answer', 'welcome, every role', renderWelcome(reader, ROLES)),
    named('answer', 'who am I', renderWhoAmI({ ...MEGAN, roles: ['approver'] }, reader)),
    named('answer', 'whom nobody reaches yet', renderWhoAmI(LOOKING_AFTER, reader)),
  ].flat();
}

function named(kind: CardKind, name: string, rendered: Rendered | undefined): NamedCard[] {
  return rendered?.card === undefined ? [] : [{ kind, name, card: rendered.card }];
}
