// A release that never reported back falls back to waiting where its yes was taken meanwhile. Its time to wait may be over by then: what
// is over lets nothing through, however late a timer fires.
import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import { nextTime } from '../../../src/domain/release/time.js';
import { alex, aRequest, at, aWorld, diego, pending, people, releasing, STEP } from './given.js';

/** Its step works until second 115. */
const withoutYes = releasing({ grant: { kind: 'approvals', approvals: [] } });
const given = (waitsUntil: number, event: RequestEvent, life = withoutYes) =>
  decideEvent(
    aRequest({ ask: { waitsUntil: at(waitsUntil) }, life }),
    event,
    aWorld({ now: at(115), breakGlass: people(alex) }),
  );
const time = { kind: 'time' } as const;
const failed = { action: 'release.failed', step: STEP, cause: 'stuck' } as const;
const waitsAgain = { action: 'request.unapproved', approvals: 0 } as const;

describe('a release that never reported back, and whose yes was taken back meanwhile', () => {
  test('waits again for as long as is left, from when its step no longer works', () => {
    const decision = given(115.001, time);
    expect(decision).toStrictEqual({ life: pending(), facts: [failed, waitsAgain] });
    expect(nextTime(decision.life, at(115.001))).toBe(at(115.001));
  });

  test.each([115, 100])('expires at once where it could wait until second %d', (waitsUntil) => {
    expect(given(waitsUntil, time)).toStrictEqual({
      life: { state: 'expired', at: at(115), unapproved: true },
      facts: [failed, waitsAgain, { action: 'request.expired' }],
    });
  });

  const PRESSES: readonly RequestEvent[] = [
    { kind: 'approve', by: diego },
    { kind: 'deny', by: diego, reason: 'too late' },
    { kind: 'cancel', by: alex },
    { kind: 'show', by: alex },
    { kind: 'break-glass', by: alex, reason: 'nobody answers' },
    { kind: 'hand-out', mark: STEP },
  ];

  test.each(PRESSES)('lets nobody bring it back once both times are over: $kind', (press) => {
    expect(given(100, press)).toStrictEqual({
      life: { state: 'expired', at: at(115), unapproved: true },
      facts: [failed, waitsAgain, { action: 'request.expired' }],
      refusal: { code: 'REQUEST_OVER', state: 'expired' },
    });
  });

  test.each([115, 60])(
    'waits no more where its approval lived until second %d: it is over, however many yes are left',
    (usableUntil) => {
      const life = releasing({
        grant: { kind: 'approvals', approvals: [] },
        usableUntil: at(usableUntil),
      });
      expect(given(600, time, life)).toStrictEqual({
        life: { state: 'expired', at: at(115), unapproved: false },
        facts: [failed, { action: 'request.expired' }],
      });
    },
  );
});
