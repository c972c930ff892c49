// The cards of freezes, break-glass and reviews, with the sample people.
import type { ControlRefusal, FreezeAnswer } from '../../../src/app/safety/answers.js';
import { renderFreezeAnswer } from '../../../src/channels/teams/cards/render-control.js';
import { renderFreezes } from '../../../src/channels/teams/cards/render-freezes.js';
import { renderRequest, renderReview } from '../../../src/channels/teams/cards/render.js';
import type { Reader } from '../../../src/channels/teams/cards/render.js';
import { parsePersonId } from '../../../src/domain/ids.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import type { ReviewView } from '../../../src/domain/release/review.js';
import { must } from '../../app/trial.js';
import type { NamedCard } from './every-card.js';
import { CANDIDATES } from './ask-cards.js';
import { after, PHASES, SAMPLE, sampleView } from './sample-views.js';

const ALICE = { name: 'Alice Example', account: 'alice@contoso.example' } as const;
const ADELE = {
  id: must(parsePersonId('7e57ab1e-0000-4000-8000-000000000107')),
  name: 'Adele Vance',
};

export const CONTROL_REFUSALS: {
  readonly [C in ControlRefusal['code']]: Extract<ControlRefusal, { code: C }>;
} = {
  NOT_SECURITY: { code: 'NOT_SECURITY' },
  UNKNOWN_PERSON: { code: 'UNKNOWN_PERSON', typed: 'alcie', nearest: [CANDIDATES.alice] },
  SEVERAL_PEOPLE: { code: 'SEVERAL_PEOPLE', people: [CANDIDATES.alice, CANDIDATES.diego] },
  ALREADY_FROZEN: {
    code: 'ALREADY_FROZEN',
    whom: null,
    order: { by: ADELE, at: after(-60), reason: '' },
  },
  NOT_FROZEN: { code: 'NOT_FROZEN', whom: null, still: [ALICE.name] },
  FROZE_IT_YOURSELF: { code: 'FROZE_IT_YOURSELF', whom: ALICE.name },
  LIFTED_IT_YOURSELF: { code: 'LIFTED_IT_YOURSELF' },
};

export const CONTROL_NOTICES = {
  'proofs-locked': {
    code: 'proofs-locked',
    ownerName: 'Alice Example',
    issuer: 'Microsoft',
    by: 'Alex Wilber',
    at: after(0),
    until: after(86_400),
  },
  'policy-changed': { code: 'policy-changed', at: after(0) },
  'policy-refused': {
    code: 'policy-refused',
    at: after(0),
    problems: 2,
    where: ['policy › approvalsNeeded', 'policy › roles › approver'],
  },
  'log-rolled-back': { code: 'log-rolled-back', at: after(0) },
  'log-emptied': { code: 'log-emptied', at: after(0) },
  'log-checkpoint': {
    code: 'log-checkpoint',
    note: 'otp-bridge/7e57ab1e-0000-4000-8000-000000000001/audit/1\n1234\nbgzUoXkXyPqBP9Rn6sS4lHR9dSAeJ4ZKzOCt1cL0hPM=\n\n— otp-bridge/7e57ab1e-0000-4000-8000-000000000001/audit/1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0BBQkM=\n',
    size: 1_234,
  },
  'log-memory-gone': { code: 'log-memory-gone', at: after(0) },
  'log-unkept': { code: 'log-unkept', at: after(0) },
  'log-unanchored': { code: 'log-unanchored', at: after(0) },
  'log-anchored-again': { code: 'log-anchored-again', at: after(0) },
  'records-restored': { code: 'records-restored', at: after(0), backedUpAt: after(-3600) },
} as const;

