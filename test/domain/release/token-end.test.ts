// The token gives nothing more: it was compromised, delivered, lost, cancelled or replaced. What is still asked of it ends.
import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import type { Life } from '../../../src/domain/release/request.js';
import type { TokenEnd } from '../../../src/domain/release/token-end.js';
import {
  alex,
  approved,
  aRequest,
  at,
  aWorld,
  diego,
  megan,
  pending,
  released,
  releasing,
  STEP,
  T0,
} from './given.js';

const END: TokenEnd = { cause: 'compromised', at: T0 };
const world = aWorld({ now: at(10), tokenEnd: END, tokenReleasable: false });
const decide = (life: Life, event: RequestEvent) => decideEvent(aRequest({ life }), event, world);

const PRESSES: readonly RequestEvent[] = [
  { kind: 'time' },
  { kind: 'approve', by: megan },
  { kind: 'withdraw', by: megan },
  { kind: 'cancel', by: alex },
  { kind: 'show', by: alex },
  { kind: 'break-glass', by: alex, reason: 'nobody is there' },
];

describe('a token that gives nothing more', () => {
  test.each(['pending', 'approved'] as const)('ends what waits: %s', (state) => {
    const life = { pending, approved }[state]();
    for (const event of PRESSES) {
      const decision = decide(life, event);
      expect(decision.life).toEqual({ state: 'stopped', at: T0, cause: 'compromised' });
      expect(decision.facts).toEqual([{ action: 'request.stopped', cause: 'compromised' }]);
      const refusal = { code: 'REQUEST_OVER', state: 'stopped' };
      expect(decision.refusal).toEqual(event.kind === 'time' ? undefined : refusal);
    }
  });

  test('hands out no code that is being fetched', () => {
    const decision = decide(releasing(), { kind: 'hand-out', mark: STEP });
    expect(decision).toMatchObject({
      life: { state: 'stopped', cause: 'compromised' },
      refusal: { code: 'REQUEST_OVER', state: 'stopped' },
    });
    expect(decision.facts.map(({ action }) => action)).toEqual([
      'release.failed',
      'request.stopped',
    ]);
  });

  test('takes nothing back of what was said while a code was fetched: an objection, a no', () => {
    const objected = decide(releasing({ objectedAt: at(5) }), { kind: 'time' });
    expect(objected.life).toMatchObject({ state: 'stopped', cause: 'owner-objected' });
    const no = { by: diego, reason: 'not her', at: at(5) };
    expect(decide(releasing({ denied: no }), { kind: 'time' }).life).toMatchObject({
      state: 'denied',
      by: diego,
    });
  });

  test('leaves what was shown as it was, shown no more, and gives no other code', () => {
    const policy = { codesPerApproval: 3 };
    const wide = { ...world, policy: { ...world.policy, ...policy } };
    const request = aRequest({ life: released() });
    const again = decideEvent(request, { kind: 'show', by: alex }, wide);
    expect(again).toMatchObject({
      life: { state: 'released' },
      refusal: { code: 'TOKEN_NOT_RELEASABLE' },
    });
    const reported = decideEvent(request, { kind: 'report', by: alex, report: 'refused' }, wide);
    expect(reported.life).toMatchObject({ state: 'stopped', cause: 'compromised' });
  });
});
