// What must always hold, point by point, in the design's words (§3, points 1 to 5).
import { describe, expect, test } from '@jest/globals';
import { ledgerRow, tokenRow } from '../../src/app/commit/rows/names.js';
import { tokenSchema } from '../../src/app/commit/rows/token-row.js';
import { parseTokenId } from '../../src/domain/ids.js';
import type { PersonId, RequestId } from '../../src/domain/ids.js';
import type { Policy } from '../../src/domain/policy/policy.js';
import { StoreUnavailable } from '../../src/ports/fault.js';
import type { Change, CommitResult, JsonObject } from '../../src/ports/store.js';
import { FakeSeedVault } from '../fakes/fake-seed-vault.js';
import { MemoryStore } from '../fakes/memory-store.js';
import { EVERYBODY, fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from './trial.js';
import type { Trial } from './trial.js';

const SAMPLE = must(parseTokenId('sample-alice'));
const approve = { kind: 'approve' } as const;

async function asked(
  changes: Parameters<typeof openTrial>[0] = {},
): Promise<{ trial: Trial; id: RequestId }> {
  const trial = await openTrial(changes);
  await meet(trial, 'alex', 'megan', 'diego', 'alice');
  return { trial, id: await trial.requestBy('alex') };
}
const show = async (trial: Trial, id: RequestId) =>
  fine(await trial.bridge.showCode(trial.as('alex'), id));
const press = async (trial: Trial, who: 'megan' | 'diego' | 'alex' | 'alice', id: RequestId) =>
  fine(await trial.bridge.actOnRequest(trial.as(who), id, approve));

async function change(trial: Trial, row: string, by: JsonObject): Promise<void> {
  const found = must(await trial.parts.store.get(TENANT, row));
  const value = { ...found.value, ...by };
  await trial.parts.store.commit(TENANT, [{ kind: 'replace', row, etag: found.etag, value }]);
}

/** The sample token and its ledger, as if somebody had captured it. */
async function capturedBy(trial: Trial, person: PersonId): Promise<void> {
  const { store } = trial.parts;
  const before = tokenSchema.parse(must(await store.get(TENANT, tokenRow(SAMPLE))).value);
  const captured = { caseId: 'case-of-it', session: 'digest', seedBytes: 20, fingerprint: '6b1f' };
  await change(trial, tokenRow(SAMPLE), { sample: false, capturedBy: person, ...captured });
  if (!before.sample) return;
  const { value } = must(await store.get(TENANT, ledgerRow(before)));
  const row = ledgerRow({ ...before, ...captured });
  await store.commit(TENANT, [{ kind: 'insert', row, value }]);
}

describe('1. no release without approval by as many approvers as the policy asks', () => {
  test('none of them the requester or the account owner', async () => {
    const everybody = { people: Object.values(PEOPLE), groups: [] };
    const policy = samplePolicy();
    const roles = { ...policy.roles, approver: everybody };
    const { trial, id } = await asked({ policy: { ...policy, roles } });
    expect((await press(trial, 'alex', id)).refusal).toEqual({ code: 'SELF_APPROVAL' });
    expect((await press(trial, 'alice', id)).refusal).toEqual({ code: 'OWNER_APPROVAL' });
    expect((await show(trial, id)).refusal).toEqual({ code: 'NOT_NOW', state: 'pending' });
  });

  test('two, where the policy asks for two, and one person counts once', async () => {
    const { trial, id } = await asked({ policy: samplePolicy({ approvalsNeeded: 2 }) });
    await press(trial, 'megan', id);
    expect((await press(trial, 'megan', id)).refusal).toEqual({ code: 'ALREADY_APPROVED' });
    expect((await show(trial, id)).shown).toBeUndefined();
    await press(trial, 'diego', id);
    expect((await show(trial, id)).shown).toBeDefined();
  });

  test('all approvers at the moment of the release', async () => {
    const current: { policy: Policy } = { policy: samplePolicy() };
    const { trial, id } = await asked({
      get policy() {
        return current.policy;
      },
    });
    await press(trial, 'megan', id);
    const roles = { ...current.policy.roles, approver: { people: [PEOPLE.diego], groups: [] } };
    Object.assign(trial.parts.policy, { roles });
    const refused = await show(trial, id);
    expect(refused.refusal).toEqual({ code: 'APPROVAL_LOST' });
    expect(refused.view.phase.kind).toBe('waiting');
    await press(trial, 'diego', id);
    expect((await show(trial, id)).shown).toBeDefined();
  });

  test('who captured a token neither requests nor approves its first release, but takes part in the next', async () => {
    // The trial's own rules leave that out, so that two windows suffice for the whole story.
    const policy = samplePolicy({ captorTakesNoPartInFirstRelease: true });
    const trial = await openTrial({ policy });
    await meet(trial, 'alex', 'megan', 'diego');
    await capturedBy(trial, PEOPLE.megan);
    const id = await trial.requestBy('alex');
    expect(await trial.bridge.viewRequest(trial.as('megan'), id)).toMatchObject({ ok: false });
    await press(trial, 'diego', id);
    expect((await show(trial, id)).shown).toBeDefined();
    await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'report', report: 'worked' });
    const next = await trial.requestBy('alex');
    expect((await press(trial, 'megan', next)).view.phase.kind).toBe('approved');
    await capturedBy(trial, PEOPLE.alex);
    const token = tokenSchema.parse(
      must(await trial.parts.store.get(TENANT, tokenRow(SAMPLE))).value,
    );
    await change(trial, ledgerRow(token), { releases: 0 });
    expect((await show(trial, next)).refusal).toEqual({ code: 'CAPTOR_REQUEST' });
  });
});

