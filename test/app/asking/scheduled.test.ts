// A code for later: the whole life of such a request, over restarts too, and the times that are not taken.
import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { fine, must, openedBy, openTrial, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';
import { ask, NOON, opened, utc } from './asked-for-later.js';

const TOMORROW = utc('2026-11-25T07:00:00Z');

/** Everything in memory is lost; another process goes on with the same store. */
async function restarted({ parts, outbox }: Trial): Promise<Trial> {
  // What was stopped takes nothing up any more.
  await outbox.stop();
  const { store, vault, clock, messenger } = parts;
  return openTrial({ store, vault, clock, messenger });
}

const phaseFor = async (trial: Trial, id: RequestId, who: 'alex' | 'megan'): Promise<object> =>
  fine(await trial.bridge.viewRequest(trial.as(who), id)).view.phase;

const notices = ({ parts }: Trial): readonly string[] =>
  parts.messenger
    .chat({ chat: 'alex' })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice.code] : []));

describe('a code for tomorrow', () => {
  test('waits for its approvals until then, is told then, shown then, and lives on from then', async () => {
    const before = await opened();
    const id = openedBy(await ask(before, 'tomorrow 8:00 new laptop'));
    await before.outbox.drain();
    const { view } = fine(await before.bridge.viewRequest(before.as('megan'), id));
    expect(view).toMatchObject({ notBefore: TOMORROW, reason: 'new laptop' });
    expect(view.phase).toMatchObject({ kind: 'waiting', until: TOMORROW });
    // Long after an ordinary request would have run out, and in another process, it is approved.
    const { clock } = before.parts;
    clock.advanceSeconds(6 * 3600);
    const evening = await restarted(before);
    await evening.outbox.drain();
    const approved = await evening.bridge.actOnRequest(evening.as('megan'), id, {
      kind: 'approve',
    });
    const usableUntil = TOMORROW + 600_000;
    const phase = { kind: 'approved', showFrom: TOMORROW, until: usableUntil };
    expect(fine(approved).view.phase).toMatchObject(phase);
    await evening.outbox.drain();
    const early = fine(await evening.bridge.showCode(evening.as('alex'), id));
    expect(early.refusal).toEqual({ code: 'NOT_YET', at: TOMORROW });
    expect(notices(evening).at(-1)).toBe('request-approved');
    // The time comes while nobody is there.
    clock.set(instant(TOMORROW + 5_000));
    const morning = await restarted(evening);
    await morning.outbox.drain();
    const last = morning.parts.messenger.chat({ chat: 'alex' }).at(-1);
    expect(last?.message).toMatchObject({ kind: 'request', view: { phase: { kind: 'approved' } } });
    expect(await phaseFor(morning, id, 'alex')).not.toHaveProperty('showFrom');
    const shown = fine(await morning.bridge.showCode(morning.as('alex'), id));
    expect(shown.shown?.code.reveal()).toMatch(/^\d{6}$/);
    const all = (await morning.audit()).map(({ fact }) => fact);
    const facts = all.filter(({ action }) => action !== 'refusals.counted');
    expect(facts.find(({ action }) => action === 'request.created')).toMatchObject({
      notBefore: TOMORROW,
    });
    // What was asked too early is counted in a log of its own, which is read behind this one.
    const told = facts.filter(({ action }) => action !== 'refusals.counted');
    expect(told.map(({ action }) => action).slice(-3)).toEqual([
      'request.ready',
      'release.intended',
      'release.handed-out',
    ]);
  });

  test('that nobody has approved by then is over', async () => {
    const trial = await opened();
    const id = openedBy(await ask(trial, 'tomorrow 8:00'));
    trial.parts.clock.set(instant(TOMORROW - 1000));
    await trial.outbox.drain();
    expect(await phaseFor(trial, id, 'alex')).toMatchObject({ kind: 'waiting' });
    trial.parts.clock.set(TOMORROW);
    const later = await restarted(trial);
    await later.outbox.drain();
    expect(await phaseFor(later, id, 'alex')).toMatchObject({ kind: 'expired', unapproved: true });
    expect(notices(later)).toContain('request-expired');
  });

  test('that was approved and not shown is over when the approval has lived', async () => {
    const trial = await opened();
    const id = openedBy(await ask(trial, 'tomorrow 8:00'));
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    let now = trial;
    for (const seconds of [0, 599, 600]) {
      trial.parts.clock.set(instant(TOMORROW + seconds * 1000));
      now = await restarted(now);
      await now.outbox.drain();
      const kind = seconds < 600 ? 'approved' : 'expired';
      expect(await phaseFor(now, id, 'alex')).toMatchObject({ kind });
    }
  });

  test('is the open request: asking again shows it', async () => {
    const trial = await opened();
    const id = openedBy(await ask(trial, 'tomorrow 8:00'));
    expect(fine(await ask(trial, 'now'))).toEqual({ kind: 'already-open', requestId: id });
    expect(fine(await ask(trial, 'at 8'))).toEqual({ kind: 'already-open', requestId: id });
  });
});

