// A flood of what is refused is counted, written once a minute, and stands before nobody's release.
import { describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../../src/domain/audit/entry.js';
import { parseRequestId } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { DEFAULT_LIMITS } from '../../../src/domain/policy/limits.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Change, CommitResult } from '../../../src/ports/store.js';
import type { TenantId } from '../../../src/domain/ids.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { fine, meet, must, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';

class CountingStore extends MemoryStore {
  commits = 0;
  down = false;

  override async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    this.commits += 1;
    if (this.down) throw new StoreUnavailable('down');
    return super.commit(partition, changes);
  }
}

async function asked(): Promise<{ trial: Trial; store: CountingStore; id: RequestId }> {
  const store = new CountingStore();
  const many = { perPerson: 1000, perOwner: 1000 };
  const policy = samplePolicy({ limits: { ...DEFAULT_LIMITS, refusals: many } });
  const trial = await openTrial({ store, policy });
  await meet(trial, 'alex', 'megan', 'alice', 'lee');
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  store.commits = 0;
  return { trial, store, id };
}
const counted = async (trial: Trial) =>
  (await trial.audit()).flatMap(({ fact }) => (fact.action === 'refusals.counted' ? [fact] : []));
const refusedOnes = (audit: readonly AuditEntry[]) =>
  audit.filter(({ fact }) => ['request.refused', 'event.refused'].includes(fact.action));
const ask = async (trial: Trial, who: 'lee' | 'alex', typedName: string) =>
  trial.bridge.askForCode(trial.as(who), { typedName, reason: '', byMail: false });

const FLOOD = 500;

describe('a flood of refused requests', () => {
  test('is written one by one for a burst, then as one entry a minute with how many and whose', async () => {
    const { trial, store } = await asked();
    for (let count = 0; count < FLOOD; count += 1) await ask(trial, 'lee', 'alice');
    expect(store.commits).toBeLessThanOrEqual(10);
    expect(refusedOnes(await trial.audit())).toHaveLength(10);
    trial.parts.clock.advanceSeconds(60);
    await trial.outbox.drain();
    expect(await counted(trial)).toEqual([
      {
        action: 'refusals.counted',
        since: expect.any(Number),
        counts: { NO_ROLE: FLOOD - 10 },
        people: [PEOPLE.lee],
      },
    ]);
  });

  test('stands before nobody’s release: what the others need goes through in its own few commits', async () => {
    const { trial, store, id } = await asked();
    const flood = Array.from({ length: FLOOD }, async () => ask(trial, 'lee', 'alice'));
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    const shown = fine(await trial.bridge.showCode(trial.as('alex'), id)).shown;
    expect(shown).toBeDefined();
    // Ten of the flood, the approval, and the two of the release; cards apart.
    const before = store.commits;
    await Promise.all(flood);
    expect(before).toBeLessThan(60);
  });

  test('of many people together is counted too', async () => {
    const { trial, store } = await asked();
    const everybody = ['lee', 'megan', 'diego', 'isaiah', 'adele', 'alice'] as const;
    for (let count = 0; count < 50; count += 1) {
      for (const who of everybody) {
        await trial.bridge.freeze(trial.as(who === 'adele' ? 'lee' : who), {
          typedName: 'nobody',
          reason: '',
        });
      }
    }
    expect(store.commits).toBeLessThanOrEqual(60);
  });
});

describe('a flood of refused presses', () => {
  test('costs no commit beyond its burst, and a press that counts still counts', async () => {
    const { trial, store, id } = await asked();
    const approve = { kind: 'approve' } as const;
    for (let count = 0; count < FLOOD; count += 1) {
      const own = await trial.bridge.actOnRequest(trial.as('alex'), id, approve);
      expect(fine(own).refusal).toEqual({ code: 'SELF_APPROVAL' });
    }
    expect(store.commits).toBeLessThanOrEqual(10);
    const cancelled = await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'cancel' });
    expect(fine(cancelled).view.phase.kind).toBe('cancelled');
  });

  test('that come all at once writes the first at once, and the others together by number', async () => {
    const { trial, store, id } = await asked();
    const approve = { kind: 'approve' } as const;
    const answers = await Promise.all(
      Array.from({ length: 400 }, async () =>
        trial.bridge.actOnRequest(trial.as('alex'), id, approve),
      ),
    );
    for (const answer of answers) expect(fine(answer).refusal).toEqual({ code: 'SELF_APPROVAL' });
    expect(store.commits).toBe(1);
    trial.parts.clock.advanceSeconds(60);
    await trial.outbox.drain();
    expect(await counted(trial)).toMatchObject([{ counts: { SELF_APPROVAL: 399 } }]);
  });

  test('does not make one of them count that arrives once more, later', async () => {
    const { trial, id } = await asked();
    for (let count = 0; count < 20; count += 1) {
      await trial.bridge.showCode(trial.as('alex', `press ${count}`), id);
    }
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    const again = fine(await trial.bridge.showCode(trial.as('alex', 'press 19'), id));
    expect(again.shown).toBeUndefined();
    expect(again.refusal).toEqual({ code: 'NOT_NOW', state: 'pending' });
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
  });
});

describe('what is nothing of ours', () => {
  test('presses on others’ requests and nonsense are counted, by what they were', async () => {
    const { trial, store, id } = await asked();
    const nowhere = must(parseRequestId('0123456789abcdef'));
    for (const requestId of [id, nowhere, nowhere]) {
      await trial.bridge.showCode(trial.as('lee'), requestId);
    }
    trial.bridge.countNonsense('malformed-press', PEOPLE.diego);
    trial.bridge.countNonsense('NO_IDENTITY');
    expect(store.commits).toBe(0);
    trial.parts.clock.advanceSeconds(61);
    await trial.outbox.drain();
    expect(await counted(trial)).toEqual([
      expect.objectContaining({
        counts: { NOTHING_HERE: 3, 'malformed-press': 1, NO_IDENTITY: 1 },
        people: [PEOPLE.lee, PEOPLE.diego],
      }),
    ]);
  });

  test('is written also when the bot stops before the minute is over', async () => {
    const { trial } = await asked();
    trial.bridge.countNonsense('MALFORMED');
    await trial.outbox.stop();
    expect(await counted(trial)).toHaveLength(1);
  });

  test('is written once, after a store that was down for a while', async () => {
    const { trial, store } = await asked();
    trial.bridge.countNonsense('MALFORMED');
    trial.parts.clock.advanceSeconds(61);
    store.down = true;
    store.commits = 0;
    await trial.outbox.drain();
    // What is due meanwhile does not make it ask again and again.
    expect(store.commits).toBeLessThan(60);
    trial.bridge.countNonsense('MALFORMED');
    store.down = false;
    trial.parts.clock.advanceSeconds(61);
    await trial.outbox.drain();
    trial.parts.clock.advanceSeconds(61);
    await trial.outbox.drain();
    expect((await counted(trial)).map(({ counts }) => counts)).toEqual([
      { MALFORMED: 1 },
      { MALFORMED: 1 },
    ]);
  });
});
