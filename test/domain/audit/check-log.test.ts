// Which entry of a log does not fit first, and why: what a verifier is told, with the hashes that lie beside the entries, without them,
// and with checkpoints that were kept elsewhere.
import { describe, expect, test } from '@jest/globals';
import { LogChecker } from '../../../src/domain/audit/check-log.js';
import type { Misfit, SeenHead } from '../../../src/domain/audit/check-log.js';
import { leafHash } from '../../../src/domain/audit/tree.js';
import type { Hash } from '../../../src/domain/audit/tree.js';
import { instant } from '../../../src/domain/ids.js';
import { BEGUN, entryOf, headOf } from '../../app/audit/made-log.js';
import { must } from '../../app/trial.js';
import { fc } from '../../properties.js';

const numbered = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_none, at) => entryOf(from + at).leaf);

const LOG = numbered(1, 8);
const [one, two, three, four, five, six, seven, eight] = LOG as [string, ...string[]];
const NO_ENTRY = 'no entry';

const asIfBy = (leaf = ''): string => leaf.replace('7e57ab1e', '7e57ab1f');
const asNumber = (leaf = '', seq = 0): string => leaf.replace(/"seq":\d+/, `"seq":${seq}`);
const atSecond = (leaf: string, second: number): string =>
  leaf.replace(/"at":\d+/, `"at":${BEGUN + second * 1_000}`);
const hashesOf = (leaves: readonly string[]): readonly Hash[] =>
  leaves.map((leaf) => leafHash(Buffer.from(leaf)));

type Beside = {
  readonly first?: number;
  readonly heads?: readonly SeenHead[];
  /** As they lie in tiles. */
  readonly told?: readonly Hash[];
  /** Where a name or a reason beside an entry is another. */
  readonly alteredAt?: number;
};

function checkerOf(
  leaves: readonly (string | undefined)[],
  { first = 1, heads = [], told = [], alteredAt }: Beside = {},
): LogChecker {
  const checker = new LogChecker({ first, heads });
  leaves.forEach((leaf, at) => {
    const hasOwnTexts = at === alteredAt ? { hasOwnTexts: false } : {};
    checker.add({ leaf: Buffer.from(must(leaf)), told: told[at], ...hasOwnTexts });
  });
  return checker;
}

const check = (leaves: readonly (string | undefined)[], beside?: Beside): Misfit | undefined =>
  checkerOf(leaves, beside).end();
const checkTold = (...leaves: readonly (string | undefined)[]): Misfit | undefined =>
  check(leaves, { told: hashesOf(LOG) });

describe('a log that nobody has changed', () => {
  test('fits its hashes and every checkpoint of it, in whatever order those were kept', () => {
    const sizes = fc
      .subarray([0, 1, 2, 3, 4, 5, 6, 7, 8])
      .chain((some) => fc.shuffledSubarray(some));
    fc.assert(
      fc.property(sizes, fc.boolean(), (kept, hasTiles) => {
        const heads = kept.map((size) => headOf(LOG.slice(0, size)));
        expect(check(LOG, { heads, told: hasTiles ? hashesOf(LOG) : [] })).toBeUndefined();
      }),
    );
  });

  test('fits where its numbers go on from those of the log before', () => {
    const log = numbered(11, 18);
    expect(check(log, { first: 11, heads: [headOf(log)] })).toBeUndefined();
    expect(check(log, { first: 1 })).toEqual({ why: 'deleted', seq: 1 });
  });

  test('leads to the place from which it goes on', () => {
    const { frontier, misfit } = checkerOf(LOG);
    expect(frontier.size).toBe(LOG.length);
    expect(misfit).toBeUndefined();
  });
});

