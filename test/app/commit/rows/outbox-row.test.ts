// What is to be told or done lies in the outbox once, at the place of its urgency; whoever delivers it is left alone with it.
import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { instant } from '../../../../src/domain/ids.js';
import {
  itemKind,
  LANES,
  outboxRecord,
  outboxRowOf,
  outboxSchema,
} from '../../../../src/app/commit/rows/outbox-row.js';
import type { FirstLease, OutboxDraft } from '../../../../src/app/commit/rows/outbox-row.js';
import { alex, NOON } from './every-name.js';
import { keptAs } from './kept-as.js';

const LATER = instant(NOON + 60_000);
const NEVER = instant(0);
const DRAFT: OutboxDraft = {
  due: NOON,
  lane: 'awaited',
  key: 'notice~one',
  item: { kind: 'notice', to: alex, topic: 'denied' },
};
const WAITING = { ...DRAFT, attempts: 3, leasedUntil: LATER };

keptAs('an item', {
  schema: outboxSchema,
  examples: {
    ...Object.fromEntries(LANES.map((lane) => [`of the lane ${lane}`, { ...WAITING, lane }])),
    'that somebody is at': { ...WAITING, lease: 'one~1' },
    'that is nobody’s': { ...WAITING, item: { kind: 'sweep', since: [1, null], urgent: true } },
  },
  words: ['lane'],
  loose: ['topic', 'since', 'urgent'],
});

describe('where an item lies', () => {
  const place = (lane: OutboxDraft['lane'], due = NOON): string =>
    outboxRowOf({ ...DRAFT, lane, due }, NOON);
  const one = 'edf715c268fb2fa0a5a4ef87b71711e7';

  test('tells how urgent it is, and what makes it the same as another', () => {
    expect(LANES.map((lane) => place(lane))).toEqual([
      `outbox~a~${one}`,
      `outbox~b~${one}`,
      `outbox~c~${one}`,
    ]);
    expect(outboxRowOf({ ...DRAFT, key: 'notice~other' }, NOON)).not.toBe(place('awaited'));
  });

  test('is among the timers until it is due, and not a moment longer', () => {
    expect(place('awaited', LATER)).toBe(`outbox~t~0${LATER}~${one}`);
    expect(place('awaited', instant(NOON + 1))).toMatch(/^outbox~t~/);
    expect(place('awaited', instant(NOON - 1))).toBe(`outbox~b~${one}`);
  });
});

describe('a kind of items', () => {
  const kind = itemKind<{ readonly to: typeof alex; readonly of: number }>({
    kind: 'greeting',
    about: z.object({ to: z.string().transform(() => alex), of: z.number() }),
    lane: ({ of }) => (of > 7 ? 'alarm' : 'copy'),
    key: ({ to, of }) => [to, of],
  });
  const item = { to: alex, of: 8, kind: 'greeting' };

  test('says what it is about, how urgent it is, and which two are the same', () => {
    const draft = kind.draft(NOON, { to: alex, of: 8 });
    expect(draft).toEqual({ due: NOON, lane: 'alarm', key: `greeting~${alex}~8`, item });
    expect(kind.draft(NOON, { to: alex, of: 7 }).lane).toBe('copy');
  });

  test('reads its own items, and no others', () => {
    expect(kind.read(item)).toEqual({ to: alex, of: 8 });
    expect(kind.read({ ...item, kind: 'farewell' })).toBeUndefined();
    expect(kind.read({ ...item, of: 'eight' })).toBeUndefined();
  });
});

describe('an item that is put into the outbox', () => {
  const ours: FirstLease = {
    lease: 'one~2',
    leasedUntil: LATER,
    isOurs: (lease) => lease.startsWith('one~'),
  };
  const fresh = { ...DRAFT, attempts: 0 };

  test('is anybody’s at once where nobody puts it in to deliver it', () => {
    expect(outboxRecord(DRAFT)).toEqual({ ...fresh, leasedUntil: NEVER });
  });

  test('is theirs who put it in, where they deliver it', () => {
    const theirs = { ...fresh, leasedUntil: LATER, lease: 'one~2' };
    expect(outboxRecord(DRAFT, { first: ours })).toEqual(theirs);
    expect(outboxRecord(DRAFT, { first: ours, before: { ...WAITING, lease: 'one~1' } })).toEqual(
      theirs,
    );
  });

  test('is tried at once where the one before had failed, whatever pause that one had', () => {
    expect(outboxRecord(DRAFT, { before: WAITING })).toEqual({ ...fresh, leasedUntil: NEVER });
  });

  test('is left to whoever is delivering it at this moment until their lease ends, and is theirs no more', () => {
    const before = { ...WAITING, leasedUntil: instant(NOON + 7), lease: 'other~1' };
    const left = { ...fresh, leasedUntil: instant(NOON + 7) };
    expect(outboxRecord(DRAFT, { before })).toEqual(left);
    expect(outboxRecord(DRAFT, { before, first: ours })).toEqual(left);
    expect(outboxRecord(DRAFT, { before: { ...before, lease: 'one~1' } })).toEqual(left);
  });
});
