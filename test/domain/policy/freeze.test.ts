import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instant } from '../../../src/domain/ids.js';
import type { PersonId } from '../../../src/domain/ids.js';
import {
  decideFreeze,
  decideLift,
  FROZEN_AT_MOST,
  frozenPeople,
  isFrozenFor,
  NOTHING_FROZEN,
} from '../../../src/domain/policy/freeze.js';
import type { Freezes, Frozen } from '../../../src/domain/policy/freeze.js';
import { fine, must } from '../../app/trial.js';
import { parsePersonId } from '../../../src/domain/ids.js';
import { alex, alice, diego, megan } from '../release/given.js';

const order = (by: typeof alex) => ({ by, at: instant(0), reason: '' });
const isNot =
  (by: typeof alex) =>
  (frozenBy: PersonId): boolean =>
    by.id === frozenBy;

describe('a freeze', () => {
  test('of one account owner is theirs alone; of everybody it is everybody’s', () => {
    const one = fine(decideFreeze(NOTHING_FROZEN, alice, order(megan)));
    expect(isFrozenFor(one, alice.id)).toBe(true);
    expect(isFrozenFor(one, alex.id)).toBe(false);
    const all = fine(decideFreeze(one, null, order(megan)));
    expect(isFrozenFor(all, alex.id)).toBe(true);
  });

  test('of everybody is lifted without those who were frozen one by one', () => {
    const one = fine(decideFreeze(NOTHING_FROZEN, alice, order(megan)));
    const all = fine(decideFreeze(one, null, order(megan)));
    const lifted = fine(decideLift(all, null, isNot(diego)));
    expect(isFrozenFor(lifted, alex.id)).toBe(false);
    expect(isFrozenFor(lifted, alice.id)).toBe(true);
    expect(frozenPeople(lifted)).toEqual([alice.name]);
  });

  test.each([{ whom: null }, { whom: alice }])('is not lifted by who froze: $whom', ({ whom }) => {
    const frozen = fine(decideFreeze(NOTHING_FROZEN, whom, order(megan)));
    expect(decideLift(frozen, whom, isNot(megan))).toEqual({
      ok: false,
      refusal: { code: 'FROZE_IT_YOURSELF', whom: whom?.name ?? null },
    });
  });

  test('is not taken over by freezing once more', () => {
    const frozen = fine(decideFreeze(NOTHING_FROZEN, null, order(megan)));
    expect(decideFreeze(frozen, null, order(diego))).toMatchObject({
      ok: false,
      refusal: { code: 'ALREADY_FROZEN', order: { by: megan } },
    });
  });

  test('that is not there cannot be lifted, and the answer names those that are', () => {
    const frozen = fine(decideFreeze(NOTHING_FROZEN, alice, order(megan)));
    expect(decideLift(frozen, null, isNot(diego))).toEqual({
      ok: false,
      refusal: { code: 'NOT_FROZEN', whom: null, still: [alice.name] },
    });
  });

  test('of more people than one row may hold is everybody’s', () => {
    let freezes: Freezes = NOTHING_FROZEN;
    for (let number = 0; number < FROZEN_AT_MOST; number += 1) {
      const id = must(parsePersonId(`7e57ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`));
      const reason = 'ü'.repeat(300 - 200);
      freezes = fine(
        decideFreeze(freezes, { id, name: `Person ${number}` }, { ...order(megan), reason }),
      );
    }
    expect(decideFreeze(freezes, alice, order(megan))).toEqual({
      ok: false,
      refusal: { code: 'TOO_MANY_FROZEN', most: FROZEN_AT_MOST },
    });
    expect(decideFreeze(freezes, null, order(megan)).ok).toBe(true);
  });

  test('holds, whatever is done in whatever order, until somebody else lifts it', () => {
    const guard = fc.constantFrom(megan, diego, alex);
    const whom = fc.constantFrom<Frozen>(null, alice, diego);
    const deed = fc.record({ lift: fc.boolean(), by: guard, whom });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        const book = new Map<string, PersonId>();
        let freezes: Freezes = NOTHING_FROZEN;
        for (const { lift, by, whom: about } of deeds) {
          const key = about?.id ?? 'all';
          const decided = lift
            ? decideLift(freezes, about, isNot(by))
            : decideFreeze(freezes, about, order(by));
          const frozenBy = book.get(key);
          expect(decided.ok).toBe(
            lift ? frozenBy !== undefined && frozenBy !== by.id : frozenBy === undefined,
          );
          if (!decided.ok) continue;
          freezes = decided.value;
          if (lift) book.delete(key);
          else book.set(key, by.id);
        }
        expect(isFrozenFor(freezes, alice.id)).toBe(book.has('all') || book.has(alice.id));
      }),
    );
  });
});
