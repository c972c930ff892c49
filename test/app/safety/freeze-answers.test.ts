// What whoever freezes or lifts is answered, word for word: what holds now, who is still frozen, and what does not come back by it.
import { describe, expect, test } from '@jest/globals';
import { FREEZE, FROZEN_PEOPLE } from '../../../src/app/commit/rows/names.js';
import { instant } from '../../../src/domain/ids.js';
import { FREEZE_REASON_BYTES } from '../../../src/domain/policy/freeze.js';
import { DirectoryUnavailable } from '../../../src/ports/fault.js';
import type { JsonObject } from '../../../src/ports/store.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';
import {
  EVERYBODY,
  fine,
  meet,
  must,
  openTrial,
  PEOPLE,
  sampleDirectory,
  samplePolicy,
  TENANT,
} from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const ALICE = { typedName: 'alice', reason: 'her phone was stolen' } as const;
const LEE = { typedName: 'lee', reason: '' } as const;
const alice = { name: 'Alice Example', account: 'alice@contoso.example' };
const BACKED_UP = { at: instant(2), backedUpAt: instant(1), liftedBy: null };

async function opened(): Promise<Trial> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'adele', 'isaiah');
  return trial;
}
async function putGeneral({ parts }: Trial, value: JsonObject): Promise<void> {
  const { row, etag } = must(await parts.store.get(TENANT, FREEZE));
  await parts.store.commit(TENANT, [{ kind: 'replace', row, etag, value }]);
}
const general = async ({ parts }: Trial) => must(await parts.store.get(TENANT, FREEZE)).value;
const told = (trial: Trial, name: PersonName): readonly string[] =>
  trial.parts.messenger
    .chat({ chat: name })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice.code] : []));
const facts = async (trial: Trial) => (await trial.audit()).map(({ fact }) => fact);

describe('who freezes', () => {
  test('is answered whom, and the reason that was given', async () => {
    const { bridge, as } = await opened();
    expect(fine(await bridge.freeze(as('adele'), ALICE))).toStrictEqual({
      kind: 'frozen',
      whom: alice,
      still: [],
      reason: ALICE.reason,
    });
  });

  test('is answered the same while somebody, or everything, is frozen already', async () => {
    const { bridge, as } = await opened();
    fine(await bridge.freeze(as('adele'), LEE));
    const all = { typedName: null, reason: 'an odd call' } as const;
    expect(fine(await bridge.freeze(as('adele'), all))).toStrictEqual({
      kind: 'frozen',
      whom: null,
      still: [],
      reason: all.reason,
    });
    expect(fine(await bridge.freeze(as('adele'), ALICE))).toStrictEqual({
      kind: 'frozen',
      whom: alice,
      still: [],
      reason: ALICE.reason,
    });
  });

  test('may say more than is kept: the audit has what is kept of it, and so has the brake', async () => {
    const trial = await opened();
    const typed = { typedName: null, reason: 'x'.repeat(FREEZE_REASON_BYTES + 1) } as const;
    fine(await trial.bridge.freeze(trial.as('adele'), typed));
    const reason = must((await facts(trial)).at(-1));
    const { all } = (await general(trial)) as { all: { reason: string } };
    expect(all.reason.length).toBeLessThanOrEqual(FREEZE_REASON_BYTES);
    expect(reason).toStrictEqual({ action: 'freeze.set', reason: all.reason });
  });

  test('is no name in the records where the directory could not say one', async () => {
    const { roles } = samplePolicy();
    const security = { ...roles.security, people: [PEOPLE.adele] };
    const directory = await sampleInHand();
    const policy = samplePolicy({ roles: { ...roles, security } });
    const { bridge, as, parts } = await openTrial({ directory, policy });
    directory.failNext();
    fine(await bridge.freeze(as('adele'), EVERYBODY));
    expect(await bridge.freeze(as('isaiah'), EVERYBODY)).toStrictEqual({
      ok: false,
      refusal: {
        code: 'ALREADY_FROZEN',
        whom: null,
        order: { by: { id: PEOPLE.adele, name: '' }, at: parts.clock.now(), reason: '' },
      },
    });
  });

  test('one account owner is asked for in the directory: one question without an answer is enough to refuse', async () => {
    const { roles } = samplePolicy();
    const security = { ...roles.security, people: [PEOPLE.adele] };
    const directory = await sampleInHand();
    const policy = samplePolicy({ roles: { ...roles, security } });
    const { bridge, as } = await openTrial({ directory, policy });
    directory.failNext();
    await expect(bridge.freeze(as('adele'), ALICE)).rejects.toThrow(DirectoryUnavailable);
  });
});

