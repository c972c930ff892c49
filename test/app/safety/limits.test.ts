// How much one person may do within an hour, and about one account owner; every refusal says when to try again.
import { describe, expect, test } from '@jest/globals';
import { TALLIES } from '../../../src/app/commit/rows/names.js';
import type { AskAnswer } from '../../../src/app/asking/answers.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { DEFAULT_LIMITS } from '../../../src/domain/policy/limits.js';
import type { Limits } from '../../../src/domain/policy/limits.js';
import { fine, meet, openedBy, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

async function opened(limits: Partial<Limits>): Promise<Trial> {
  const policy = samplePolicy({ limits: { ...DEFAULT_LIMITS, ...limits } });
  const requester = { people: [PEOPLE.alex, PEOPLE.lee, PEOPLE.diego], groups: [] };
  const roles = { ...policy.roles, requester };
  const trial = await openTrial({ policy: { ...policy, roles } });
  await meet(trial, 'alex', 'lee', 'megan', 'diego', 'alice');
  return trial;
}
const ask = async (trial: Trial, who: PersonName, typedName = 'alice'): Promise<AskAnswer> =>
  trial.bridge.askForCode(trial.as(who), { typedName, reason: '', byMail: false });

/** Asks and cancels, so that the next one is a new request. */
async function askAndCancel(trial: Trial, who: PersonName): Promise<void> {
  const requestId = openedBy(await ask(trial, who));
  fine(await trial.bridge.actOnRequest(trial.as(who), requestId, { kind: 'cancel' }));
}
const hour = 3_600_000;

describe('requests within an hour', () => {
  test('are limited for each person, and the refusal says when the next one is possible', async () => {
    const trial = await opened({ requests: { perPerson: 2, perOwner: 50 } });
    const at = trial.parts.clock.now() + hour;
    await askAndCancel(trial, 'alex');
    trial.parts.clock.advanceSeconds(60);
    await askAndCancel(trial, 'alex');
    const refusal = { code: 'LIMIT_REACHED', what: 'requests', whose: 'person', at };
    expect(await ask(trial, 'alex')).toEqual({ ok: false, refusal });
    expect((await ask(trial, 'lee')).ok).toBe(true);
    trial.parts.clock.advanceSeconds(3539);
    expect((await ask(trial, 'alex')).ok).toBe(false);
    trial.parts.clock.advanceSeconds(1);
    expect((await ask(trial, 'alex')).ok).toBe(true);
  });

  test('are limited for each account owner, whoever asks, and security hears of it', async () => {
    const trial = await opened({ requests: { perPerson: 50, perOwner: 2 } });
    await meet(trial, 'adele');
    await askAndCancel(trial, 'alex');
    await askAndCancel(trial, 'lee');
    await trial.outbox.drain();
    const alarms = trial.parts.messenger
      .chat({ chat: 'adele' })
      .filter(({ message }) => message.kind === 'notice' && message.notice.code === 'owner-limit');
    expect(alarms).toHaveLength(1);
    for (const who of ['diego'] as const) {
      expect(await ask(trial, who)).toMatchObject({
        refusal: { code: 'LIMIT_REACHED', what: 'requests', whose: 'owner' },
      });
    }
  });

  test('about one account owner are a third for one person: the others have theirs', async () => {
    const trial = await opened({ requests: { perPerson: 50, perOwner: 6 } });
    await askAndCancel(trial, 'alex');
    await askAndCancel(trial, 'alex');
    expect(await ask(trial, 'alex')).toMatchObject({
      refusal: { code: 'LIMIT_REACHED', what: 'requests', whose: 'share' },
    });
    expect((await ask(trial, 'lee')).ok).toBe(true);
  });

  test('about an owner hold up nobody who may break the glass', async () => {
    const trial = await opened({ requests: { perPerson: 50, perOwner: 3 } });
    const people = [PEOPLE.alex];
    const breakGlass = { people, groups: [], quota: { uses: 2, perHours: 24 } };
    Object.assign(trial.parts, { policy: { ...trial.parts.policy, version: 'two', breakGlass } });
    for (const who of ['alex', 'lee', 'diego'] as const) await askAndCancel(trial, who);
    const id = openedBy(await ask(trial, 'alex'));
    const act = { kind: 'break-glass', reason: 'ward 3' } as const;
    const done = fine(await trial.bridge.actOnRequest(trial.as('alex'), id, act));
    expect(done.refusal).toBeUndefined();
  });

  test('at once: no more than the limit, however many come together', async () => {
    const trial = await opened({ requests: { perPerson: 50, perOwner: 1 } });
    const answers = await Promise.all([ask(trial, 'alex'), ask(trial, 'lee')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('that only show the open one again are not counted', async () => {
    const trial = await opened({ requests: { perPerson: 1, perOwner: 1 } });
    fine(await ask(trial, 'alex'));
    for (let count = 0; count < 5; count += 1) {
      expect(fine(await ask(trial, 'alex')).kind).toBe('already-open');
    }
  });
});

async function triesToApproveOwn(trial: Trial, times: number): Promise<RequestId> {
  const requestId = openedBy(await ask(trial, 'alex'));
  for (let count = 0; count < times; count += 1) {
    const own = trial.bridge.actOnRequest(trial.as('alex'), requestId, { kind: 'approve' });
    expect(fine(await own).refusal).toEqual({ code: 'SELF_APPROVAL' });
  }
  return requestId;
}

describe('refusals within an hour', () => {
  test('that are slips lock nobody out: they reached nobody and cost nothing', async () => {
    const trial = await opened({ refusals: { perPerson: 1 } });
    for (const name of ['a', 'nobody', '', 'a']) {
      expect((await ask(trial, 'alex', name)).ok).toBe(false);
    }
    const time = { kind: 'unreadable', text: 'at 25:00' } as const;
    const said = { typedName: 'alice', reason: '', byMail: false, when: time };
    for (let count = 0; count < 3; count += 1) {
      expect(await trial.bridge.askForCode(trial.as('alex'), said)).toMatchObject({
        refusal: { code: 'TIME_UNREADABLE' },
      });
    }
    const requestId = openedBy(await ask(trial, 'alex'));
    const press = async (): Promise<unknown> =>
      trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'withdraw' });
    for (let count = 0; count < 3; count += 1) {
      expect(await press()).toMatchObject({ value: { refusal: { code: 'NOTHING_TO_WITHDRAW' } } });
    }
    expect((await ask(trial, 'alex')).ok).toBe(true);
    expect((await trial.parts.store.list(TENANT, { ...TALLIES, limit: 99 })).rows).toHaveLength(3);
  });

  test('end in one that says nothing more about who there is', async () => {
    const trial = await opened({ refusals: { perPerson: 1 } });
    await triesToApproveOwn(trial, 1);
    const limited = { refusal: { code: 'LIMIT_REACHED', what: 'refusals', whose: 'person' } };
    expect(await ask(trial, 'alex', 'nobody')).toMatchObject(limited);
    expect(await ask(trial, 'alex', 'diego')).toMatchObject(limited);
  });

  test('of presses count as well, for the person and for nobody else', async () => {
    const trial = await opened({ refusals: { perPerson: 2 } });
    const requestId = await triesToApproveOwn(trial, 2);
    expect(await ask(trial, 'alex', 'diego')).toMatchObject({
      refusal: { code: 'LIMIT_REACHED', what: 'refusals', whose: 'person' },
    });
    expect((await ask(trial, 'lee')).ok).toBe(true);
    // What others may do about the open request stays possible.
    const approve = trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'approve' });
    expect(fine(await approve).refusal).toBeUndefined();
  });

  test('that are nobody’s fault are counted against nobody', async () => {
    const trial = await opened({ refusals: { perPerson: 1 } });
    await trial.bridge.freeze(trial.as('adele'), { typedName: null, reason: '' });
    for (let count = 0; count < 3; count += 1) {
      expect(await ask(trial, 'alex')).toMatchObject({ refusal: { code: 'FROZEN' } });
    }
  });
});

describe('counters', () => {
  test('go away when nothing in them counts any more', async () => {
    const trial = await opened({});
    await askAndCancel(trial, 'alex');
    await ask(trial, 'alex', 'nobody');
    const rows = async () =>
      (await trial.parts.store.list(TENANT, { ...TALLIES, limit: 99 })).rows.map(({ row }) => row);
    expect(await rows()).not.toEqual([]);
    trial.parts.clock.advanceSeconds(2 * 3600);
    await trial.outbox.drain();
    expect(await rows()).toEqual([]);
  });
});
