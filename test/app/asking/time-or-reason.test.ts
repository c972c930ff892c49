import { describe, expect, test } from '@jest/globals';
import { fine, openedBy, samplePolicy } from '../trial.js';
import { ask, NOON, opened, utc } from './asked-for-later.js';

describe('a time at the end of a reason', () => {
  const AT = utc('2026-11-24T13:30:00Z');
  const SAID = { typedName: 'alice', reason: 'lost phone 14:30', byMail: false } as const;

  test('is asked back: nothing is opened, nobody is told, and nothing of the reason is lost', async () => {
    const trial = await opened();
    expect(fine(await ask(trial, 'lost phone 14:30'))).toMatchObject({
      kind: 'question',
      question: { kind: 'time-or-reason', moments: [AT], typed: '14:30' },
      ask: SAID,
    });
    await trial.outbox.drain();
    expect(trial.parts.messenger.chat({ chat: 'megan' })).toEqual([]);
  });

  test('is the time, or part of the reason, as it is chosen; the reason stays as it was typed', async () => {
    const trial = await opened();
    const chosen = { ...SAID, when: { kind: 'moments', moments: [AT] } } as const;
    const later = openedBy(await trial.bridge.askForCode(trial.as('alex'), chosen));
    const viewOf = async (id: typeof later): Promise<object> =>
      fine(await trial.bridge.viewRequest(trial.as('megan'), id)).view;
    expect(await viewOf(later)).toMatchObject({ reason: 'lost phone 14:30', notBefore: AT });
    const other = await opened();
    const now = { ...SAID, when: { kind: 'at-once' } } as const;
    const atOnce = openedBy(await other.bridge.askForCode(other.as('alex'), now));
    const view = fine(await other.bridge.viewRequest(other.as('megan'), atOnce)).view;
    expect(view).toMatchObject({ reason: 'lost phone 14:30' });
    expect(view).not.toHaveProperty('notBefore');
  });

  test('also before how the caller was verified, which is then asked without asking again', async () => {
    const trial = await opened();
    const methods = [{ kind: 'built-in', id: 'video' }] as const;
    const callerVerification = { required: true, methods, ownersNeed: [] };
    Object.assign(trial.parts, { policy: samplePolicy({ callerVerification }) });
    const first = fine(await ask(trial, 'lost phone 14:30, verified by video'));
    expect(first).toMatchObject({
      question: { kind: 'time-or-reason' },
      ask: { verifiedBy: 'video' },
    });
    const now = { ...SAID, when: { kind: 'at-once' } } as const;
    const second = fine(await trial.bridge.askForCode(trial.as('alex'), now));
    expect(second).toMatchObject({ question: { kind: 'caller' }, ask: now });
  });

  test.each(['lost phone 13:00', 'lost phone 12:59'])(
    'for which no code can wait is part of the reason: %s',
    async (typed) => {
      const trial = await opened();
      Object.assign(trial.parts, { policy: samplePolicy({ scheduledHoursAtMost: 19 }) });
      openedBy(await ask(trial, typed));
    },
  );

  test('without a zone to know it by says how to ask', async () => {
    const trial = await opened(NOON, '');
    expect(await ask(trial, 'lost phone 14:30')).toMatchObject({
      refusal: { code: 'ZONE_MISSING' },
    });
    openedBy(await ask(trial, 'lost phone 14:30 at home'));
  });
});
