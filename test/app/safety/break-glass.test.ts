// Break-glass: whose it is, that it is never silent, its quota, and the review that stays open until somebody else closes it.
import { describe, expect, test } from '@jest/globals';
import { OPEN_REVIEWS } from '../../../src/app/commit/rows/names.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import type { Message } from '../../../src/ports/messenger.js';
import { notePolicy } from '../../../src/app/tenant/policy-change.js';
import { fine, meet, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const glass = { people: [PEOPLE.alex], groups: [], quota: { uses: 2, perHours: 24 } };
const EVERYBODY_WITH_A_CHAT = ['alex', 'megan', 'diego', 'alice', 'adele', 'isaiah'] as const;
const act = { kind: 'break-glass', reason: 'ward 3 is locked out' } as const;

async function asked(
  policy: Partial<Policy> = { breakGlass: glass },
): Promise<{ trial: Trial; id: RequestId }> {
  const trial = await openTrial({ policy: samplePolicy(policy) });
  await meet(trial, ...EVERYBODY_WITH_A_CHAT);
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  return { trial, id };
}
async function used(policy?: Partial<Policy>): Promise<{ trial: Trial; id: RequestId }> {
  const { trial, id } = await asked(policy);
  expect(fine(await press(trial, id)).refusal).toBeUndefined();
  await trial.outbox.drain();
  return { trial, id };
}
const press = async (trial: Trial, id: RequestId, who: PersonName = 'alex') =>
  trial.bridge.actOnRequest(trial.as(who), id, act);
const messages = (trial: Trial, name: PersonName): readonly Message[] =>
  trial.parts.messenger.chat({ chat: name }).map(({ message }) => message);
const reviews = (trial: Trial, name: PersonName) =>
  messages(trial, name).flatMap((message) => (message.kind === 'review' ? [message.view] : []));
const noticesOf = (trial: Trial, name: PersonName, code: string) =>
  messages(trial, name).flatMap((message) =>
    message.kind === 'notice' && message.notice.code === code ? [message.notice] : [],
  );
const actions = async (trial: Trial) => (await trial.audit()).map(({ fact }) => fact.action);

describe('break-glass', () => {
  test('is off unless the policy has it', async () => {
    const { trial, id } = await asked({});
    const card = messages(trial, 'alex').find(({ kind }) => kind === 'request');
    expect(card).not.toHaveProperty('view.mayBreakGlass');
    expect(fine(await press(trial, id)).refusal).toEqual({ code: 'BREAK_GLASS_NOT_ALLOWED' });
  });

  test('is offered to its people alone, while their request waits', async () => {
    const { trial, id } = await asked();
    expect(messages(trial, 'alex').at(-1)).toHaveProperty('view.mayBreakGlass', true);
    for (const name of ['megan', 'alice'] as const) {
      expect(messages(trial, name).at(-1)).not.toHaveProperty('view.mayBreakGlass');
    }
    expect(fine(await press(trial, id, 'megan')).refusal).toEqual({ code: 'NOT_YOUR_REQUEST' });
  });

  test('needs a reason, in words', async () => {
    const { trial, id } = await asked();
    const silent = { kind: 'break-glass', reason: '  ' } as const;
    const answer = await trial.bridge.actOnRequest(trial.as('alex'), id, silent);
    expect(fine(answer).refusal).toEqual({ code: 'REASON_MISSING' });
    expect(fine(answer).view.phase.kind).toBe('waiting');
  });

  test('gives a code without approval, once, and the audit says on what it rests', async () => {
    const { trial, id } = await used();
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    expect(await actions(trial)).toEqual(
      expect.arrayContaining(['break-glass.granted', 'release.handed-out']),
    );
    expect(await actions(trial)).not.toContain('approval.given');
  });

  test('is told at once to all approvers, the owner, auditors and security people, by what is in its own commit', async () => {
    const { trial, id } = await asked();
    await press(trial, id);
    // Nothing more than the outbox is needed, also where the process ends here.
    await trial.outbox.drain();
    for (const name of ['megan', 'diego', 'alice'] as const) {
      expect(noticesOf(trial, name, 'break-glass-used')).toEqual([
        expect.objectContaining({
          requesterName: 'Alex Wilber',
          reason: act.reason,
          yours: name === 'alice',
        }),
      ]);
    }
    for (const name of ['adele', 'isaiah'] as const) expect(reviews(trial, name)).toHaveLength(1);
  });

  test('is used no oftener than the quota, by all together; the refusal says when again', async () => {
    const both = { ...glass, people: [PEOPLE.alex, PEOPLE.lee], quota: { uses: 1, perHours: 1 } };
    const { roles } = samplePolicy();
    const requester = { people: [PEOPLE.alex, PEOPLE.lee], groups: [] };
    const { trial } = await used({ breakGlass: both, roles: { ...roles, requester } });
    await meet(trial, 'lee');
    const other = await trial.requestBy('lee');
    const at = trial.parts.clock.now() + 3_600_000;
    expect(fine(await press(trial, other, 'lee')).refusal).toEqual({
      code: 'BREAK_GLASS_USED_UP',
      at,
    });
    trial.parts.clock.advanceSeconds(3600);
    const later = await trial.requestBy('lee');
    expect(fine(await press(trial, later, 'lee')).refusal).toBeUndefined();
  });

  test('is stopped by a freeze', async () => {
    const { trial, id } = await asked();
    await trial.bridge.freeze(trial.as('adele'), { typedName: 'alice', reason: '' });
    expect(fine(await press(trial, id)).refusal).toEqual({ code: 'FROZEN' });
  });
});

describe('the review of a break-glass', () => {
  const close = async (trial: Trial, id: RequestId, who: PersonName) =>
    trial.bridge.closeReview(trial.as(who), id, 'both confirm');

  test('is closed by an auditor or a security person, with what they found, and all see it', async () => {
    const { trial, id } = await used();
    await trial.bridge.showCode(trial.as('alex'), id);
    const answer = fine(await close(trial, id, 'isaiah'));
    expect(answer.view).toMatchObject({
      codes: 1,
      review: { closed: { by: { name: 'Isaiah Langer' }, note: 'both confirm' } },
    });
    await trial.outbox.drain();
    expect(reviews(trial, 'adele')).toEqual([answer.view]);
    expect((await trial.audit()).at(-1)).toMatchObject({
      actor: PEOPLE.isaiah,
      requestId: id,
      fact: { action: 'review.closed', by: PEOPLE.isaiah, note: 'both confirm' },
    });
    expect(fine(await close(trial, id, 'adele')).refusal).toEqual({ code: 'REVIEW_CLOSED' });
  });

  test('does not exist for who may not review', async () => {
    const { trial, id } = await used();
    for (const name of ['alex', 'megan', 'alice'] as const) {
      expect(await close(trial, id, name)).toEqual({
        ok: false,
        refusal: { code: 'NOTHING_HERE' },
      });
    }
    expect((await trial.bridge.listReviews(trial.as('megan'))).ok).toBe(false);
  });

  test('is not closed by who used it, and the audit has the attempt', async () => {
    const { roles } = samplePolicy();
    const auditor = { people: [PEOPLE.alex, PEOPLE.isaiah], groups: [] };
    const { trial, id } = await used({ breakGlass: glass, roles: { ...roles, auditor } });
    expect(reviews(trial, 'alex')).toEqual([]);
    expect(fine(await close(trial, id, 'alex')).refusal).toEqual({ code: 'OWN_BREAK_GLASS' });
    expect((await trial.audit()).at(-1)?.fact).toEqual({
      action: 'control.refused',
      command: 'close-review',
      refusal: 'OWN_BREAK_GLASS',
    });
  });

  test('is reminded of every day until it is closed, and then no more', async () => {
    const { trial, id } = await used();
    for (let day = 1; day <= 3; day += 1) {
      trial.parts.clock.advanceSeconds(24 * 3600);
      await trial.outbox.drain();
      expect(reviews(trial, 'isaiah')).toHaveLength(1 + day);
    }
    await close(trial, id, 'adele');
    await trial.outbox.drain();
    trial.parts.clock.advanceSeconds(48 * 3600);
    await trial.outbox.drain();
    expect(reviews(trial, 'isaiah')).toHaveLength(4);
  });

  test('is listed as long as it is open', async () => {
    const { trial, id } = await used();
    expect(await trial.bridge.listReviews(trial.as('isaiah'))).toEqual({
      ok: true,
      value: { open: 1, more: false },
    });
    await trial.outbox.drain();
    expect(reviews(trial, 'isaiah')).toHaveLength(2);
    await close(trial, id, 'isaiah');
    expect(await trial.bridge.listReviews(trial.as('isaiah'))).toMatchObject({
      value: { open: 0 },
    });
    const { rows } = await trial.parts.store.list(TENANT, { ...OPEN_REVIEWS, limit: 9 });
    expect(rows).toEqual([]);
  });

  test('is closed once, however often the press arrives', async () => {
    const { trial, id } = await used();
    const first = await trial.bridge.closeReview(trial.as('isaiah', 'one'), id, 'fine');
    expect(await trial.bridge.closeReview(trial.as('isaiah', 'one'), id, 'fine')).toEqual(first);
    expect((await actions(trial)).filter((action) => action === 'review.closed')).toHaveLength(1);
  });
});

describe('the quota', () => {
  test.each([
    ['its section is taken out of the policy and put back', null],
    ['it was wider or narrower for a while', { ...glass, quota: { uses: 1, perHours: 1 } }],
  ] as const)('is not forgotten where %s', async (_what, meanwhile) => {
    const day = { ...glass, quota: { uses: 1, perHours: 24 } };
    const { trial } = await used({ breakGlass: day });
    const change = async (breakGlass: Policy['breakGlass'], version: string): Promise<void> => {
      Object.assign(trial.parts, { policy: samplePolicy({ breakGlass, version }) });
      await notePolicy(trial.deps, trial.parts.policy);
    };
    await change(meanwhile, 'meanwhile');
    trial.parts.clock.advanceSeconds(3 * 3600);
    await trial.outbox.drain();
    await change(day, 'back');
    const again = await trial.requestBy('alex');
    expect(fine(await press(trial, again)).refusal).toMatchObject({ code: 'BREAK_GLASS_USED_UP' });
  });
});