describe('when that is', () => {
  test.each([
    ['in 20m', '2026-11-24T12:20:00Z'],
    ['at 14:30', '2026-11-24T13:30:00Z'],
    ['um 14:30', '2026-11-24T13:30:00Z'],
    ['at 2pm', '2026-11-24T13:00:00Z'],
    ['at 8:00', '2026-11-25T07:00:00Z'],
    ['at 14:30 UTC', '2026-11-24T14:30:00Z'],
  ])('%s is by the clocks where they are', async (typed, at) => {
    const trial = await opened();
    const id = openedBy(await ask(trial, typed));
    const { view } = fine(await trial.bridge.viewRequest(trial.as('alex'), id));
    expect(view.notBefore).toBe(utc(at));
  });

  test.each([
    ['at 25:00', { code: 'TIME_UNREADABLE', typed: 'at 25:00' }],
    ['at 14:30 PST', { code: 'ZONE_UNKNOWN', zone: 'PST' }],
    ['today 8:00', { code: 'TIME_PASSED', at: utc('2026-11-24T07:00:00Z') }],
    ['in 59 seconds', { code: 'TIME_TOO_SOON', at: utc('2026-11-24T12:00:59Z') }],
    ['in 73h', { code: 'TIME_TOO_FAR', at: utc('2026-11-27T13:00:00Z'), hoursAtMost: 72 }],
  ])('%s is refused, and nobody is asked', async (typed, refusal) => {
    const trial = await opened();
    expect(await ask(trial, typed)).toEqual({ ok: false, refusal });
    const facts = (await trial.audit()).map(({ fact }) => fact);
    expect(facts.at(-1)).toEqual({ action: 'request.refused', refusal: refusal.code });
  });

  test.each(['in 73h', 'at 25:00', 'in 59 seconds'])(
    '%s does not tell whether there is a token: it is refused alike where there is none',
    async (typed) => {
      const trial = await opened();
      expect(await ask(trial, '', 'diego')).toMatchObject({ refusal: { code: 'NO_TOKEN' } });
      expect(await ask(trial, typed, 'diego')).toEqual(await ask(trial, typed, 'alice'));
    },
  );

  test('as far ahead as the policy allows, and no farther', async () => {
    const trial = await opened();
    Object.assign(trial.parts, { policy: samplePolicy({ scheduledHoursAtMost: 19 }) });
    const far = { code: 'TIME_TOO_FAR', at: utc('2026-11-25T07:00:01Z'), hoursAtMost: 19 };
    expect(await ask(trial, 'tomorrow 8:00:01')).toMatchObject({ refusal: far });
    openedBy(await ask(trial, 'tomorrow 8:00'));
  });

  test('nobody knows without their zone, but from now on does', async () => {
    const trial = await opened(NOON, '');
    expect(await ask(trial, 'at 14:30')).toMatchObject({ refusal: { code: 'ZONE_MISSING' } });
    openedBy(await ask(trial, 'in 20m'));
  });

  test('does not exist in the night in which the clocks go forward', async () => {
    const trial = await opened('2026-03-28T20:00:00Z');
    const refusal = { code: 'TIME_SKIPPED', jump: utc('2026-03-29T01:00:00Z') };
    expect(await ask(trial, 'at 2:30')).toEqual({ ok: false, refusal });
  });
});

describe('what may be two times', () => {
  const TWICE = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(utc);

  test('is asked back, and the answer opens the request', async () => {
    const trial = await opened('2026-10-24T20:00:00Z');
    const asked = fine(await ask(trial, 'at 2:30 night shift'));
    expect(asked).toMatchObject({
      kind: 'question',
      question: { kind: 'time', moments: TWICE },
      ask: { typedName: 'alice', reason: 'night shift', byMail: false, when: { moments: TWICE } },
    });
    const at = must(TWICE[1]);
    const answer = { typedName: 'alice', reason: 'night shift', byMail: false };
    const chosen = { ...answer, when: { kind: 'moments', moments: [at] } } as const;
    const id = openedBy(await trial.bridge.askForCode(trial.as('alex'), chosen));
    const { view } = fine(await trial.bridge.viewRequest(trial.as('megan'), id));
    expect(view.notBefore).toBe(at);
  });

  test.each([-1, 0, 59, 73 * 3600])('no card chooses a time %d s from now', async (seconds) => {
    const trial = await opened();
    const at = instant(utc(NOON) + seconds * 1000);
    const said = { typedName: 'alice', reason: '', byMail: false };
    const chosen = { ...said, when: { kind: 'moments', moments: [at] } } as const;
    const answer = await trial.bridge.askForCode(trial.as('alex'), chosen);
    expect(answer.ok ? '' : answer.refusal.code).toMatch(/^TIME_/);
  });

  test('and a caller who must be verified: one question after the other, and nothing is lost', async () => {
    const trial = await opened();
    const methods = [{ kind: 'built-in', id: 'video' }] as const;
    const callerVerification = { required: true, methods, ownersNeed: [] };
    Object.assign(trial.parts, { policy: samplePolicy({ callerVerification }) });
    const first = fine(await ask(trial, 'at 8, night shift, verified by video'));
    expect(first).toMatchObject({
      question: { kind: 'time' },
      ask: { reason: 'night shift', verifiedBy: 'video' },
    });
    const second = fine(await ask(trial, 'at 14:30 night shift'));
    expect(second).toMatchObject({
      question: { kind: 'caller' },
      ask: { reason: 'night shift', when: { moments: [utc('2026-11-24T13:30:00Z')] } },
    });
  });
});
