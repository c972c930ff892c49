// What a break-glass leaves behind in its own commit, and which of what happens to that request later is news for who reviews it.
import { describe, expect, test } from '@jest/globals';
import { REMIND_OF_REVIEW, SPREAD } from '../../../src/app/commit/rows/alarm-items.js';
import { findRequest } from '../../../src/app/looking/find-request.js';
import { planAfterBreakGlass } from '../../../src/app/safety/break-glass.js';
import { plusSeconds, step } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { ReleaseFact } from '../../../src/domain/release/fact.js';
import { brokenGlass, glassOf } from '../emergency.js';
import { meet, must, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';

async function broken(): Promise<{ readonly trial: Trial; readonly id: RequestId }> {
  const trial = await openTrial({ policy: samplePolicy({ breakGlass: glassOf(9) }) });
  await meet(trial, 'alex', 'megan');
  return { trial, id: await brokenGlass(trial) };
}

describe('what follows an event on a request', () => {
  const granted = { action: 'break-glass.granted', by: PEOPLE.alex, reason: 'ward 3' } as const;
  const other = { action: 'request.cancelled', by: PEOPLE.alex } as const;
  const out = { action: 'code.reported', report: 'worked', step: step(1) } as const;

  test.each<{
    what: string;
    facts: readonly ReleaseFact[];
    puts: number;
    kinds: readonly string[];
  }>([
    { what: 'break-glass alone', facts: [granted], puts: 2, kinds: ['spread', 'remind-of-review'] },
    {
      what: 'it, last of all',
      facts: [other, granted],
      puts: 2,
      kinds: ['spread', 'remind-of-review'],
    },
    { what: 'what became of the code', facts: [out], puts: 0, kinds: ['spread'] },
    { what: 'that and more', facts: [other, out], puts: 0, kinds: ['spread'] },
    { what: 'something else', facts: [other], puts: 0, kinds: [] },
    { what: 'nothing', facts: [], puts: 0, kinds: [] },
  ])(
    'is a review for its use, and news of one for what it showed: $what',
    async ({ facts, puts, kinds }) => {
      const { trial, id } = await broken();
      const request = must(await findRequest(trial.deps, id));
      const decision = { life: request.life, facts };
      const follows = await planAfterBreakGlass(trial.deps.moment(), request, decision);
      expect(follows.puts).toHaveLength(puts);
      expect(follows.outbox.map(({ item }) => item.kind)).toEqual(kinds);
      const { brokenGlassAt: _none, ...plain } = request;
      if (puts > 0) return;
      expect((await planAfterBreakGlass(trial.deps.moment(), plain, decision)).outbox).toEqual([]);
    },
  );

  test('is told by the time of the event, and reminded of a day later', async () => {
    const { trial, id } = await broken();
    const request = must(await findRequest(trial.deps, id));
    const now = trial.parts.clock.now();
    const decision = { life: request.life, facts: [granted] };
    const { outbox } = await planAfterBreakGlass(trial.deps.moment(), request, decision);
    const alarm = { topic: 'break-glass', requestId: id, at: now } as const;
    expect(outbox).toStrictEqual([
      SPREAD.draft(now, { alarm }),
      REMIND_OF_REVIEW.draft(plusSeconds(now, 24 * 3600), { requestId: id }),
    ]);
  });
});