describe('an entry is said to be', () => {
  test('edited where its hash is another, in the middle or at the end', () => {
    expect(checkTold(one, two, three, asIfBy(four), five, six)).toEqual({ why: 'edited', seq: 4 });
    expect(checkTold(one, two, three, asIfBy(four))).toEqual({ why: 'edited', seq: 4 });
  });

  test('edited where it is no entry any more, whatever is known of its hash', () => {
    for (const broken of [NO_ENTRY, '', '{}', asNumber(four).replace('"seq":0', '"seq":"4"')]) {
      expect(checkTold(one, two, three, broken, five)).toEqual({ why: 'edited', seq: 4 });
      expect(check([one, two, three, broken, five])).toEqual({ why: 'edited', seq: 4 });
      expect(check([one, two, three, broken, NO_ENTRY])).toEqual({ why: 'edited', seq: 4 });
    }
  });

  test('edited where its number alone is another, and those behind it stand in their places', () => {
    const numberedAnew = [one, two, three, asNumber(four, 9), five, six];
    expect(check(numberedAnew)).toEqual({ why: 'edited', seq: 4 });
  });

  test('deleted where those behind it have moved up', () => {
    expect(check([one, two, three, five, six, seven])).toEqual({ why: 'deleted', seq: 4 });
    expect(checkTold(one, two, three, five, six, seven)).toEqual({ why: 'deleted', seq: 4 });
    expect(check([two])).toEqual({ why: 'deleted', seq: 1 });
  });

  test('deleted, whatever was done behind it so that the numbers fit again', () => {
    const filledUp = [one, two, three, five, six, asIfBy(six), seven, eight];
    expect(check(filledUp)).toEqual({ why: 'deleted', seq: 4 });
    expect(check([one, two, three, five, NO_ENTRY, six])).toEqual({ why: 'deleted', seq: 4 });
  });

  test('in another place where it comes later', () => {
    expect(check([one, two, four, three, five])).toEqual({ why: 'reordered', seq: 3 });
    expect(check([one, two, six, four, five, three, seven])).toEqual({ why: 'reordered', seq: 3 });
  });

  test('inserted where one is there twice', () => {
    const replayed = [one, two, three, two, four, five, six];
    expect(check(replayed)).toEqual({ why: 'inserted', seq: 4 });
    expect(checkTold(...replayed)).toEqual({ why: 'inserted', seq: 4 });
  });

  test('inserted where it has pushed back the one that was there', () => {
    expect(checkTold(one, two, three, asIfBy(four), four)).toEqual({ why: 'inserted', seq: 4 });
    expect(check([one, two, three, NO_ENTRY, four, five])).toEqual({ why: 'inserted', seq: 4 });
  });

  test('inserted where the hashes have what comes behind it in its place', () => {
    const told = hashesOf([one, two, three, NO_ENTRY, five].map(must));
    const pushing = [one, two, three, four, NO_ENTRY, five];
    expect(check(pushing, { told })).toEqual({ why: 'inserted', seq: 4 });
  });

  test('altered beside itself where a name or a reason is another', () => {
    expect(check(LOG, { alteredAt: 3 })).toEqual({ why: 'text-edited', seq: 4 });
  });

  test('written before the one that stands before it, beyond what two clocks may differ', () => {
    const at = (...seconds: readonly number[]) =>
      check(seconds.map((second, place) => atSecond(must(LOG[place]), second)));
    expect(at(100, 40, 100)).toBeUndefined();
    expect(at(100, 39.999, 100)).toEqual({ why: 'time-back', seq: 2 });
    // Not against the last one alone: the times would go back step by step.
    expect(at(100, 60, 30)).toEqual({ why: 'time-back', seq: 3 });
  });

  test('the first that does not fit, whatever is wrong behind it', () => {
    const twice = [one, two, two, three, three, asIfBy(four), NO_ENTRY];
    expect(checkTold(...twice)).toEqual({ why: 'inserted', seq: 3 });
    expect(checkerOf(twice).misfit).toEqual({ why: 'inserted', seq: 3 });
  });

  test('nothing yet, while what comes behind it can still tell why', () => {
    expect(checkerOf([one, two, four]).misfit).toBeUndefined();
    expect(checkerOf([one, two, four, three]).misfit).toEqual({ why: 'reordered', seq: 3 });
  });
});

describe('against checkpoints that were kept elsewhere', () => {
  const log = numbered(11, 18);
  const rewritten = [...log.slice(0, 4), asIfBy(log[4]), ...log.slice(5)];
  const headsAt = (...sizes: readonly number[]): readonly SeenHead[] =>
    sizes.map((size) => headOf(log.slice(0, size)));

  test('a log that is whole in itself and another was replaced, behind the last one that it fits', () => {
    const replaced = (...sizes: readonly number[]) =>
      check(rewritten, { first: 11, heads: headsAt(...sizes) });
    expect(replaced(8)).toEqual({ why: 'replaced', seq: 11, until: 18 });
    expect(replaced(8, 2, 6)).toEqual({ why: 'replaced', seq: 13, until: 16 });
    expect(replaced(4)).toBeUndefined();
  });

  test('a log that is shorter was cut off', () => {
    const heads = headsAt(3, 8);
    const cut = (size: number) => check(log.slice(0, size), { first: 11, heads });
    expect(cut(5)).toEqual({ why: 'cut-off', seq: 16 });
    expect(cut(0)).toEqual({ why: 'cut-off', seq: 11 });
    expect(cut(8)).toBeUndefined();
  });

  test('a log of nothing is held against them, too', () => {
    const root = leafHash(Buffer.from(NO_ENTRY));
    expect(check([], { heads: [headOf([])] })).toBeUndefined();
    expect(check([], { heads: [{ size: 0, root }] })).toMatchObject({ why: 'replaced', seq: 1 });
  });

  test('of a key that had ended, no entry may be later than its end', () => {
    const [at8] = headsAt(8) as [SeenHead];
    const until = (seconds: number) =>
      check(log, {
        first: 11,
        heads: [{ ...at8, notAfter: instant(BEGUN + seconds * 1_000) }, ...headsAt(2)],
      });
    expect(until(18)).toBeUndefined();
    expect(until(17.999)).toEqual({ why: 'key-ended', seq: 18 });
  });
});
