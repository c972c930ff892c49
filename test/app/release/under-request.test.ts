// What an approved request allows at the page: the whole seed once more, to whoever asked for it, and for nothing but the burner.
import { describe, expect, test } from '@jest/globals';
import { requestRow } from '../../../src/app/commit/rows/names.js';
import { lendSeed } from '../../../src/app/looking/lend-seed.js';
import { underRequest } from '../../../src/app/release/under-request.js';
import { parseRequestId, plusSeconds } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { encodeBase32 } from '../../../src/domain/otp/base32.js';
import type { Seed } from '../../../src/domain/otp/seed.js';
import type { Token } from '../../../src/domain/tokens/token.js';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { approvedSeed, askForSeed, reburnPolicy, requestOf } from '../provisioning/reburning.js';
import { MARKED_SEED, Sitting } from '../provisioning/sitting.js';
import { EVERYBODY, fine, meet, must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';
import { approve, asked } from './one-request.js';

const NOWHERE = must(parseRequestId('0123456789abcdef'));
const SHOWN = `diego@contoso.example ${MARKED_SEED.toUpperCase()}`;

/** Diego's token, enrolled by Alex. */
async function enrolled() {
  const vault = new FakeSeedVault();
  const trial = await openTrial({ policy: reburnPolicy(), vault });
  await meet(trial, 'alex', 'megan', 'diego');
  await (await Sitting.open(trial)).enrol();
  return { trial, vault };
}

/** And Megan has said yes. */
async function approved() {
  const there = await enrolled();
  return { ...there, id: await approvedSeed(there.trial) };
}

function roomOf({ deps, parts }: Trial) {
  const lend = lendSeed({ ...deps, vault: parts.vault, vaultBudgetMs: parts.vaultBudgetMs });
  return underRequest({ ...deps, log: quietLog, lend });
}

const whole = ({ accountName }: Token, seed: Seed) =>
  `${accountName} ${seed.use((bytes) => encodeBase32(bytes))}`;

const show = async (trial: Trial, id: RequestId, by = trial.as('alex')) =>
  roomOf(trial).show(by, id, whole);

const refusedFor = (code: string) => ({ ok: false, refusal: { code } });

describe('the whole seed', () => {
  test('is shown to whoever asked for it, for a minute', async () => {
    const { trial, id } = await approved();
    const until = plusSeconds(trial.parts.clock.now(), 60);
    expect(await show(trial, id)).toEqual({ ok: true, value: { uri: SHOWN, until } });
    // Once more is the same minute.
    trial.parts.clock.advanceSeconds(10);
    expect(await show(trial, id)).toEqual({ ok: true, value: { uri: SHOWN, until } });
  });

  test('is shown under no request for a code, to nobody without a part, and under none', async () => {
    const { trial, id, vault } = await approved();
    const one = await asked(['megan']);
    await approve(one);
    const reads = vault.reads;
    expect(await show(one.trial, one.id)).toEqual(refusedFor('NO_CASE'));
    expect((await requestOf(one.trial, one.id)).life.state).toBe('approved');
    expect(await show(trial, id, trial.as('lee'))).toEqual(refusedFor('NO_CASE'));
    expect(await show(trial, NOWHERE)).toEqual(refusedFor('NO_CASE'));
    expect(await show(trial, id, trial.as('megan'))).toEqual(refusedFor('NOT_YOUR_REQUEST'));
    expect(vault.reads).toBe(reads);
  });

  test('is not shown where what was set aside is a step, for a code', async () => {
    const { trial, id } = await approved();
    fine(await show(trial, id));
    const { store } = trial.parts;
    const { value, etag } = must(await store.get(TENANT, requestRow(id)));
    const life = value['life'] as { current: { wholeSeed: true } };
    const { wholeSeed: _is, ...rest } = life.current;
    const changed = { ...value, life: { ...life, current: { ...rest, step: 7 } } };
    await store.commit(TENANT, [{ kind: 'replace', row: requestRow(id), etag, value: changed }]);
    await expect(show(trial, id)).rejects.toThrow('a seed under a request for a code');
  });

  test('takes another yes where the press comes again of which nothing had come', async () => {
    const { trial, id, vault } = await approved();
    vault.failNext(new VaultUnavailable('down'));
    expect(await show(trial, id, trial.as('alex', 'one'))).toMatchObject(
      refusedFor('VAULT_FAILED'),
    );
    expect(await show(trial, id, trial.as('alex', 'one'))).toEqual(refusedFor('APPROVAL_NEEDED'));
  });

  test('is not shown while everything is frozen, which is what is said', async () => {
    const { trial, id } = await approved();
    fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
    expect(await show(trial, id)).toEqual(refusedFor('FROZEN'));
  });
});

describe('that it would be shown', () => {
  const showable = async (trial: Trial, id: RequestId, name: PersonName = 'alex') =>
    roomOf(trial).readShowable(PEOPLE[name], id);

  test('is said once it is approved, until when, and whether it was before; looking changes nothing', async () => {
    const { trial } = await enrolled();
    const id = await askForSeed(trial);
    expect(await showable(trial, id)).toBeUndefined();
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    const { clock, policy, store } = trial.parts;
    const isNow = async () => [await store.get(TENANT, requestRow(id)), await trial.audit()];
    const before = await isNow();
    const usable = plusSeconds(clock.now(), policy.approvalLivesSeconds);
    clock.advanceSeconds(5);
    expect(await showable(trial, id)).toEqual({ until: usable, first: true });
    expect(await isNow()).toEqual(before);
    fine(await show(trial, id));
    const until = plusSeconds(clock.now(), 60);
    clock.advanceSeconds(5);
    expect(await showable(trial, id)).toEqual({ until, first: false });
    clock.advanceSeconds(60);
    expect(await showable(trial, id)).toBeUndefined();
  });

  test('is said to nobody else, of nothing that is not there, and not while it is frozen', async () => {
    const { trial, id } = await approved();
    expect(await showable(trial, id, 'megan')).toBeUndefined();
    expect(await showable(trial, NOWHERE)).toBeUndefined();
    fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
    expect(await showable(trial, id)).toBeUndefined();
  });
});

test('a burn that is proved ends the request, and is on record under whose press it was', async () => {
  const { trial, id } = await approved();
  fine(await show(trial, id));
  const planned = async (name: PersonName) =>
    roomOf(trial).planBurned(trial.deps.moment(), trial.as(name), id);
  const { puts, audit } = await planned('alex');
  const by = { actor: PEOPLE.alex, requestId: id };
  const burned = { ...by, fact: { action: 'seed-qr.burned', by: PEOPLE.alex } };
  expect(audit).toMatchObject([burned, { ...by, fact: { action: 'request.closed' } }]);
  expect(puts).toContainEqual(expect.objectContaining({ row: requestRow(id) }));
  // Of somebody else's press nothing comes but that.
  const fact = { action: 'event.refused', event: 'report', refusal: 'NOT_YOUR_REQUEST' };
  expect((await planned('megan')).audit).toMatchObject([{ actor: PEOPLE.megan, fact }]);
});