describe('3. the code is computed when it is shown, and shown to the requester alone', () => {
  test('no seed is read at the request or the approval', async () => {
    const vault = new FakeSeedVault();
    const { trial, id } = await asked({ vault });
    const before = vault.reads;
    await press(trial, 'megan', id);
    await trial.outbox.drain();
    expect(vault.reads).toBe(before);
    for (const other of ['megan', 'diego', 'alice'] as const) {
      const answer = await trial.bridge.showCode(trial.as(other), id);
      expect(answer).toMatchObject({ ok: true, value: { refusal: { code: 'NOT_YOUR_REQUEST' } } });
    }
    expect(vault.reads).toBe(before);
    expect((await show(trial, id)).shown).toBeDefined();
  });
});

describe('4. a step is given out once per seed, and steps only rise', () => {
  test('a second request gets a later step, and where there is none, is told when and keeps its approval', async () => {
    const { trial, id } = await asked();
    const steps: number[] = [];
    for (let round = 0, request = id; round < 2; round += 1) {
      await press(trial, 'megan', request);
      steps.push(must((await show(trial, request)).shown).worksUntil);
      await trial.bridge.actOnRequest(trial.as('alex'), request, {
        kind: 'report',
        report: 'worked',
      });
      request = await trial.requestBy('alex');
    }
    expect(must(steps[1])).toBe(must(steps[0]) + 30_000);
    const third = await trial.requestBy('alex');
    await press(trial, 'megan', third);
    const refused = await show(trial, third);
    const at = Math.floor(trial.parts.clock.now() / 30_000 + 1) * 30_000;
    expect(refused.refusal).toEqual({ code: 'NO_STEP_YET', at });
    expect(refused.view.phase.kind).toBe('approved');
    trial.parts.clock.advanceSeconds((at - trial.parts.clock.now()) / 1000);
    expect((await show(trial, third)).shown).toBeDefined();
  });

  test('the same requester may see the same code again while it works, at most three times, all checks again', async () => {
    const { trial, id } = await asked();
    await press(trial, 'megan', id);
    const first = must((await show(trial, id)).shown).code.reveal();
    for (let again = 0; again < 3; again += 1) {
      expect(must((await show(trial, id)).shown).code.reveal()).toBe(first);
    }
    expect((await show(trial, id)).refusal).toEqual({ code: 'SHOWN_TOO_OFTEN' });
    const shows = (await trial.audit()).filter(({ fact }) => fact.action === 'release.shown-again');
    expect(shows).toHaveLength(3);
  });

  test('not once it is over, nor while all is frozen', async () => {
    const { trial, id } = await asked();
    await press(trial, 'megan', id);
    await show(trial, id);
    await trial.bridge.freeze(trial.as('adele'), EVERYBODY);
    expect((await show(trial, id)).refusal).toEqual({ code: 'FROZEN' });
    await trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY);
    trial.parts.clock.advanceSeconds(200);
    expect((await show(trial, id)).refusal).toEqual({ code: 'REQUEST_OVER', state: 'closed' });
  });
});

describe('5. a change and its audit entry are one transaction', () => {
  class Unaudited extends MemoryStore {
    armed = false;

    override async commit(...of: Parameters<MemoryStore['commit']>): Promise<CommitResult> {
      const isAudit = ({ row }: Change): boolean => row.startsWith('audit~');
      if (this.armed && of[1].some(isAudit))
        throw new StoreUnavailable('the audit cannot be written');
      return super.commit(...of);
    }
  }

  test('if the audit cannot be written, nothing happens', async () => {
    const store = new Unaudited();
    const { trial, id } = await asked({ store });
    store.armed = true;
    await expect(press(trial, 'megan', id)).rejects.toThrow(StoreUnavailable);
    store.armed = false;
    expect((await show(trial, id)).view.phase.kind).toBe('waiting');
    await press(trial, 'megan', id);
    store.armed = true;
    await expect(show(trial, id)).rejects.toThrow(StoreUnavailable);
    store.armed = false;
    const actions = (await trial.audit()).map(({ fact }) => fact.action);
    expect(actions).not.toContain('release.intended');
    expect((await show(trial, id)).shown).toBeDefined();
  });
});