export function controlCards(reader: Reader): readonly NamedCard[] {
  return [
    ...frozenRequests(reader),
    ...ofStoppedTokens(reader),
    ...freezeAnswers(reader),
    { kind: 'answer', name: 'what is frozen', card: freezesCard(reader) },
    {
      kind: 'requester',
      name: 'waiting, may break glass',
      card: renderRequest(sampleView('requester', PHASES.waiting, { mayBreakGlass: true }), reader),
    },
    ...reviewCards(reader),
  ];
}

function freezesCard(reader: Reader): NamedCard['card'] {
  const order = { by: ADELE, at: after(-60), reason: 'phishing wave' };
  const restored = { at: after(-30), backedUpAt: after(-3600), liftedBy: ADELE };
  const list = ok({
    shown: [
      { whom: null, order, restored, lifting: 'LIFTED_IT_YOURSELF' },
      {
        whom: { ...ADELE, ...ALICE },
        order: { ...order, by: { ...ADELE, name: '' }, reason: '' },
        lifting: 'yours',
      },
    ],
    others: ['Diego Siciliani'],
  } as const);
  return must(renderFreezes(list, reader).card);
}

const REVIEW: ReviewView = {
  review: {
    requestId: SAMPLE.requestId,
    by: { ...ADELE, name: 'Alex Wilber' },
    owner: { ...ADELE, ...ALICE },
    issuer: 'Microsoft',
    reason: 'ward 3 is locked out',
    openedAt: after(30),
    closed: null,
  },
  codes: 1,
  shownAt: after(60),
  report: 'worked',
};

function reviewCards(reader: Reader): readonly NamedCard[] {
  const closed = { by: ADELE, at: after(900), note: 'both confirm' };
  const none = { codes: 0, shownAt: null, report: null };
  const refused = { code: 'NOTE_MISSING' } as const;
  return [
    { kind: 'review', name: 'open', card: renderReview(REVIEW, reader) },
    { kind: 'review', name: 'no code yet', card: renderReview({ ...REVIEW, ...none }, reader) },
    { kind: 'review', name: 'no note', card: renderReview(REVIEW, reader, refused) },
    {
      kind: 'review',
      name: 'closed',
      card: renderReview({ ...REVIEW, review: { ...REVIEW.review, closed } }, reader),
    },
  ];
}

function frozenRequests(reader: Reader): readonly NamedCard[] {
  return (['requester', 'approver', 'owner'] as const).flatMap((audience) =>
    (['waiting', 'approved', 'code out'] as const).map((phase) => ({
      kind: audience,
      name: `${phase}, frozen`,
      card: renderRequest(sampleView(audience, PHASES[phase], { frozen: true }), reader),
    })),
  );
}

function ofStoppedTokens(reader: Reader): readonly NamedCard[] {
  return (['requester', 'approver', 'owner'] as const).map((audience) => ({
    kind: audience,
    name: 'code out, token stopped',
    card: renderRequest(sampleView(audience, PHASES['code out'], { compromised: true }), reader),
  }));
}

function freezeAnswers(reader: Reader): readonly NamedCard[] {
  const answers: readonly (readonly [string, FreezeAnswer])[] = [
    ['frozen, one', ok({ kind: 'frozen', whom: ALICE, still: [] })],
    ['frozen, all', ok({ kind: 'frozen', whom: null, still: [] })],
    ['lifted, one', ok({ kind: 'lifted', whom: ALICE, still: [] })],
    ['half lifted, after a restore', ok({ kind: 'half-lifted', whom: null, still: [] })],
    ['lifted, all but one', ok({ kind: 'lifted', whom: null, still: [ALICE.name] })],
    ...Object.values(CONTROL_REFUSALS).map(
      (refusal) => [`freeze: ${refusal.code}`, refused(refusal)] as const,
    ),
  ];
  return answers.flatMap(([name, answer]) => {
    const { card } = renderFreezeAnswer(answer, reader, {
      kind: 'freeze',
      typedName: 'alice',
      reason: '',
    });
    return card === undefined ? [] : [{ kind: 'answer' as const, name, card }];
  });
}
