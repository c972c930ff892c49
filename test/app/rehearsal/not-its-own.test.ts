// A rehearsal has no part in a token that is not its own, whatever is handed to it.
import { describe, expect, test } from '@jest/globals';
import { ACTS } from '../../../src/app/rehearsal/acts.js';
import { clearRehearsal } from '../../../src/app/rehearsal/clear-rehearsal.js';
import { setStage } from '../../../src/app/rehearsal/stage.js';
import { CLEAR_REHEARSAL } from '../../../src/app/commit/rows/tenant-items.js';
import { outboxRecord, outboxRowOf } from '../../../src/app/commit/rows/outbox-row.js';
import { parseRehearsalId, parseRehearsalTokenId, rehearsalId } from '../../../src/domain/ids.js';
import type { RehearsalId, RehearsalTokenId } from '../../../src/domain/ids.js';
import { must, TENANT } from '../trial.js';
import { ready, referenceIn } from './rehearsing.js';

describe('a token that is not its own', () => {
  const SAMPLE = 'sample-alice';

  test('cannot be written down', () => {
    expect(parseRehearsalTokenId(SAMPLE)).toBeUndefined();
    expect(parseRehearsalId(TENANT)).toBeUndefined();
    const stage = { token: SAMPLE };
    // @ts-expect-error a text, or another's id, is no token of a rehearsal
    const forged: { token?: RehearsalTokenId } = stage;
    expect(forged).toBe(stage);
  });

  test('forged into its hands is refused by every act, and stays as it was', async () => {
    const rehearsing = await ready();
    const { trial } = rehearsing;
    const before = await trial.deps.store.get(TENANT, `token~${SAMPLE}`);
    for (const act of ['freeze', 'destroy'] as const) {
      const stage = setStage(
        {
          ...trial.deps,
          policy: trial.parts.policy,
          clockErrorSeconds: async () => undefined,
          waitUntil: async () => undefined,
          openBridge: async () => trial,
        },
        rehearsalId(trial.parts.random.bytes(6)),
      );
      stage.token = SAMPLE as RehearsalTokenId;
      await expect(ACTS[act](stage)).rejects.toThrow();
    }
    const after = await trial.deps.store.get(TENANT, `token~${SAMPLE}`);
    expect(after?.value).toEqual(before?.value);
  });

  test('is not cleared away by a forged row of the outbox', async () => {
    const { trial } = await ready();
    const { store, clock } = trial.parts;
    const forged = CLEAR_REHEARSAL.draft(clock.now(), { rehearsal: TENANT as RehearsalId });
    const row = outboxRowOf(forged, clock.now());
    await store.commit(TENANT, [{ kind: 'insert', row, value: outboxRecord(forged) }]);
    await trial.outbox.drain();
    expect(await store.get(TENANT, `token~${SAMPLE}`)).toBeDefined();
    expect(trial.parts.log.join('\n')).toContain('outbox.row-unreadable');
  });

  test('keeps its seed where a forged row of a rehearsal names it', async () => {
    const { trial, vault } = await ready();
    const { store, random } = trial.parts;
    const row = must(await store.get(TENANT, `token~${SAMPLE}`));
    const id = rehearsalId(random.bytes(6));
    await store.commit(id, [{ kind: 'insert', row: 'token~forged', value: row.value }]);
    expect(await clearRehearsal({ store, vault }, id)).toEqual({ rows: 1, seeds: 0 });
    expect(vault.holds(referenceIn(row))).toBe(true);
  });
});
