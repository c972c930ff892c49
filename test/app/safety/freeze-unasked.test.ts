// While the directory cannot be asked nobody is let through, but for one thing: whom the policy itself names as security
// stops everything.
import { describe, expect, test } from '@jest/globals';
import { DirectoryUnavailable } from '../../../src/ports/fault.js';
import type { Directory } from '../../../src/ports/directory.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';
import {
  EVERYBODY,
  fine,
  meet,
  openTrial,
  PEOPLE,
  sampleDirectory,
  samplePolicy,
} from '../trial.js';
import type { Trial } from '../trial.js';

const ALICE = { typedName: 'alice', reason: '' } as const;

type Ending = Directory & { state: 'answers' | 'fails' | 'hangs' };

/** Adele is named in the policy, Isaiah holds the role through a group. */
async function asked(): Promise<{ trial: Trial; directory: Ending }> {
  const { roles } = samplePolicy();
  const security = { people: [PEOPLE.adele], groups: roles.security.groups };
  const directory = directoryThatEnds();
  const policy = samplePolicy({ roles: { ...roles, security } });
  const trial = await openTrial({ policy, directory, directoryBudgetMs: 200 });
  await meet(trial, 'alex', 'megan', 'adele', 'isaiah');
  await trial.requestBy('alex');
  await trial.outbox.drain();
  directory.state = 'fails';
  return { trial, directory };
}

function directoryThatEnds(): Ending {
  const people = sampleDirectory();
  const ending: Pick<Ending, 'state'> = { state: 'answers' };
  const asked = async <T>(answer: () => Promise<T>): Promise<T> => {
    if (ending.state === 'fails') throw new DirectoryUnavailable('told to be down');
    return ending.state === 'hangs' ? new Promise<T>(() => undefined) : answer();
  };
  return Object.assign(ending, {
    person: async (id) => asked(async () => people.person(id)),
    find: async (names) => asked(async () => people.find(names)),
    similar: async (names) => asked(async () => people.similar(names)),
    groupsOf: async (id) => asked(async () => people.groupsOf(id)),
    membersOf: async (group) => asked(async () => people.membersOf(group)),
  } satisfies Directory);
}

describe('while the directory cannot be asked', () => {
  test('whom the policy names as security freezes everything, and the audit says how', async () => {
    const { trial, directory } = await asked();
    const reason = { typedName: null, reason: 'an odd call' } as const;
    expect(fine(await trial.bridge.freeze(trial.as('adele'), reason)).kind).toBe('frozen');
    expect((await trial.audit()).at(-1)).toMatchObject({
      actor: PEOPLE.adele,
      fact: { action: 'freeze.set', reason: 'an odd call', directoryDown: true },
    });
    directory.state = 'answers';
    const ask = { typedName: 'alice', reason: '', byMail: false };
    expect(await trial.bridge.askForCode(trial.as('megan'), ask)).toMatchObject({ ok: false });
    expect(await trial.bridge.askForCode(trial.as('alex'), ask)).toMatchObject({
      refusal: { code: 'FROZEN' },
    });
  });

  test('the others hear of it, under the name, once the directory is back', async () => {
    const { trial, directory } = await asked();
    fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
    await trial.outbox.drain();
    directory.state = 'answers';
    trial.parts.clock.advanceSeconds(3600);
    await trial.outbox.drain();
    const told = trial.parts.messenger
      .chat({ chat: 'isaiah' })
      .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice] : []));
    expect(told).toContainEqual(
      expect.objectContaining({ code: 'codes-frozen', by: 'Adele Vance', whom: null }),
    );
    expect(fine(await trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY)).kind).toBe('lifted');
  });

  test('is lifted by nobody, nor by who froze once it is back', async () => {
    const { trial, directory } = await asked();
    fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
    for (const name of ['adele', 'isaiah'] as const) {
      await expect(trial.bridge.unfreeze(trial.as(name), EVERYBODY)).rejects.toThrow(
        DirectoryUnavailable,
      );
    }
    directory.state = 'answers';
    expect(await trial.bridge.unfreeze(trial.as('adele'), EVERYBODY)).toMatchObject({
      refusal: { code: 'FROZE_IT_YOURSELF' },
    });
  });

  test.each([
    { what: 'who is in the role through a group', name: 'isaiah', command: EVERYBODY },
    { what: 'who has no such role', name: 'alex', command: EVERYBODY },
    { what: 'who is named, for one account owner', name: 'adele', command: ALICE },
  ] as const)('nothing else is let through: $what', async ({ name, command }) => {
    const { trial } = await asked();
    const before = (await trial.audit()).length;
    await expect(trial.bridge.freeze(trial.as(name), command)).rejects.toThrow(
      DirectoryUnavailable,
    );
    expect(await trial.audit()).toHaveLength(before);
  });

  test('one that hangs is no different', async () => {
    const { trial, directory } = await asked();
    directory.state = 'hangs';
    expect((await trial.bridge.freeze(trial.as('adele'), EVERYBODY)).ok).toBe(true);
  });
});

test('whom the directory no longer has may not freeze, though the policy still names them', async () => {
  const { roles } = samplePolicy();
  const security = { people: [PEOPLE.adele], groups: [] };
  const policy = samplePolicy({ roles: { ...roles, security } });
  const trial = await openTrial({ policy, directory: new FakeDirectory() });
  expect(await trial.bridge.freeze(trial.as('adele'), EVERYBODY)).toMatchObject({
    refusal: { code: 'NOT_SECURITY' },
  });
});
