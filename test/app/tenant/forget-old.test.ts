// What is over is kept for as long as the policy says, and not longer; what decisions rest on, and the audit, stay.
import { expect, test } from '@jest/globals';
import { createBridge } from '../../../src/app/create-bridge.js';
import { cardRow, ledgerRow, requestRow, reviewedRow } from '../../../src/app/commit/rows/names.js';
import { ledgerSchema } from '../../../src/app/commit/rows/token-row.js';
import { requestSchema } from '../../../src/app/commit/rows/request-row.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { glassOf } from '../emergency.js';
import { fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { quietLog } from '../../fakes/quiet-log.js';

const DAY = 24 * 3600;
const retention = { days: 400, requestDays: 30, reviewDays: 60, backupDays: 30 };

async function days(trial: Trial, number: number): Promise<void> {
  trial.parts.clock.advanceSeconds(number * DAY);
  await trial.outbox.drain();
}

/** Approved, shown, and over. */
async function ended(trial: Trial): Promise<RequestId> {
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
  trial.parts.clock.advanceSeconds(300);
  await trial.outbox.drain();
  return id;
}

async function opened(): Promise<Trial> {
  const breakGlass = glassOf(2);
  const trial = await openTrial({ policy: samplePolicy({ retention, breakGlass }) });
  await meet(trial, 'alex', 'megan', 'alice', 'adele', 'isaiah');
  return trial;
}

const isThere = async ({ parts }: Trial, row: string): Promise<boolean> =>
  (await parts.store.get(TENANT, row)) !== undefined;
const actions = async (trial: Trial): Promise<readonly string[]> =>
  (await trial.audit()).map(({ fact }) => fact.action);

test('a request that ended is kept for as many days as the policy says, and goes with its cards', async () => {
  const trial = await opened();
  const id = await ended(trial);
  const entries = (await trial.audit()).length;
  await days(trial, 29);
  expect(await isThere(trial, requestRow(id))).toBe(true);
  await days(trial, 2);
  expect(await isThere(trial, requestRow(id))).toBe(false);
  expect(await isThere(trial, cardRow(id, PEOPLE.alex))).toBe(false);
  expect((await trial.audit()).slice(entries)).toMatchObject([
    { requestId: id, actor: 'bridge', fact: { action: 'request.forgotten' } },
  ]);
  // A card that is pressed after that answers as one that never was.
  const late = await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  expect(late).toEqual({ ok: false, refusal: { code: 'NOTHING_HERE' } });
});

test('an open request and the ledger of a living seed stay, however old', async () => {
  const trial = await opened();
  const id = await ended(trial);
  const row = must(await trial.parts.store.get(TENANT, requestRow(id)));
  const ledger = ledgerRow(requestSchema.parse(row.value).ask);
  const before = await trial.parts.store.get(TENANT, ledger);
  await days(trial, 40);
  const open = await trial.requestBy('alex');
  await trial.outbox.drain();
  expect(await isThere(trial, requestRow(id))).toBe(false);
  expect(await isThere(trial, requestRow(open))).toBe(true);
  const after = must(await trial.parts.store.get(TENANT, ledger));
  expect(ledgerSchema.parse(after.value)).toEqual(ledgerSchema.parse(must(before).value));
});

test('a review that is open keeps its request, and a closed one does for as long as it is kept itself', async () => {
  const trial = await opened();
  const id = await trial.requestBy('alex');
  const glass = { kind: 'break-glass', reason: 'ward 3 is locked out' } as const;
  await trial.bridge.actOnRequest(trial.as('alex'), id, glass);
  await trial.outbox.drain();
  trial.parts.clock.advanceSeconds(1_000);
  await trial.outbox.drain();
  await days(trial, 90);
  expect(await isThere(trial, requestRow(id))).toBe(true);
  fine(await trial.bridge.closeReview(trial.as('adele'), id, 'it was in order'));
  await days(trial, 59);
  expect(await isThere(trial, reviewedRow(id))).toBe(true);
  expect(await isThere(trial, requestRow(id))).toBe(true);
  await days(trial, 2);
  expect(await isThere(trial, reviewedRow(id))).toBe(false);
  expect(await isThere(trial, requestRow(id))).toBe(false);
  expect(await actions(trial)).toEqual(
    expect.arrayContaining(['review.forgotten', 'request.forgotten']),
  );
});

test('a second instance sweeps too, and nothing is forgotten twice', async () => {
  const trial = await opened();
  const ids = [await ended(trial), await ended(trial), await ended(trial)];
  const second = await createBridge({
    ...trial.parts,
    tenantId: TENANT,
    policy: () => trial.parts.policy,
    policyMoved: async () => undefined,
    log: quietLog,
    lookEveryMs: 1_000_000,
  });
  trial.parts.clock.advanceSeconds(31 * DAY);
  await Promise.all([trial.outbox.drain(), second.outbox.drain()]);
  const forgotten = (await actions(trial)).filter((action) => action === 'request.forgotten');
  expect(forgotten).toHaveLength(ids.length);
});
