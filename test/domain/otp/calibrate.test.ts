// Calibration against simulated verifiers of every profile, with clocks apart and people who are slow, mistype and stop.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant } from '../../../src/domain/ids.js';
import { calibration } from '../../../src/domain/otp/calibrate.js';
import type { Calibration, Tried } from '../../../src/domain/otp/calibrate.js';
import { isOn } from '../../../scripts/environment.mjs';

const HEAVY = isOn(process.env, 'HEAVY');
const BEGUN = 1_764_336_617_000;
const PERIOD = 30;
const SIDES = [0, 1, 2, 3, 4];
const PROFILES = SIDES.flatMap((past) => SIDES.map((future) => ({ past, future })));

type Sitting = {
  readonly past: number;
  readonly future: number;
  /** Milliseconds that the verifier's clock is ahead of ours. */
  readonly apart: number;
  /** At the nth try: milliseconds until it is sent, and until that is said. */
  readonly delays: readonly (readonly [number, number])[];
  /** At the nth try another code is sent; said or not. */
  readonly slips: readonly ('none' | 'said' | 'unsaid')[];
};

type Run = { readonly found: Calibration; readonly tries: readonly Tried[] };

function outcomeOf(slip: Sitting['slips'][number], isTaken: boolean): Tried['outcome'] {
  if (slip === 'said') return 'mistyped';
  return isTaken ? 'accepted' : 'refused';
}

/** A verifier that takes no step that is not newer than the last one, and a person who does as they are told, more or less. */
function play({ past, future, apart, delays, slips }: Sitting): Run {
  let now = BEGUN;
  let taken = -1;
  let tries: readonly Tried[] = [];
  for (let round = 0; round < 600; round += 1) {
    const found = calibration(tries, { now: instant(now), periodSeconds: PERIOD });
    if (found.kind !== 'try') return { found, tries };
    const { next } = found;
    const [sending, saying] = delays[round % delays.length] ?? [0, 0];
    const sent = next.from + sending;
    const slip = slips[round % slips.length] ?? 'none';
    const current = Math.floor((sent + apart) / 1000 / PERIOD);
    const isIn = next.step >= current - past && next.step <= current + future;
    const isTaken = slip === 'none' && isIn && next.step > taken;
    if (isTaken) taken = next.step;
    now = sent + saying;
    const outcome = outcomeOf(slip, isTaken);
    const { offset, step, phase, from } = next;
    const tried = {
      offset,
      step,
      phase,
      notBefore: from,
      notAfter: instant(now),
      outcome,
    } as const;
    // Broken off and gone on with: from what was written down alone.
    tries = [...tries, tried].map((one): Tried => structuredClone(one));
  }
  throw new Error('it does not come to an end');
}

const PROMPT = { delays: [[1_000, 1_000]], slips: ['none'] } as const;

describe('calibrate', () => {
  test.each(PROFILES)(
    'finds {$past, $future} exactly where the clocks agree',
    ({ past, future }) => {
      const { found, tries } = play({ past, future, apart: 0, ...PROMPT });
      expect(found).toEqual({ kind: 'measured', past, future });
      expect(tries.length).toBe(5 + Number(past > 2) + Number(future > 2));
      expect(tries.filter(({ outcome }) => outcome === 'refused').length).toBeLessThanOrEqual(4);
    },
  );

  const sitting = fc.record({
    past: fc.constantFrom(...SIDES),
    future: fc.constantFrom(...SIDES),
    apart: fc.integer({ min: -20_000, max: 20_000 }),
    delays: fc.array(fc.tuple(fc.nat(45_000), fc.nat(60_000)), { minLength: 1, maxLength: 9 }),
    slips: fc.array(fc.constantFrom('none', 'none', 'none', 'said', 'unsaid'), {
      minLength: 1,
      maxLength: 9,
    }),
  });

  test('finds nothing wider than the truth, whoever types, and tries no step twice', () => {
    const holds = (one: Sitting): void => {
      if (one.slips.every((slip) => slip === 'said')) return;
      const { found, tries } = play(one);
      const steps = tries.map(({ step }) => step);
      expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
      if (found.kind !== 'measured') return;
      expect(found.past).toBeLessThanOrEqual(one.past);
      expect(found.future).toBeLessThanOrEqual(one.future);
    };
    fc.assert(fc.property(sitting, holds), { numRuns: HEAVY ? 5_000 : 300 });
  });

  test('loses one step to a side at most to clocks that are 20 seconds apart', () => {
    const lost = PROFILES.flatMap(({ past, future }) =>
      [-20_000, -10_000, 10_000, 20_000].map((apart) => {
        const { found } = play({ past, future, apart, ...PROMPT });
        if (found.kind !== 'measured') return `{${past}, ${future}} at ${apart}: ${found.kind}`;
        return Math.max(past - found.past, future - found.future) > 1 ? 'more' : '';
      }),
    ).filter((what) => what !== '');
    expect(lost).toEqual([]);
  });

  test('a verifier that takes nothing has no profile', () => {
    const { found } = play({ past: 4, future: 4, apart: 0, delays: [[0, 0]], slips: ['unsaid'] });
    expect(found).toEqual({ kind: 'nothing-accepted' });
  });
});
