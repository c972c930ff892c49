// Whoever puts an item into the outbox and delivers it holds it from that commit on; nobody takes another one's for theirs.
import { expect, test } from '@jest/globals';
import { FirstLeases, leasingOf, LEASE_SECONDS } from '../../../src/app/commit/first-leases.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { OwnStore } from '../../fakes/own-store.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { must } from '../trial.js';

const now = new FakeClock().now();
const named = (id: string): { readonly id: () => string } => ({ id: () => id });

test('each commit has a lease of its own, for twenty seconds, that its process knows again', () => {
  const ours = new FirstLeases(named('me'), () => true);
  expect(ours.isOurs('me~1')).toBe(false);
  const leases = [ours.next(now), ours.next(now)].map(must);
  expect(leases.map(({ lease }) => lease)).toEqual(['me~1', 'me~2']);
  expect(leases.map(({ leasedUntil }) => leasedUntil)).toEqual([now + 20_000, now + 20_000]);
  expect(LEASE_SECONDS).toBe(20);
  expect(must(leases[0]).isOurs('me~2')).toBe(true);
});

test('another process’s lease is not ours, nor one of a name that begins alike', () => {
  const ours = new FirstLeases(named('me'), () => true);
  ours.next(now);
  expect(['me~7', 'you~1', 'me2~1', 'undefined~1'].map(ours.isOurs)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(new FirstLeases(named('me'), () => true).isOurs('undefined~1')).toBe(false);
});

test('what is left to others to deliver has no lease', () => {
  let delivers = false;
  const ours = new FirstLeases(named('me'), () => delivers);
  expect(ours.next(now)).toBeUndefined();
  delivers = true;
  expect(must(ours.next(now)).lease).toBe('me~1');
});

test('nothing is leased in a store that is ours alone', () => {
  const random = named('me');
  expect(leasingOf({ store: new OwnStore(), random }, () => true)).toEqual({});
  const { firstLeases } = leasingOf({ store: new MemoryStore(), random }, () => true);
  expect(must(must(firstLeases).next(now)).lease).toBe('me~1');
});
