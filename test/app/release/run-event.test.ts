// One press, or the passing of time, in one commit: what is on record of a refusal, what the vault's log calls a reading, and what is
// left of a request that is over.
import { describe, expect, test } from '@jest/globals';
import { OPEN_REQUESTS, askedRows, requestRow } from '../../../src/app/commit/rows/names.js';
import { passTime } from '../../../src/app/release/pass-time.js';
import { planEvent, runEvent } from '../../../src/app/release/run-event.js';
import { RowsInHand } from '../../../src/app/commit/reading.js';
import { parseRequestId } from '../../../src/domain/ids.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, meet, must, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';
import { approve, asked, chatOf } from './one-request.js';
import type { OneRequest } from './one-request.js';

type Refused = { readonly code: string } | undefined;
type Act = Parameters<Trial['bridge']['actOnRequest']>[2];

/** Why it did not count, and what is on record of that. */
async function refusedOf(one: OneRequest, press: () => Promise<Refused>) {
  const before = (await one.trial.audit()).length;
  const code = (await press())?.code;
  return { code, audited: (await one.trial.audit()).slice(before).map(({ fact }) => fact) };
}

const act = async ({ trial, id }: OneRequest, by: PersonName, what: Act) =>
  fine(await trial.bridge.actOnRequest(trial.as(by), id, what)).refusal;

const show = async ({ trial, id }: OneRequest) =>
  fine(await trial.bridge.showCode(trial.as('alex'), id)).refusal;

const YES = { kind: 'approve' } as const;

describe('a press that crosses somebody else’s is answered, and is no entry of its own', () => {
  const two = { policy: samplePolicy({ approvalsNeeded: 2 }) };
  const owners = { people: [PEOPLE.alice], groups: [] };
  const slow = { policy: samplePolicy({ ownerDelay: [{ owners, seconds: 60 }] }) };

  test.each<[string, Parameters<typeof asked>[1], (one: OneRequest) => Promise<Refused>]>([
    [
      'REQUEST_OVER',
      {},
      async (one) => {
        await act(one, 'alex', { kind: 'cancel' });
        return act(one, 'megan', YES);
      },
    ],
    ['NOT_NOW', {}, show],
    [
      'NOT_YET',
      slow,
      async (one) => {
        await approve(one);
        return show(one);
      },
    ],
    [
      'ALREADY_APPROVED',
      two,
      async (one) => {
        await approve(one);
        return act(one, 'megan', YES);
      },
    ],
    ['NOTHING_TO_WITHDRAW', {}, async (one) => act(one, 'megan', { kind: 'withdraw' })],
    [
      'ALREADY_REPORTED',
      {},
      async (one) => {
        await approve(one);
        await show(one);
        await act(one, 'alex', { kind: 'report', report: 'worked' });
        return act(one, 'alex', { kind: 'report', report: 'refused' });
      },
    ],
  ])('%s', async (code, changes, crossing) => {
    const one = await asked(['megan', 'diego'], changes);
    const { code: said, audited } = await refusedOf(one, async () => crossing(one));
    expect(said).toBe(code);
    expect(audited.map(({ action }) => action)).not.toContain('event.refused');
  });

  test('but one that may not be at all is: by whom, what, and why', async () => {
    const one = await asked(['megan']);
    const refused = await refusedOf(one, async () => act(one, 'megan', { kind: 'cancel' }));
    const fact = { action: 'event.refused', event: 'cancel', by: PEOPLE.megan };
    expect(refused.audited).toEqual([{ ...fact, refusal: refused.code }]);
  });
});

test('time that passes is nobody’s press: nothing is refused it, and it comes again', async () => {
  const one = await asked(['megan']);
  const { trial, id } = one;
  const before = await trial.audit();
  await passTime(trial.deps)(id, 'early');
  expect(await trial.audit()).toEqual(before);
  trial.parts.clock.advanceSeconds(600);
  await passTime(trial.deps)(id, 'early');
  const later = (await trial.audit()).slice(before.length);
  expect(later).toMatchObject([{ actor: 'bridge', fact: { action: 'request.expired' } }]);
});

test('to a request that is not there nothing happens', async () => {
  const { trial } = await asked(['megan']);
  const { deps } = trial;
  const requestId = must(parseRequestId('0123456789abcdef'));
  const event: RequestEvent = { kind: 'time' };
  const given = { requestId, event, actor: 'bridge', safety: deps.safety } as const;
  expect(await planEvent(deps.moment(), given)).toEqual({
    audit: [],
    outcome: { ok: true, value: null },
  });
  // Nor to one for which a code was read, and which is gone by now.
  const press = { actor: trial.as('alex'), requestId, inHand: new RowsInHand(deps) };
  const shows = { event: { kind: 'show', by: { id: PEOPLE.alex } }, onlyOf: 1 } as const;
  expect(await runEvent(deps, press, shows)).toEqual({ ok: true, value: null });
});

test('what is read of a seed is on record under the name that the vault’s log has', async () => {
  const one = await asked(['megan']);
  await approve(one);
  await show(one);
  await show(one);
  const entries = await one.trial.audit();
  const reads = entries.flatMap(({ fact, read }) => (read === undefined ? [] : [fact.action]));
  expect(reads.filter((action) => action.startsWith('release.'))).toEqual([
    'release.intended',
    'release.shown-again',
  ]);
});

test('a code that could not be fetched changes the cards of the others alone', async () => {
  const vault = new FakeSeedVault();
  const one = await asked(['megan'], { vault });
  await approve(one);
  await one.trial.outbox.drain();
  const updates = (name: PersonName) => chatOf(one.trial, name).at(-1)?.updates ?? 0;
  const before = { alex: updates('alex'), megan: updates('megan') };
  vault.failNext(new VaultUnavailable('down'));
  expect(await show(one)).toMatchObject({ code: 'VAULT_FAILED' });
  await one.trial.outbox.drain();
  expect(updates('alex')).toBe(before.alex);
  expect(updates('megan')).toBeGreaterThan(before.megan);
});

test('whoever was asked later says yes with the number of their own, and no other', async () => {
  const one = await asked(['megan'], { policy: samplePolicy({ numberMatching: true }) });
  const { trial, id } = one;
  await meet(trial, 'diego');
  trial.parts.clock.advanceSeconds(450);
  await trial.outbox.drain();
  const { value } = must(await trial.parts.store.get(TENANT, requestRow(id)));
  const [{ number }] = (value as { widened: [{ number: number }] }).widened;
  const wrong = { ...YES, number: number === 99 ? 98 : number + 1 };
  expect(await act(one, 'diego', wrong)).toMatchObject({ code: 'WRONG_NUMBER' });
  expect(await act(one, 'diego', { ...YES, number })).toBeUndefined();
});

test('a request that is over is in nobody’s list, and in none of what is open', async () => {
  const one = await asked(['megan', 'diego']);
  const { store } = one.trial.parts;
  const listed = async () => {
    const ranges = [OPEN_REQUESTS, askedRows(PEOPLE.megan), askedRows(PEOPLE.diego)];
    const pages = ranges.map(async (range) => store.list(TENANT, { ...range, limit: 9 }));
    return (await Promise.all(pages)).map(({ rows }) => rows.length);
  };
  expect(await listed()).toEqual([1, 1, 1]);
  fine(await one.trial.bridge.freeze(one.trial.as('adele'), EVERYBODY));
  expect(await listed()).toEqual([1, 1, 1]);
  await act(one, 'alex', { kind: 'cancel' });
  expect(await listed()).toEqual([0, 0, 0]);
});
