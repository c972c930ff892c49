// The other rows of a tenant: people, cards, reviews, tallies and the policy in force.
import { parseGroupId } from '../../../../src/domain/ids.js';
import {
  cardSchema,
  limitReachedSchema,
  openSchema,
  personSchema,
  policyRowSchema,
  retentionSchema,
  reviewRefusal,
  reviewSchema,
  tallySchema,
} from '../../../../src/app/commit/rows/schemas.js';
import type { Closed } from '../../../../src/app/commit/rows/schemas.js';
import { LIMITED } from '../../../../src/domain/policy/limits.js';
import type { LimitReached } from '../../../../src/domain/policy/limits.js';
import type { ReviewRefusal } from '../../../../src/domain/release/review.js';
import { alex, alice, at, megan, T0 } from '../../../domain/release/given.js';
import { must } from '../../trial.js';
import { REQUEST } from './every-name.js';
import { keptAs } from './kept-as.js';

const group = must(parseGroupId('7e57ab1e-0000-4000-8000-000000000201'));
const holders = { people: [megan.id], groups: [group] };

keptAs('how far it was looked through what is over', {
  schema: retentionSchema,
  examples: {
    'not yet': {},
    'up to here': { sweptAt: T0, texts: { audit: 42, refusals: 0 } },
  },
});
keptAs('the policy in force', {
  schema: policyRowSchema,
  examples: {
    'by its version alone': { version: 'v1' },
    'after a change, and a file that was refused': {
      version: 'v2',
      operators: holders,
      formerly: { people: [], groups: [group] },
      refused: { digest: '0a1b', problems: 2, where: ['roles.security'], at: T0 },
    },
  },
});

const WHY: { readonly [C in Closed]: C } = {
  'not-installed': 'not-installed',
  blocked: 'blocked',
  'blocked-by-admin': 'blocked-by-admin',
  'chat-gone': 'chat-gone',
};
keptAs('a person', {
  schema: personSchema,
  examples: {
    'of whom nothing is known': {},
    'who was here': {
      address: { chat: 'alex', of: ['a', 1, null] },
      zone: 'Europe/Berlin',
      locale: 'de-DE',
      seenAt: T0,
      checkedBy: 'call-back',
    },
    'whose chat is to be opened': { opening: { due: at(60), tries: 2 } },
    ...Object.fromEntries(
      Object.values(WHY).map((why) => [
        `whose chat is closed: ${why}`,
        { closed: { why, at: T0 } },
      ]),
    ),
  },
  words: ['why'],
  loose: ['address'],
});
keptAs('where a card is', {
  schema: cardSchema,
  examples: {
    'the one of it': { reference: 'chat-1/card-1' },
    'and older ones': { reference: 'chat-1/card-3', older: ['chat-1/card-1', 'chat-1/card-2'] },
  },
});
keptAs('how often something happened', {
  schema: tallySchema,
  examples: { twice: { times: [T0, at(60)] } },
});
keptAs('a row that leads to a request', {
  schema: openSchema,
  examples: { any: { requestId: REQUEST } },
});

const review = {
  requestId: REQUEST,
  by: alex,
  owner: alice,
  issuer: 'Microsoft',
  reason: 'nobody answered',
  openedAt: T0,
  closed: null,
};
keptAs('a review', {
  schema: reviewSchema,
  examples: {
    'that is open': review,
    'that is closed': { ...review, closed: { by: megan, at: at(600), note: 'it was her' } },
  },
});

const NOT_CLOSED: { readonly [C in ReviewRefusal['code']]: { readonly code: C } } = {
  NOT_A_REVIEWER: { code: 'NOT_A_REVIEWER' },
  OWN_BREAK_GLASS: { code: 'OWN_BREAK_GLASS' },
  NOTE_MISSING: { code: 'NOTE_MISSING' },
  REVIEW_CLOSED: { code: 'REVIEW_CLOSED' },
};
keptAs<ReviewRefusal>('why a review was not closed', {
  schema: reviewRefusal,
  examples: NOT_CLOSED,
  words: ['code'],
});
keptAs<LimitReached>('a limit that was reached', {
  schema: limitReachedSchema,
  examples: Object.fromEntries(
    LIMITED.flatMap((what) =>
      (['person', 'owner', 'share'] as const).map((whose) => [
        `of ${what}, of one ${whose}`,
        { what, whose, at: T0 },
      ]),
    ),
  ),
  words: ['what', 'whose'],
});
