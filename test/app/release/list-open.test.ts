// `/requests all`: what is open everywhere, for auditors and the security team, page by page.
import { afterEach, expect, test } from '@jest/globals';
import { openRow, requestRow } from '../../../src/app/commit/rows/names.js';
import { parseRequestId, parseTokenId } from '../../../src/domain/ids.js';
import { listOpen } from '../../../src/app/release/list-open.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { textOf } from '../../fakes/shown-card.js';
import { startBot } from '../../channels/running-bot.js';
import type { RunningBot } from '../../channels/running-bot.js';
import { fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import { factsAMinuteLater } from './one-request.js';

let bot: RunningBot | undefined;
afterEach(async () => bot?.stop());

test('who asked for whom, why, and how it stands; nothing that is over', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const { bridge, as } = trial;
  const id = await trial.requestBy('alex');
  const list = async () => fine(await bridge.listOpen(as('isaiah'), 1)).open;
  const about = { requestId: id, requesterName: 'Alex Wilber', ownerName: 'Alice Example' };
  expect(await list()).toMatchObject([{ ...about, stands: 'waiting' }]);
  fine(await bridge.actOnRequest(as('megan'), id, { kind: 'approve' }));
  expect(await list()).toMatchObject([{ stands: 'approved', reason: 'she is locked out' }]);
  fine(await bridge.showCode(as('alex'), id));
  expect(await list()).toMatchObject([{ stands: 'given' }]);
  fine(await bridge.actOnRequest(as('alex'), id, { kind: 'report', report: 'worked' }));
  expect(await list()).toEqual([]);
});

test('a code that is being fetched is listed as given, until it would be over', async () => {
  const vault = new FakeSeedVault();
  const trial = await openTrial({ vault });
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  const goOn = await vault.hangIn(async () => trial.bridge.showCode(trial.as('alex'), id));
  const listed = fine(await trial.bridge.listOpen(trial.as('isaiah'), 1)).open;
  const { worksUntil } = must(fine(await goOn()).shown);
  const about = { requestId: id, requesterName: 'Alex Wilber', ownerName: 'Alice Example' };
  expect(listed).toMatchObject([{ ...about, stands: 'given', until: worksUntil }]);
});

test('one that has ended, or was erased, while the list was read is left out; there are fifty pages at most', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  const { store } = trial.parts;
  for (const [at, about] of ['gone-meanwhile-1', id].entries()) {
    const token = must(parseTokenId(`another-token-${at}`));
    const row = openRow(PEOPLE.alex, token, 'release');
    const value = { requestId: must(parseRequestId(about)) };
    await store.commit(TENANT, [{ kind: 'insert', row, value }]);
  }
  fine(await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'cancel' }));
  const page = async (number: number, deps = trial.deps) =>
    listOpen(deps)(trial.as('isaiah'), number);
  expect(fine(await page(1)).open).toStrictEqual([]);
  // As if there were no end of them.
  const endless = Object.assign(Object.create(store) as typeof store, {
    list: async () => ({ rows: [], more: true }),
  });
  const more = [49, 50].map(
    async (at) => fine(await page(at, { ...trial.deps, store: endless })).more,
  );
  expect(await Promise.all(more)).toEqual([true, false]);
});

test('an auditor who is not of the security team reads it; whoever may not is counted, and told why', async () => {
  const { roles, ...rest } = samplePolicy();
  const only = (name: 'lee' | 'adele') => ({ people: [PEOPLE[name]], groups: [] });
  const policy = { ...rest, roles: { ...roles, auditor: only('lee'), security: only('adele') } };
  const trial = await openTrial({ policy });
  for (const name of ['lee', 'adele'] as const) {
    expect(await trial.bridge.listOpen(trial.as(name), 1)).toMatchObject({ ok: true });
  }
  const refused = { ok: false, refusal: { code: 'NOT_A_REVIEWER' } };
  expect(await trial.bridge.listOpen(trial.as('alex'), 1)).toEqual(refused);
  expect(await factsAMinuteLater(trial)).toContainEqual(
    expect.objectContaining({ counts: { NOT_A_REVIEWER: 1 }, people: [PEOPLE.alex] }),
  );
});

test('what is open comes page by page, each once', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  const { store } = trial.parts;
  const { value } = must(await store.get(TENANT, requestRow(id)));
  for (let count = 10; count < 22; count += 1) {
    const other = must(parseRequestId(`another-open-one-${count}`));
    const token = must(parseTokenId(`another-token-${count}`));
    const ask = { ...(value as { ask: object }).ask, id: other };
    await store.commit(TENANT, [
      { kind: 'insert', row: requestRow(other), value: { ...value, ask } },
      { kind: 'insert', row: openRow(PEOPLE.alex, token, 'release'), value: { requestId: other } },
    ]);
  }
  const page = async (number: number) =>
    fine(await trial.bridge.listOpen(trial.as('adele'), number));
  const [first, second, third] = [await page(1), await page(2), await page(3)];
  expect([first.more, second.more]).toEqual([true, false]);
  const ids = [first, second, third].flatMap(({ open }) => open.map((one) => one.requestId));
  expect(ids).toHaveLength(13);
  expect(new Set(ids).size).toBe(13);
});

test('is typed in either language, and is not for whoever asks or approves', async () => {
  bot = await startBot({});
  for (const name of ['alex', 'megan', 'isaiah'] as const) await bot.person(name).install();
  await bot.trial.requestBy('alex');
  await bot.settle();
  const said = async (who: 'alex' | 'megan' | 'isaiah', text: string): Promise<string> => {
    const person = must(bot).person(who);
    const before = person.messages.length;
    await person.say(text);
    await must(bot).settle();
    const [{ card, text: words } = {}] = person.messages.slice(before);
    return card === undefined ? (words ?? '') : textOf(card);
  };
  for (const text of ['/requests all', 'requests alle']) {
    expect(await said('isaiah', text)).toContain('Alex Wilber asks for a code for Alice Example');
  }
  for (const who of ['alex', 'megan'] as const) {
    expect(await said(who, '/requests all')).toContain('Only auditors and the security team');
  }
  // Theirs are as before.
  expect(await said('alex', '/requests')).toContain('1 open request of yours');
});
