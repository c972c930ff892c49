// What must always hold, point by point, in the design's words (§3, points 11 and 13).
import { describe, expect, test } from '@jest/globals';
import type { RequestId } from '../../src/domain/ids.js';
import { StoreUnavailable } from '../../src/ports/fault.js';
import { DroppingStore } from '../fakes/dropping-store.js';
import { MemoryStore } from '../fakes/memory-store.js';
import { EVERYBODY, fine, meet, must, openedBy, openTrial } from './trial.js';
import type { Trial } from './trial.js';

async function asked(
  changes: Parameters<typeof openTrial>[0] = {},
): Promise<{ trial: Trial; id: RequestId }> {
  const trial = await openTrial(changes);
  await meet(trial, 'alex', 'megan', 'diego', 'alice');
  return { trial, id: await trial.requestBy('alex') };
}

describe('11. at least once is normal', () => {
  test('every act that arrives twice, at once or later, is done once and answered alike', async () => {
    const { trial, id } = await asked();
    const ask = trial.as('alex', 'ask-again');
    const words = { typedName: 'alice', reason: '', byMail: false };
    const twice = await Promise.all([
      trial.bridge.askForCode(ask, words),
      trial.bridge.askForCode(ask, words),
    ]);
    expect(twice[0]).toEqual(twice[1]);
    expect(openedBy(must(twice[0]))).toBe(id);
    const megan = trial.as('megan', 'press');
    const first = await trial.bridge.actOnRequest(megan, id, { kind: 'approve' });
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'withdraw' });
    // The press arrives once more, after she has thought better of it: it is not a second yes.
    const late = fine(await trial.bridge.actOnRequest(megan, id, { kind: 'approve' }));
    expect(fine(first).view.phase.kind).toBe('approved');
    expect(late.view.phase.kind).toBe('waiting');
  });

  test('a press of Show code that arrives twice at once is one code, handed out once', async () => {
    const { trial, id } = await asked();
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    const press = trial.as('alex', 'show');
    const both = await Promise.all([
      trial.bridge.showCode(press, id),
      trial.bridge.showCode(press, id),
    ]);
    const codes = both.flatMap((answer) => fine(answer).shown?.code.reveal() ?? []);
    expect(new Set(codes).size).toBe(1);
    const handedOut = (await trial.audit()).filter(
      ({ fact }) => fact.action === 'release.handed-out',
    );
    expect(handedOut).toHaveLength(1);
  });

  test.each(['before', 'after'] as const)(
    'a line that breaks %s any one commit of the story leaves nothing half done',
    async (drop) => {
      for (let broken = 0; broken < 14; broken += 1) {
        const store = new DroppingStore(new MemoryStore());
        const { trial, id } = await asked({ store });
        store.dropBy((commit) => (commit === 20 + broken ? drop : 'none'));
        const tried = async <T>(deed: () => Promise<T>): Promise<T | undefined> =>
          deed().catch((error: unknown) => {
            if (error instanceof StoreUnavailable) return undefined;
            throw error;
          });
        await tried(async () =>
          trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }),
        );
        const shown = await tried(async () => trial.bridge.showCode(trial.as('alex'), id));
        await trial.outbox.drain();
        const actions = (await trial.audit()).map(({ fact }) => fact.action);
        if (shown?.ok === true && shown.value.shown !== undefined) {
          expect(actions.filter((action) => action === 'release.handed-out')).toHaveLength(1);
        }
        expect(actions.filter((action) => action === 'approval.given').length).toBeLessThanOrEqual(
          1,
        );
      }
    },
  );
});

describe('13. a freeze stops every disclosure, at once, until somebody else lifts it', () => {
  test('also for a request that is approved, and for one that is being fetched', async () => {
    const { trial, id } = await asked();
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    await trial.bridge.freeze(trial.as('adele'), EVERYBODY);
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).refusal).toEqual({
      code: 'FROZEN',
    });
    const ask = { typedName: 'alice', reason: '', byMail: false };
    const other = await trial.bridge.askForCode(trial.as('alex'), ask);
    expect(other).toEqual({ ok: false, refusal: { code: 'FROZEN' } });
    await trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY);
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
  });
});
