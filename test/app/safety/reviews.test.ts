// Reviews of break-glass: what whoever reviews sees of it, until when they are reminded, how it is closed, and what is counted of who may not.
import { describe, expect, test } from '@jest/globals';
import { operationRow, requestRow, reviewRow } from '../../../src/app/commit/rows/names.js';
import { outboxSchema } from '../../../src/app/commit/rows/outbox-row.js';
import { remindOfReview } from '../../../src/app/safety/deliver-review.js';
import { drawReview, findReview } from '../../../src/app/safety/reviews.js';
import { parseRequestId } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { REASON_MAX_LENGTH } from '../../../src/domain/policy/policy.js';
import { brokenGlass, glassOf } from '../emergency.js';
import { fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

/** Isaiah audits, and so does Alex, who uses break-glass. */
async function used(): Promise<{ readonly trial: Trial; readonly id: RequestId }> {
  const policy = samplePolicy({ breakGlass: glassOf(9), codesPerApproval: 2 });
  const auditor = { people: [PEOPLE.alex, PEOPLE.isaiah], groups: [] };
  const trial = await openTrial({ policy: { ...policy, roles: { ...policy.roles, auditor } } });
  await meet(trial, 'alex', 'megan', 'alice', 'adele', 'isaiah');
  const id = await brokenGlass(trial);
  await trial.outbox.drain();
  return { trial, id };
}
const reviewsOf = ({ parts }: Trial, name: PersonName) =>
  parts.messenger
    .chat({ chat: name })
    .flatMap(({ message }) => (message.kind === 'review' ? [message.view] : []));
const waiting = async ({ parts }: Trial) => {
  const { rows } = await parts.store.list(TENANT, { from: 'outbox~', to: 'outbox~~', limit: 99 });
  return rows.map(({ value }) => outboxSchema.parse(value).item.kind);
};
const counted = async (trial: Trial) => {
  trial.parts.clock.advanceSeconds(61);
  await trial.outbox.drain();
  return (await trial.audit()).flatMap(({ fact }) =>
    fact.action === 'refusals.counted' ? [{ counts: fact.counts, people: fact.people }] : [],
  );
};
const report = async ({ bridge, as }: Trial, id: RequestId, said: 'worked' | 'refused') =>
  fine(await bridge.actOnRequest(as('alex'), id, { kind: 'report', report: said }));

describe('who reviews', () => {
  test('sees what was shown and how it went, on the card that is there', async () => {
    const { trial, id } = await used();
    const cards = () => reviewsOf(trial, 'adele').map(({ review: _none, ...shown }) => shown);
    expect(cards()).toStrictEqual([{ codes: 0, shownAt: null, report: null }]);
    const shownAt = trial.parts.clock.now();
    await trial.bridge.showCode(trial.as('alex'), id);
    await trial.outbox.drain();
    expect(cards()).toStrictEqual([{ codes: 1, shownAt, report: null }]);
    await report(trial, id, 'worked');
    await trial.outbox.drain();
    expect(cards()).toStrictEqual([{ codes: 1, shownAt, report: 'worked' }]);
  });

  test('sees the same of a request that an older program wrote, step by step', async () => {
    const { trial, id } = await used();
    const { clock, store } = trial.parts;
    const view = async () => drawReview(trial.deps, must(await findReview(trial.deps, id)));
    /** Of the row as it is, and without what is kept in it for the review. */
    const bothWays = async () => {
      const kept = await view();
      const { row, etag, value } = must(await store.get(TENANT, requestRow(id)));
      const { shownTimes: _times, lastShownAt: _at, lastReport: _report, ...old } = value;
      const swap = async (to: typeof value, from: string) =>
        store.commit(TENANT, [{ kind: 'replace', row, etag: from, value: to }]);
      await swap(old, etag);
      const older = await view();
      await swap(value, must(await store.get(TENANT, row)).etag);
      const { review: _review, ...shown } = kept;
      expect(older).toStrictEqual(kept);
      return shown;
    };
    expect(await bothWays()).toStrictEqual({ codes: 0, shownAt: null, report: null });
    const first = clock.now();
    await trial.bridge.showCode(trial.as('alex'), id);
    expect(await bothWays()).toStrictEqual({ codes: 1, shownAt: first, report: null });
    await report(trial, id, 'refused');
    expect(await bothWays()).toStrictEqual({ codes: 1, shownAt: first, report: 'refused' });
    clock.advanceSeconds(60);
    const second = clock.now();
    await trial.bridge.showCode(trial.as('alex'), id);
    expect(await bothWays()).toStrictEqual({ codes: 2, shownAt: second, report: null });
    await report(trial, id, 'worked');
    expect(await bothWays()).toStrictEqual({ codes: 2, shownAt: second, report: 'worked' });
  });
});

describe('a review is reminded of', () => {
  test('while it is open, and not once it is closed or where there is none', async () => {
    const { trial, id } = await used();
    const nowhere = must(parseRequestId('0123456789abcdef'));
    const before = await waiting(trial);
    await remindOfReview(trial.deps, { requestId: nowhere });
    expect(await waiting(trial)).toEqual(before);
    await remindOfReview(trial.deps, { requestId: id });
    expect(await waiting(trial)).toContain('spread');
    fine(await trial.bridge.closeReview(trial.as('isaiah'), id, 'fine'));
    await trial.outbox.drain();
    const after = await waiting(trial);
    await remindOfReview(trial.deps, { requestId: id });
    expect(await waiting(trial)).toEqual(after);
  });
});

describe('closing a review', () => {
  test('keeps what was found, without what stands around it and to its length', async () => {
    const { trial, id } = await used();
    const found = 'y'.repeat(REASON_MAX_LENGTH);
    fine(await trial.bridge.closeReview(trial.as('isaiah', 'one'), id, `  ${found}z `));
    const { closed } = must(await findReview(trial.deps, id));
    const by = { id: PEOPLE.isaiah, name: 'Isaiah Langer' };
    expect(closed).toStrictEqual({ by, at: trial.parts.clock.now(), note: found });
    expect(await trial.parts.store.get(TENANT, reviewRow(id))).toBeUndefined();
    // By that name the program of tomorrow knows it to be done, should the press arrive again.
    const done = operationRow([PEOPLE.isaiah, 'close-review', id, 'one']);
    expect(await trial.parts.store.get(TENANT, done)).toBeDefined();
  });

  test('too late or without a word is counted, and written by number alone', async () => {
    const { trial, id } = await used();
    const before = (await trial.audit()).length;
    const silent = fine(await trial.bridge.closeReview(trial.as('isaiah'), id, ' '));
    expect(silent.refusal).toStrictEqual({ code: 'NOTE_MISSING' });
    expect(await trial.audit()).toHaveLength(before);
    fine(await trial.bridge.closeReview(trial.as('isaiah'), id, 'fine'));
    const late = fine(await trial.bridge.closeReview(trial.as('adele'), id, 'fine'));
    expect(late.refusal).toStrictEqual({ code: 'REVIEW_CLOSED' });
    expect(await counted(trial)).toStrictEqual([
      { counts: { NOTE_MISSING: 1, REVIEW_CLOSED: 1 }, people: [PEOPLE.isaiah, PEOPLE.adele] },
    ]);
  });

  test('one’s own is an entry of its own, and not counted besides', async () => {
    const { trial, id } = await used();
    const own = fine(await trial.bridge.closeReview(trial.as('alex'), id, 'fine'));
    expect(own.refusal).toStrictEqual({ code: 'OWN_BREAK_GLASS' });
    expect((await trial.audit()).at(-1)).toMatchObject({
      actor: PEOPLE.alex,
      requestId: id,
      fact: { action: 'control.refused', command: 'close-review', refusal: 'OWN_BREAK_GLASS' },
    });
    expect(await counted(trial)).toEqual([]);
  });

  test('by who may not review is a stranger’s press: after ten nothing is looked up for them', async () => {
    const { trial, id } = await used();
    for (let count = 0; count < 10; count += 1) {
      expect(trial.deps.strangers.isShut(PEOPLE.megan, 'other')).toBe(false);
      const pressed = await trial.bridge.closeReview(trial.as('megan'), id, 'fine');
      expect(pressed).toStrictEqual({ ok: false, refusal: { code: 'NOTHING_HERE' } });
    }
    expect(trial.deps.strangers.isShut(PEOPLE.megan, 'other')).toBe(true);
    expect(await counted(trial)).toStrictEqual([
      { counts: { NOTHING_HERE: 10 }, people: [PEOPLE.megan] },
    ]);
  });
});

describe('/reviews', () => {
  test('sends the open ones to each who asks, once for one message', async () => {
    const { trial } = await used();
    for (const name of ['adele', 'isaiah'] as const) {
      const before = reviewsOf(trial, name).length;
      for (let time = 0; time < 2; time += 1) {
        const listed = await trial.bridge.listReviews(trial.as(name, `of ${name}`));
        expect(listed).toStrictEqual({ ok: true, value: { open: 1, more: false } });
        await trial.outbox.drain();
        expect(reviewsOf(trial, name)).toHaveLength(before + 1);
      }
      const done = operationRow([PEOPLE[name], 'list-reviews', `of ${name}`]);
      expect(await trial.parts.store.get(TENANT, done)).toBeDefined();
    }
  });

  test('is refused to who may not review', async () => {
    const { trial } = await used();
    const refusal = { ok: false, refusal: { code: 'NOT_A_REVIEWER' } };
    expect(await trial.bridge.listReviews(trial.as('megan'))).toStrictEqual(refusal);
  });
});
