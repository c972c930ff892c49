// Whose chat is to be opened: those who have none that we know, and have not shut us out; once at a time, and sooner where somebody waits.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { personRow } from '../../../src/app/commit/rows/names.js';
import { outboxRowOf } from '../../../src/app/commit/rows/outbox-row.js';
import type { PersonRecord } from '../../../src/app/commit/rows/schemas.js';
import { OPEN_CHAT } from '../../../src/app/commit/rows/tenant-items.js';
import { wantChat, whyClosed } from '../../../src/app/commit/want-chat.js';
import { plusSeconds } from '../../../src/domain/ids.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { PEOPLE, TENANT } from '../trial.js';
import { WatchedStore } from './watched-store.js';

const NOW = new FakeClock().now();
const MEGAN = { to: PEOPLE.megan };
const ROW = personRow(PEOPLE.megan);
const ITEM = outboxRowOf(OPEN_CHAT.draft(NOW, MEGAN), NOW);
const MET: PersonRecord = { address: { chat: 'megan' }, locale: 'de-DE', seenAt: NOW };
const inSeconds = (seconds: number): NonNullable<PersonRecord['opening']> => ({
  due: plusSeconds(NOW, seconds),
  tries: 3,
});

let store: WatchedStore;

beforeEach(() => {
  store = new WatchedStore();
});

async function want(before?: PersonRecord, how?: { readonly urgent: boolean }): Promise<unknown> {
  if (before !== undefined) await store.theirs(ROW, before);
  await wantChat({ store, tenantId: TENANT, clock: new FakeClock() }, PEOPLE.megan, how);
  return store.kept(ROW);
}

test.each<[string | undefined, PersonRecord | undefined]>([
  ['not-installed', undefined],
  ['not-installed', { locale: 'de-DE' }],
  [undefined, MET],
  ['chat-gone', { ...MET, closed: { why: 'chat-gone', at: NOW } }],
  ['blocked', { closed: { why: 'blocked', at: NOW } }],
])('closed: %s', (why, record) => {
  expect(whyClosed(record)).toBe(why);
});

describe('a chat', () => {
  test('with somebody whom nobody has met is opened at once, in one commit with the wish', async () => {
    expect(await want()).toEqual({ opening: { due: NOW, tries: 0 } });
    expect(await store.kept(ITEM)).toMatchObject({ item: MEGAN, due: NOW });
    expect(store.asked).toHaveLength(1);
  });

  test('that is being opened is not wished for a second time', async () => {
    await want();
    await want();
    expect(store.asked).toHaveLength(1);
  });

  test('that is gone is opened anew; what is known of them stays', async () => {
    const gone = { ...MET, closed: { why: 'chat-gone', at: NOW } } as const;
    expect(await want(gone)).toEqual({ ...gone, opening: { due: NOW, tries: 0 } });
    expect(await store.kept(ITEM)).toBeDefined();
  });

  test.each<[string, PersonRecord]>([
    ['is open', MET],
    ['they have closed', { ...MET, closed: { why: 'blocked', at: NOW } }],
    ['an administrator has closed', { closed: { why: 'blocked-by-admin', at: NOW } }],
  ])('that %s is left alone, also where somebody waits', async (_, before) => {
    expect(await want(before, { urgent: true })).toEqual(before);
    expect(store.asked).toEqual([]);
  });
});

describe('an attempt', () => {
  test.each([
    ['that was due ten minutes ago may still be under way', -600, false],
    ['that was due before that is lost: the next is made at once', -601, true],
    ['to come is waited for', 3_600, false],
  ])('%s', async (_, seconds, isAnew) => {
    const opening = inSeconds(seconds);
    expect(await want({ opening })).toEqual({
      opening: isAnew ? { due: NOW, tries: 3 } : opening,
    });
    expect(store.asked).toHaveLength(isAnew ? 1 : 0);
  });

  test.each([
    ['within a minute is soon enough', 60, false],
    ['later than that is made at once', 61, true],
    ['that is lost is made at once', -601, true],
    ['that is under way is waited for', -1, false],
  ])('for whom somebody waits, %s', async (_, seconds, isAnew) => {
    const opening = inSeconds(seconds);
    expect(await want({ opening }, { urgent: true })).toEqual({
      opening: isAnew ? { due: NOW, tries: 3 } : opening,
    });
  });
});
