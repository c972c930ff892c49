// One event in one commit, and what it rests on beside the request: whether another step was set aside meanwhile, the review of an
// emergency, and rows that may be gone.
import { describe, expect, test } from '@jest/globals';
import { RowsInHand } from '../../../src/app/commit/reading.js';
import { askedRow } from '../../../src/app/commit/rows/names.js';
import { planEvent, runEvent } from '../../../src/app/release/run-event.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, PEOPLE, samplePolicy } from '../trial.js';
import { asked, remove } from './one-request.js';
import type { OneRequest } from './one-request.js';
import { approved, releases, report, show } from './pressing.js';

const MEGAN = { id: PEOPLE.megan, name: 'Megan' };
const ALEX = { id: PEOPLE.alex, name: 'Alex' };
const SHOW = { kind: 'show', by: ALEX } as const;
const MANY = { policy: samplePolicy({ codesPerApproval: 9 }) };

test.each<[string, (one: OneRequest) => Promise<unknown>]>([
  ['approved', async () => undefined],
  ['released', async (one) => show(one)],
])('what was read for another step is shown for none: the request is %s', async (state, next) => {
  const one = await approved(MANY);
  const { trial, id } = one;
  await show(one);
  await report(one, 'refused');
  await next(one);
  const before = await releases(one);
  const press = { actor: trial.as('alex'), requestId: id, inHand: new RowsInHand(trial.deps) };
  const refusal = { code: 'NOT_NOW', state };
  expect(await runEvent(trial.deps, press, { event: SHOW, onlyOf: 1 })).toEqual({
    ok: false,
    refusal,
  });
  expect(await releases(one)).toEqual(before);
});

test('what shows a code rests on the review of an emergency, and nothing else does', async () => {
  const { trial, id: requestId } = await asked(['megan']);
  const events: readonly RequestEvent[] = [
    { kind: 'approve', by: MEGAN },
    { kind: 'deny', by: MEGAN, reason: '' },
    { kind: 'withdraw', by: MEGAN },
    { kind: 'cancel', by: ALEX },
    { kind: 'object', by: MEGAN },
    { kind: 'time' },
    SHOW,
    { kind: 'break-glass', by: ALEX, reason: '' },
    { kind: 'hand-out', mark: 1 },
    { kind: 'fail', mark: 1, cause: '' },
    { kind: 'report', by: ALEX, report: 'worked' },
  ];
  const rested: string[] = [];
  for (const event of events) {
    const holdReview = async (): Promise<void> => void rested.push(event.kind);
    const safety = { ...trial.deps.safety, holdReview };
    await planEvent(trial.deps.moment(), { requestId, event, actor: PEOPLE.alex, safety });
  }
  expect(rested).toEqual(['show', 'hand-out']);
});

describe('is no entry of its own', () => {
  const refusals = async ({ trial }: OneRequest) =>
    (await trial.audit()).filter(({ fact }) => fact.action === 'event.refused');

  test('a press of Show code while another one fetches it', async () => {
    const vault = new FakeSeedVault();
    const one = await approved({ vault });
    const goOn = await vault.hangIn(async () => show(one));
    expect((await show(one)).refusal).toEqual({ code: 'RELEASE_IN_PROGRESS' });
    await goOn();
    expect(await refusals(one)).toEqual([]);
  });

  test('a press of Show code that comes before the next step does', async () => {
    const one = await approved(MANY);
    let refusal: { readonly code: string } | undefined;
    for (let times = 0; times < 8 && refusal === undefined; times += 1) {
      ({ refusal } = await show(one));
      if (refusal === undefined) await report(one, 'refused');
    }
    expect(refusal).toMatchObject({ code: 'NO_STEP_YET' });
    expect(await refusals(one)).toEqual([]);
  });

  test('that a code which was read is not handed out: nobody pressed for that', async () => {
    const vault = new FakeSeedVault();
    const one = await approved({ vault });
    const goOn = await vault.hangIn(async () => show(one));
    fine(await one.trial.bridge.freeze(one.trial.as('adele'), EVERYBODY));
    expect((await goOn()).refusal).toEqual({ code: 'FROZEN' });
    expect(await refusals(one)).toEqual([]);
  });
});

test('a request ends also where it is in somebody’s list no more', async () => {
  const one = await asked(['megan']);
  const { trial, id } = one;
  await remove(trial, askedRow(PEOPLE.megan, id));
  const { view } = fine(await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'cancel' }));
  expect(view.phase.kind).toBe('cancelled');
});