describe('who lifts', () => {
  test('one person’s freeze is answered whom, and not who else is frozen', async () => {
    const { bridge, as } = await opened();
    fine(await bridge.freeze(as('adele'), LEE));
    fine(await bridge.freeze(as('adele'), ALICE));
    expect(fine(await bridge.unfreeze(as('isaiah'), ALICE))).toStrictEqual({
      kind: 'lifted',
      whom: alice,
      still: [],
    });
  });

  test('one person’s freeze hears that everything is frozen besides', async () => {
    const { bridge, as } = await opened();
    fine(await bridge.freeze(as('adele'), ALICE));
    fine(await bridge.freeze(as('adele'), EVERYBODY));
    const answer = { kind: 'lifted', whom: alice, still: [], allFrozen: true };
    expect(fine(await bridge.unfreeze(as('isaiah', 'one'), ALICE))).toStrictEqual(answer);
    // The same press, arriving again.
    expect(fine(await bridge.unfreeze(as('isaiah', 'one'), ALICE))).toStrictEqual(answer);
  });

  test('everybody’s freeze hears who is still frozen one by one, and of nobody who was', async () => {
    const { bridge, as, parts } = await opened();
    for (const whom of [LEE, ALICE, EVERYBODY]) fine(await bridge.freeze(as('adele'), whom));
    fine(await bridge.unfreeze(as('isaiah'), LEE));
    expect(fine(await bridge.unfreeze(as('isaiah'), EVERYBODY))).toStrictEqual({
      kind: 'lifted',
      whom: null,
      still: ['Alice Example'],
    });
    fine(await bridge.unfreeze(as('isaiah'), ALICE));
    expect((await parts.store.list(TENANT, { ...FROZEN_PEOPLE, limit: 9 })).rows).toEqual([]);
    expect(await bridge.unfreeze(as('isaiah'), EVERYBODY)).toStrictEqual({
      ok: false,
      refusal: { code: 'NOT_FROZEN', whom: null, still: [] },
    });
  });

  test('everybody’s freeze in a store of the older shape lifts nobody’s own by it', async () => {
    const trial = await opened();
    const { bridge, as } = trial;
    const by = { id: PEOPLE.adele, name: 'Adele Vance' };
    const people = { [PEOPLE.alice]: { by, at: 0, reason: 'stolen', name: 'Alice Example' } };
    await putGeneral(trial, { all: null, people });
    fine(await bridge.freeze(as('adele'), EVERYBODY));
    fine(await bridge.unfreeze(as('isaiah'), EVERYBODY));
    expect(await general(trial)).toMatchObject({ all: null, people });
    const ask = { typedName: 'alice', reason: '', byMail: false };
    expect(await bridge.askForCode(as('alex'), ask)).toMatchObject({ refusal: { code: 'FROZEN' } });
  });
});

describe('who lifts the freeze of a restore first', () => {
  test('is answered that it needs somebody else, however often it arrives, and nobody is told', async () => {
    const trial = await opened();
    const { bridge, as } = trial;
    await putGeneral(trial, { all: null, restored: BACKED_UP });
    fine(await bridge.freeze(as('isaiah'), ALICE));
    await trial.outbox.drain();
    const half = { ok: true, value: { kind: 'half-lifted', whom: null, still: [] } };
    expect(await bridge.unfreeze(as('adele', 'one'), EVERYBODY)).toStrictEqual(half);
    expect(await bridge.unfreeze(as('adele', 'one'), EVERYBODY)).toStrictEqual(half);
    await trial.outbox.drain();
    expect(told(trial, 'isaiah')).not.toContain('freeze-lifted');
    expect((await facts(trial)).at(-1)).toStrictEqual({ action: 'freeze.half-lifted' });
    const liftedBy = { id: PEOPLE.adele, name: 'Adele Vance' };
    expect(await general(trial)).toMatchObject({ restored: { ...BACKED_UP, liftedBy } });
  });

  test('does not lift it a second time; somebody else does, and the first is told', async () => {
    const trial = await opened();
    const { bridge, as } = trial;
    await putGeneral(trial, { all: null, restored: BACKED_UP });
    fine(await bridge.unfreeze(as('adele'), EVERYBODY));
    const own = { ok: false, refusal: { code: 'LIFTED_IT_YOURSELF' } };
    expect(await bridge.unfreeze(as('adele'), EVERYBODY)).toStrictEqual(own);
    const lifted = { kind: 'lifted', whom: null, still: [] };
    expect(fine(await bridge.unfreeze(as('isaiah'), EVERYBODY))).toStrictEqual(lifted);
    await trial.outbox.drain();
    expect(told(trial, 'adele')).toEqual(['freeze-lifted']);
    expect((await facts(trial)).slice(-2)).toStrictEqual([
      { action: 'control.refused', command: 'lifted', refusal: 'LIFTED_IT_YOURSELF' },
      { action: 'freeze.lifted' },
    ]);
  });
});

/** The sample people, in a directory that can fail. */
async function sampleInHand(): Promise<FakeDirectory> {
  const sample = sampleDirectory();
  const directory = new FakeDirectory();
  for (const id of Object.values(PEOPLE)) {
    directory.add(must(await sample.person(id)), await sample.groupsOf(id));
  }
  return directory;
}
