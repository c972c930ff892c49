// What each kind of disclosure puts on record at each station of its way, and what those who read the record take each for.
import { describe, expect, test } from '@jest/globals';

import type { Instant } from '../../../src/domain/ids.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import { HANDED_OUT, SETS_ASIDE, SHOWS_AGAIN } from '../../../src/domain/release/fact.js';
import type { ReleaseFact } from '../../../src/domain/release/fact.js';
import { DISCLOSURES } from '../../../src/domain/release/request.js';
import type { Disclosed, Disclosure } from '../../../src/domain/release/request.js';
import { aCode, alex, approved, at, aWorld, released, releasing, STEP } from './given.js';
import { aFile, aRequestFor, aSeed, MARK_FOR, RESERVED_FOR } from './given-seed.js';

type OnRecord = {
  readonly given: Disclosed;
  readonly over: Instant;
  readonly setAside: ReleaseFact;
  readonly takenUp: ReleaseFact;
  readonly handedOut: ReleaseFact;
  readonly failed: (cause: string) => ReleaseFact;
  readonly shownAgain: ReleaseFact | null;
};

const RECORD: Readonly<Record<Disclosure, OnRecord>> = {
  release: {
    given: aCode(),
    over: at(115),
    setAside: { action: 'release.intended', step: STEP },
    takenUp: { action: 'release.resumed', step: STEP },
    handedOut: { action: 'release.handed-out', step: STEP },
    failed: (cause) => ({ action: 'release.failed', step: STEP, cause }),
    shownAgain: { action: 'release.shown-again', step: STEP, shows: 2 },
  },
  'seed-qr': {
    given: aSeed(),
    over: at(60),
    setAside: { action: 'seed-qr.intended' },
    takenUp: { action: 'seed-qr.resumed' },
    handedOut: { action: 'seed-qr.handed-out', until: at(60) },
    failed: (cause) => ({ action: 'seed-qr.failed', cause }),
    shownAgain: { action: 'seed-qr.shown-again', shows: 2 },
  },
  'seed-export': {
    given: aFile(),
    over: at(60),
    setAside: { action: 'seed-export.intended' },
    takenUp: { action: 'seed-export.resumed' },
    handedOut: { action: 'seed-export.handed-out' },
    failed: (cause) => ({ action: 'seed-export.failed', cause }),
    shownAgain: null,
  },
};

const show = { kind: 'show', by: alex } as const;

describe.each(DISCLOSURES)('on record of a %s', (disclosure) => {
  const { given, over, shownAgain, ...facts } = RECORD[disclosure];
  const reserved = RESERVED_FOR[disclosure];
  const mark = MARK_FOR[disclosure];
  const underWay = aRequestFor(disclosure, releasing({ reservation: reserved }));
  const out = aRequestFor(disclosure, released({ current: given }));

  test('is what is set aside, before any seed is read', () => {
    expect(decideEvent(aRequestFor(disclosure, approved()), show, aWorld())).toEqual({
      life: releasing({ reservation: reserved }),
      facts: [facts.setAside],
    });
  });

  test('is that it was taken up again where it got stuck, and it is the same', () => {
    expect(decideEvent(underWay, show, aWorld({ now: at(15) }))).toEqual({
      life: releasing({ reservation: { ...reserved, reservedAt: at(15) } }),
      facts: [facts.takenUp],
    });
  });

  test('is what was handed out, once it was', () => {
    const world = aWorld({ now: at(2) });
    expect(decideEvent(underWay, { kind: 'hand-out', mark }, world)).toEqual({
      life: released({ current: { ...given, handedOutAt: at(2) } }),
      facts: [facts.handedOut],
    });
  });

  test('is nothing for another than was set aside: it is neither handed out nor given up', () => {
    const other = mark - 1;
    const untouched = {
      life: releasing({ reservation: reserved }),
      facts: [],
      refusal: { code: 'NOT_NOW', state: 'releasing' },
    };
    expect(decideEvent(underWay, { kind: 'hand-out', mark: other }, aWorld())).toEqual(untouched);
    const fails = { kind: 'fail', mark: other, cause: 'SEED_NOT_FOUND' } as const;
    expect(decideEvent(underWay, fails, aWorld())).toEqual(untouched);
  });

  test('is what it failed of, and the approval is kept', () => {
    const fails = { kind: 'fail', mark, cause: 'VAULT_UNAVAILABLE' } as const;
    expect(decideEvent(underWay, fails, aWorld({ now: at(8) }))).toEqual({
      life: approved(),
      facts: [facts.failed('VAULT_UNAVAILABLE')],
    });
  });

  test('is that nothing came of it where nobody answered in its time', () => {
    const late = aWorld({ now: over });
    expect(decideEvent(underWay, { kind: 'time' }, late)).toEqual({
      life: approved(),
      facts: [facts.failed('stuck')],
    });
  });

  test('is each further showing, by its number; of a file there is none', () => {
    const again = decideEvent(out, show, aWorld({ now: at(5) }));
    if (shownAgain === null) {
      expect(again).toEqual({ life: out.life, facts: [], refusal: { code: 'SHOWN_TOO_OFTEN' } });
    } else {
      const life = released({ current: { ...given, shows: 2 } });
      expect(again).toEqual({ life, facts: [shownAgain] });
    }
  });

  test('is its end, once its time is over', () => {
    const { life, facts: said } = decideEvent(out, { kind: 'time' }, aWorld({ now: over }));
    expect(life).toMatchObject({ state: 'closed', at: over, codes: [given] });
    expect(said).toEqual([{ action: 'request.closed' }]);
  });
});

// A receipt proves the one, a reading in the vault's own log belongs to the others: what is in no list is accounted for nowhere.
describe('who reads the record', () => {
  const all = DISCLOSURES.map((disclosure) => RECORD[disclosure]);

  test('finds in it what has left the bridge: a code, a QR code, a file', () => {
    expect(HANDED_OUT).toEqual(all.map(({ handedOut }) => handedOut.action));
  });

  test('finds in it from when on a seed may be read, also for what was taken up again', () => {
    expect(SETS_ASIDE).toEqual(
      all.flatMap(({ setAside, takenUp }) => [setAside.action, takenUp.action]),
    );
  });

  test('finds in it what a seed was read once more for: a code and a QR code, never a file', () => {
    expect(SHOWS_AGAIN).toEqual(
      all.flatMap(({ shownAgain }) => (shownAgain === null ? [] : [shownAgain.action])),
    );
  });
});
