import { describe, expect, test } from '@jest/globals';

import { letGo, makeMove } from '../../../src/domain/tokens/make-move.js';
import { CHANGES, STAGE_TABLE } from '../../../src/domain/tokens/stage-table.js';
import { STAGES } from '../../../src/domain/tokens/token.js';
import type {
  Burned,
  Captured,
  Delivered,
  Ended,
  Replaced,
  Stopped,
  Token,
} from '../../../src/domain/tokens/token.js';
import { at, nestor } from '../release/given.js';
import { aToken, capturing, KEPT_UNTIL, keptToken, MAKING, moveOf } from './given.js';

const cells = STAGES.flatMap((stage) => CHANGES.map((change) => [stage, change] as const));
const takes = <T>(value: T): T => value;
const LATER = { deed: { by: nestor.id, at: at(900) } };

describe('a move', () => {
  test.each(cells)('%s, %s: leads where the table says, or nowhere', (stage, change) => {
    const from = stage === 'delivered' ? keptToken() : aToken(stage);
    expect(makeMove(from, moveOf(change), MAKING)?.stage).toBe(STAGE_TABLE[stage][change]);
  });

  test.each(cells)(
    '%s, %s: the seed is gone where it is over, and nowhere else',
    (stage, change) => {
      const from = stage === 'delivered' ? keptToken() : aToken(stage);
      const moved = makeMove(from, moveOf(change), MAKING);
      if (moved === undefined) return;
      const over = ['delivered', 'lost', 'cancelled', 'replaced', 'compromised'].includes(
        moved.stage,
      );
      const kept = moved.stage === 'delivered' && moved.keptUntil !== undefined;
      expect(moved.destroyed !== undefined).toBe(over && !kept);
    },
  );

  test('that posts a token again leaves what was not said anew', () => {
    const parcel = { serial: '865', postedOn: '2026-11-24', offered: { kind: 'nothing' } } as const;
    const shipped = makeMove(aToken('burned'), { change: 'ship', parcel }, MAKING);
    expect(shipped).toMatchObject({ serial: '865', shipment: { postedOn: '2026-11-24' } });
    const again = shipped && makeMove(shipped, moveOf('ship'), LATER);
    expect(again).toMatchObject({ serial: '865', shipment: LATER.deed });
    expect(again?.shipment?.postedOn).toBeUndefined();
  });

  test('that corrects the days of a parcel leaves everything else as it was', () => {
    const offered = { kind: 'dont-ask-again', days: 30 } as const;
    const parcel = { serial: '865', postedOn: '2026-11-24', expectedOn: '2026-11-27', offered };
    const shipped = makeMove(aToken('burned'), { change: 'ship', parcel }, MAKING);
    const days = { postedOn: '2026-11-25' };
    const corrected = shipped && makeMove(shipped, { change: 'correct', days }, LATER);
    expect(corrected).toEqual({ ...shipped, shipment: { ...LATER.deed, ...days } });
  });

  test('that delivers keeps the seed as long as the policy says, or destroys it', () => {
    expect(keptToken()).toMatchObject({ keptUntil: KEPT_UNTIL });
    expect(aToken('delivered')).toMatchObject({ destroyed: MAKING.deed });
    expect(letGo(keptToken(), LATER.deed)).toMatchObject({ destroyed: LATER.deed });
  });

  test('that loses a token whose seed is gone leaves when that was', () => {
    const lost = makeMove(letGo(keptToken(), MAKING.deed), moveOf('lose'), LATER);
    expect(lost).toMatchObject({ stage: 'lost', since: LATER.deed, destroyed: MAKING.deed });
  });
});

test('the types do not let through what a stage does not have', () => {
  const { since } = capturing();
  const captured = { ...capturing(), stage: 'captured' } as const;
  // @ts-expect-error nothing has been posted yet
  takes<Captured>({ ...captured, serial: '865' });
  // @ts-expect-error no seed is destroyed while there are codes to come
  takes<Captured>({ ...captured, destroyed: since });
  // @ts-expect-error burned without a proof
  takes<Burned>({ ...captured, stage: 'burned' });
  // @ts-expect-error lost, and the seed still there
  takes<Ended>({ ...captured, stage: 'lost' });
  // @ts-expect-error delivered by nobody
  takes<Delivered>({ ...captured, stage: 'delivered', destroyed: since });
  // @ts-expect-error replaced by nothing
  takes<Replaced>({ ...captured, stage: 'replaced', destroyed: since });
  // @ts-expect-error in other hands, and nobody said so
  takes<Stopped>({ ...captured, stage: 'compromised', destroyed: since });
  // @ts-expect-error captured by nobody, and no sample
  takes<Token>({ ...captured, capturedBy: null });
  // @ts-expect-error sample data that somebody has captured
  takes<Token>({ ...captured, sample: true });
  expect(takes<Token>(captured).stage).toBe('captured');
});
