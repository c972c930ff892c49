import { instant, parseSeedReference } from '../../../../src/domain/ids.js';
import {
  CARD,
  DESTROY_SEED,
  NOTICE,
  NOTICE_TOPICS,
  NUDGE,
  REQUEST_TIME,
  TOKEN_NOTICE,
  TOKEN_OVER,
  TOKEN_TIME,
  TOKEN_TOPICS,
} from '../../../../src/app/commit/rows/items.js';
import type { HastenItem, NoticeTopic, TokenTopic } from '../../../../src/app/commit/rows/items.js';
import type { Lane } from '../../../../src/app/commit/rows/outbox-row.js';
import { describe, expect, test } from '@jest/globals';
import { must, PEOPLE } from '../../trial.js';
import { alex, NOON, REQUEST, TOKEN } from './every-name.js';
import { putAndRead } from './put-and-read.js';

const to = alex;
const requestId = REQUEST;
const tokenId = TOKEN;
const reference = must(parseSeedReference('seed-one'));

putAndRead(CARD, 'card', [
  [{ to, requestId, fresh: false }, 'awaited', [to, requestId]],
  [{ to, requestId, fresh: true }, 'awaited', [to, requestId, 'fresh']],
  [{ to, requestId, fresh: true, ready: true }, 'awaited', [to, requestId, 'fresh', 'ready']],
  // Where it lies nothing moves: it is brought up to date, ready or not.
  [{ to, requestId, fresh: false, ready: true }, 'awaited', [to, requestId]],
]);

/** An alarm, where somebody must stop; a copy, where nobody waits for it. */
const LANES: Readonly<Record<NoticeTopic, Lane>> = {
  approved: 'awaited',
  withdrawn: 'awaited',
  ready: 'awaited',
  denied: 'awaited',
  expired: 'awaited',
  stopped: 'alarm',
  released: 'copy',
  'approvers-unreachable': 'awaited',
  reminder: 'copy',
  frozen: 'alarm',
  lifted: 'alarm',
};
putAndRead(
  NOTICE,
  'notice',
  Object.entries(LANES).map(([topic, lane]) => {
    const about = { to, requestId, topic: topic as NoticeTopic };
    return [about, lane, [to, requestId, topic]];
  }),
);

const by = PEOPLE.megan;
const at = NOON;
const TOKEN_LANES: Readonly<Record<TokenTopic, Lane>> = {
  'seed-kept': 'awaited',
  'seed-shown': 'awaited',
  'seed-exported': 'awaited',
  'confirm-wanted': 'awaited',
  'seed-destroyed': 'copy',
  'sign-in-ends': 'copy',
  'not-arrived': 'copy',
  'days-corrected': 'copy',
  'set-up-swept': 'copy',
  'owner-gone': 'copy',
};
const corrected = { to, tokenId, topic: 'days-corrected', by, at } as const;
putAndRead(TOKEN_NOTICE, 'token-notice', [
  ...Object.entries(TOKEN_LANES).map(([topic, lane]) => {
    const about = { to, tokenId, topic: topic as TokenTopic, by: 'bridge' as const, at };
    return [about, lane, [to, tokenId, topic, at]] as const;
  }),
  [
    { ...corrected, before: { postedOn: '2026-11-24', expectedOn: '2026-11-28' } },
    'copy',
    [to, tokenId, 'days-corrected', at],
  ],
  [{ ...corrected, before: {} }, 'copy', [to, tokenId, 'days-corrected', at]],
  // Another correction is told, too.
  [{ ...corrected, at: instant(at + 1) }, 'copy', [to, tokenId, 'days-corrected', at + 1]],
]);

putAndRead<HastenItem>(NUDGE, 'nudge', [
  [{ requestId, step: 'remind' }, 'copy', [requestId, 'remind']],
  [{ requestId, step: 'widen' }, 'copy', [requestId, 'widen']],
]);
putAndRead(REQUEST_TIME, 'time', [[{ requestId }, 'awaited', [requestId]]]);
putAndRead(TOKEN_OVER, 'token-over', [[{ tokenId }, 'alarm', [tokenId]]]);
putAndRead(DESTROY_SEED, 'destroy-seed', [[{ tokenId, reference }, 'copy', [reference]]]);
putAndRead(TOKEN_TIME, 'token-time', [[{ tokenId }, 'copy', [tokenId]]]);

describe('what somebody is told of', () => {
  test('has a place among what is urgent', () => {
    expect([...NOTICE_TOPICS].sort()).toEqual(Object.keys(LANES).sort());
    expect([...TOKEN_TOPICS].sort()).toEqual(Object.keys(TOKEN_LANES).sort());
  });
});
