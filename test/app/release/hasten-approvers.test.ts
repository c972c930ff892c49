// Who is reminded, and who is asked later: each once, nobody who is out of the question, and no more than the card and a commit can take.
import { describe, expect, test } from '@jest/globals';
import {
  ledgerRow,
  operationRow,
  requestRow,
  tokenRow,
} from '../../../src/app/commit/rows/names.js';
import { tokenSchema } from '../../../src/app/commit/rows/token-row.js';
import { hastenApprovers } from '../../../src/app/release/hasten-approvers.js';
import { parsePersonId, parseRequestId, parseTokenId } from '../../../src/domain/ids.js';
import { requestOf } from '../provisioning/reburning.js';
import { fine, meet, must, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import { asked, memoryDirectory, noticesOf, remove, seenBy } from './one-request.js';
import type { OneRequest } from './one-request.js';

const TOKEN = must(parseTokenId('sample-alice'));

const hasten = async ({ trial, id }: OneRequest, step: 'remind' | 'widen'): Promise<void> => {
  await hastenApprovers(trial.deps, { requestId: id, step });
};

const audited = async ({ trial }: OneRequest) =>
  (await trial.audit()).filter(({ fact }) => fact.action.startsWith('approvers.'));

/** So many more approvers, who can be reached. */
async function crowd(count: number, numberMatching = false): Promise<OneRequest> {
  const directory = await memoryDirectory();
  const policy = samplePolicy({ numberMatching });
  const one = await asked(['megan'], { directory, policy });
  for (let at = 0; at < count; at += 1) {
    const id = must(parsePersonId(`7e57ab1e-0000-4000-8000-0000000009${10 + at}`));
    const name = { displayName: `Aaron ${at}`, givenName: 'Aaron', surname: `${at}` };
    const person = { id, ...name, userPrincipalName: `aaron${at}@contoso.example`, nicknames: [] };
    directory.add(person, [must(policy.roles.approver.groups[0])]);
    const actor = { ...one.trial.as('alex'), personId: id };
    await one.trial.bridge.rememberPerson(actor, { address: { chat: id } });
  }
  return one;
}

const later = async ({ trial, id }: OneRequest) => (await requestOf(trial, id)).widened ?? [];

describe('both', () => {
  test('are the bridge’s own doing on record, with the request and the token, once each', async () => {
    const one = await asked(['megan']);
    await meet(one.trial, 'diego');
    for (const step of ['remind', 'widen', 'remind', 'widen'] as const) await hasten(one, step);
    const about = { actor: 'bridge', requestId: one.id, tokenId: TOKEN };
    expect(await audited(one)).toMatchObject([
      { ...about, fact: { action: 'approvers.reminded', people: [PEOPLE.megan] } },
      { ...about, fact: { action: 'approvers.widened', people: [PEOPLE.diego] } },
    ]);
  });

  test('are known by the name that they always had: an update in between does neither twice', async () => {
    const one = await asked(['megan']);
    await meet(one.trial, 'diego');
    for (const step of ['remind', 'widen'] as const) {
      await hasten(one, step);
      const row = operationRow(['bridge', step, one.id]);
      expect(await one.trial.parts.store.get(TENANT, row)).toBeDefined();
    }
  });

  test('do nothing where nobody waits any more, or nothing is there', async () => {
    const one = await asked(['megan']);
    await meet(one.trial, 'diego');
    fine(await one.trial.bridge.actOnRequest(one.trial.as('alex'), one.id, { kind: 'cancel' }));
    const nowhere = must(parseRequestId('0123456789abcdef'));
    for (const step of ['remind', 'widen'] as const) {
      await hasten(one, step);
      await hasten({ ...one, id: nowhere }, step);
    }
    expect(await audited(one)).toEqual([]);
    expect(await later(one)).toEqual([]);
  });

  test('leave no trace where everybody has answered, and nobody else is there', async () => {
    const two = samplePolicy({ approvalsNeeded: 2 });
    const one = await asked(['megan', 'diego'], { policy: two });
    const { trial, id } = one;
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    Object.assign(trial.parts, { policy: samplePolicy({ approvalsNeeded: 3 }) });
    fine(await trial.bridge.actOnRequest(trial.as('diego'), id, { kind: 'approve' }));
    for (const step of ['remind', 'widen'] as const) await hasten(one, step);
    expect(await audited(one)).toEqual([]);
  });
});

describe('of those who are asked later', () => {
  test('there are 25 at most; whoever asked has them on the card that is there', async () => {
    const one = await crowd(26);
    await hasten(one, 'widen');
    expect(await later(one)).toHaveLength(25);
    await one.trial.outbox.drain();
    expect(seenBy(one.trial, 'alex')).toEqual(['waiting']);
    const { view } = fine(await one.trial.bridge.viewRequest(one.trial.as('alex'), one.id));
    expect(view.phase).toMatchObject({ asked: expect.arrayContaining(['Aaron 3']) });
  });

  test('there are five at most where numbers are matched, each with a number that nobody else has', async () => {
    const one = await crowd(6, true);
    await hasten(one, 'widen');
    const request = await requestOf(one.trial, one.id);
    const numbers = (await later(one)).map(({ number }) => number);
    expect(numbers).toHaveLength(5);
    const all = [...Object.values(request.ask.numbers ?? {}), ...numbers];
    expect(new Set(all).size).toBe(6);
    for (const number of numbers) expect(String(number)).toMatch(/^[1-9]\d$/);
  });

  test('nobody has the number of anybody who was asked before, whenever that was', async () => {
    const one = await crowd(1, true);
    const { store } = one.trial.parts;
    const { numbers = {} } = (await requestOf(one.trial, one.id)).ask;
    const ofMegan = must(numbers[PEOPLE.megan]);
    const ofDiego = ofMegan === 20 ? 21 : 20;
    const row = requestRow(one.id);
    const { value, etag } = must(await store.get(TENANT, row));
    const widened = [{ id: PEOPLE.diego, name: 'Diego Siciliani', number: ofDiego }];
    const put = { kind: 'replace', row, value: { ...value, widened }, etag } as const;
    expect(await store.commit(TENANT, [put])).toMatchObject({ ok: true });
    const bytes = [ofMegan, ofDiego, 77].map((number) => Uint8Array.of(number - 10));
    const random = { id: () => 'an-id', bytes: () => must(bytes.shift()) };
    const item = { requestId: one.id, step: 'widen' } as const;
    await hastenApprovers({ ...one.trial.deps, random }, item);
    expect((await later(one)).map(({ number }) => number)).toEqual([ofDiego, 77]);
  });

  test('nobody has a number where none are matched', async () => {
    const one = await crowd(1);
    await hasten(one, 'widen');
    expect(await later(one)).toStrictEqual([{ id: expect.anything(), name: 'Aaron 0' }]);
  });

  test('each is another person than the others, and than those who were asked', async () => {
    const one = await asked(['megan', 'diego']);
    const { trial } = one;
    const policy = samplePolicy();
    const people = [PEOPLE.isaiah, PEOPLE.lee, PEOPLE.adele];
    const approver = { ...policy.roles.approver, people };
    // Lee is Isaiah, too; and Adele is Megan.
    const samePerson = [people.slice(0, 2), [PEOPLE.adele, PEOPLE.megan]];
    Object.assign(trial.parts, {
      policy: { ...policy, samePerson, roles: { ...policy.roles, approver } },
    });
    await meet(trial, 'isaiah', 'lee', 'adele');
    await hasten(one, 'widen');
    const names = (await later(one)).map(({ name }) => name);
    expect(names).toEqual(['Isaiah Langer']);
  });

  test.each([
    ['the token', () => tokenRow(TOKEN)],
    ['its ledger', ledgerRow],
  ] as const)('there is nobody where %s is nowhere to be found', async (_what, rowOf) => {
    const one = await asked(['megan']);
    const { store } = one.trial.parts;
    await meet(one.trial, 'diego');
    const token = tokenSchema.parse(must(await store.get(TENANT, tokenRow(TOKEN))).value);
    await remove(one.trial, rowOf(token));
    await hasten(one, 'widen');
    expect(await later(one)).toEqual([]);
    expect(noticesOf(one.trial, 'diego')).toEqual([]);
  });
});
