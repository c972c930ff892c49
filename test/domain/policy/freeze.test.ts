import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { storedBytes } from '../../../src/domain/cut.js';
import { instant } from '../../../src/domain/ids.js';
import type { PersonId } from '../../../src/domain/ids.js';
import {
  decideFreeze,
  decideLift,
  FREEZE_REASON_BYTES,
  isSet,
  RELEASED,
} from '../../../src/domain/policy/freeze.js';
import type { Brake } from '../../../src/domain/policy/freeze.js';
import { fine } from '../../app/trial.js';
import { alex, alice, diego, megan } from '../release/given.js';

const order = (by: typeof alex) => ({ by, at: instant(0), reason: '' });
const isNot = (by: typeof alex) => ({
  by,
  isTheirs: (frozenBy: PersonId): boolean => by.id === frozenBy,
  still: [],
});

describe('a freeze', () => {
  test.each([{ whom: null }, { whom: alice }])('is not lifted by who froze: $whom', ({ whom }) => {
    const frozen = fine(decideFreeze(RELEASED, whom, order(megan)));
    expect(decideLift(frozen, whom, isNot(megan))).toEqual({
      ok: false,
      refusal: { code: 'FROZE_IT_YOURSELF', whom: whom?.name ?? null },
    });
    expect(fine(decideLift(frozen, whom, isNot(diego)))).toEqual(RELEASED);
  });

  test('is not taken over by freezing once more', () => {
    const frozen = fine(decideFreeze(RELEASED, null, order(megan)));
    const refusal = { code: 'ALREADY_FROZEN', order: { by: megan } };
    expect(decideFreeze(frozen, null, order(diego))).toMatchObject({
      ok: false,
      refusal: { ...refusal, whom: null },
    });
    expect(decideFreeze(frozen, alice, order(diego))).toMatchObject({
      ok: false,
      refusal: { ...refusal, whom: alice.name },
    });
  });

  test('after a restore is lifted by two people, and with it what one of others has frozen', () => {
    const restored = { at: instant(1), backedUpAt: instant(0), liftedBy: null };
    for (const order of [null, { by: alex, at: instant(0), reason: '' }]) {
      const half = fine(decideLift({ order, restored }, null, isNot(megan)));
      expect(isSet(half)).toBe(true);
      expect(decideLift(half, null, isNot(megan))).toMatchObject({
        refusal: { code: 'LIFTED_IT_YOURSELF' },
      });
      expect(fine(decideLift(half, null, isNot(diego)))).toEqual(RELEASED);
    }
    const own = { order: { by: diego, at: instant(0), reason: '' }, restored };
    const half = fine(decideLift(own, null, isNot(megan)));
    expect(decideLift(half, null, isNot(diego))).toMatchObject({
      refusal: { code: 'FROZE_IT_YOURSELF' },
    });
    expect(fine(decideFreeze({ order: null, restored }, null, order(megan)))).toMatchObject({
      restored,
    });
  });

  test('that is not there cannot be lifted, and the answer names those that are', () => {
    expect(decideLift(RELEASED, null, { ...isNot(diego), still: [alice.name] })).toEqual({
      ok: false,
      refusal: { code: 'NOT_FROZEN', whom: null, still: [alice.name] },
    });
  });

  test.each([
    ['plain', 'a'],
    ['quotation marks', '"'],
    ['Chinese', '手'],
    ['control characters', '\u0001'],
    ['half of a character', '\ud83d'],
    ['emoji', '📱'],
  ])('with an endless reason (%s) is set, with the beginning of it', (_what, character) => {
    const endless = { ...order(megan), reason: character.repeat(4000) };
    const { order: set } = fine(decideFreeze(RELEASED, null, endless));
    expect(storedBytes(set?.reason ?? '')).toBeLessThanOrEqual(FREEZE_REASON_BYTES);
    expect(set?.reason.startsWith(character)).toBe(true);
  });

  test('holds, whatever is done in whatever order, until somebody else lifts it', () => {
    const guard = fc.constantFrom(megan, diego, alex);
    const deed = fc.record({ lift: fc.boolean(), by: guard });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let frozenBy: PersonId | undefined;
        let brake: Brake = RELEASED;
        for (const { lift, by } of deeds) {
          const decided = lift
            ? decideLift(brake, alice, isNot(by))
            : decideFreeze(brake, alice, order(by));
          const may = lift ? frozenBy !== undefined && frozenBy !== by.id : frozenBy === undefined;
          expect(decided.ok).toBe(may);
          if (!decided.ok) continue;
          brake = decided.value;
          frozenBy = lift ? undefined : by.id;
        }
        expect(brake.order?.by.id).toBe(frozenBy);
      }),
    );
  });
});
