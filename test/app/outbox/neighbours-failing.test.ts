// One thing that fails or misleads does not stop the others: the directory, a row of the outbox, a name.
import { describe, expect, test } from '@jest/globals';
import {
  fine,
  meet,
  must,
  openTrial,
  PEOPLE,
  sampleDirectory,
  readSample,
  TENANT,
} from '../trial.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';
import { DirectoryFile } from '../../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../../src/adapters/local/parse-directory-file.js';
import { promptDirectory } from '../../../src/app/looking/prompt-directory.js';
import { DirectoryUnavailable } from '../../../src/ports/fault.js';
import type { Person } from '../../../src/ports/directory.js';

/** Never answers what groups `PEOPLE.megan` is in, until it recovers. */
class HangingDirectory extends DirectoryFile {
  hangs = false;

  constructor() {
    super(fine(parseDirectoryFile(readSample('directory.json'), 'directory.json')));
  }

  override async groupsOf(
    ...[id]: Parameters<DirectoryFile['groupsOf']>
  ): ReturnType<DirectoryFile['groupsOf']> {
    if (this.hangs && id === PEOPLE.megan) return new Promise(() => undefined);
    return super.groupsOf(id);
  }
}

describe('a directory that does not answer', () => {
  test('is unavailable after its budget, whatever it is asked', async () => {
    const never = new Promise<never>(() => undefined);
    const found = { find: async () => never, similar: async () => never };
    const hanging = { person: async () => never, ...found };
    const silent = { ...hanging, groupsOf: async () => never, membersOf: async () => never };
    const directory = promptDirectory(silent, 5);
    const [group] = await sampleDirectory().groupsOf(PEOPLE.megan);
    const asked = [
      directory.person(PEOPLE.alice),
      directory.find(['alice']),
      directory.groupsOf(PEOPLE.alice),
      directory.membersOf(must(group)),
    ];
    for (const one of asked) await expect(one).rejects.toThrow(DirectoryUnavailable);
  });

  test('gives no code, and keeps nobody from stopping the request', async () => {
    const directory = new HangingDirectory();
    const trial = await openTrial({ directory, directoryBudgetMs: 20 });
    await meet(trial, 'alex', 'megan', 'alice');
    const id = await trial.requestBy('alex');
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    directory.hangs = true;
    const showing = trial.bridge.showCode(trial.as('alex'), id);
    await expect(showing).rejects.toThrow(DirectoryUnavailable);
    directory.hangs = false;
    const stopped = await trial.bridge.actOnRequest(trial.as('alice'), id, { kind: 'object' });
    expect(fine(stopped).view.phase.kind).toBe('stopped');
  });
});

describe('an outbox row that cannot be read', () => {
  test('holds up no other, and is in the log once', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'megan');
    const value = { item: { kind: 'of a newer version' }, attempts: 0, leasedUntil: 0 };
    const row = 'outbox~00000000000000~newer';
    await trial.parts.store.commit(TENANT, [{ kind: 'insert', row, value }]);
    await trial.requestBy('alex');
    await trial.outbox.drain();
    await trial.outbox.drain();
    expect(trial.parts.messenger.chat({ chat: 'megan' })).toHaveLength(1);
    expect(trial.parts.log.filter((line) => line.includes('row-unreadable'))).toHaveLength(1);
  });
});

/** Lee goes by Alice's address. */
async function withLeeAsAlice(): Promise<FakeDirectory> {
  const people = await Promise.all(
    Object.values(PEOPLE).map(async (id) => {
      const person = must(await sampleDirectory().person(id));
      return { person, groups: await sampleDirectory().groupsOf(id) };
    }),
  );
  const directory = new FakeDirectory();
  for (const { person, groups } of people) {
    const lee: Person = { ...person, displayName: 'alice@contoso.example' };
    directory.add(person.id === PEOPLE.lee ? lee : person, groups);
  }
  return directory;
}

describe('somebody whose display name is the address of another', () => {
  test('does not stand in the way of whoever asks by that address', async () => {
    const trial = await openTrial({ directory: await withLeeAsAlice() });
    await meet(trial, 'alex', 'megan');
    const ask = { typedName: 'Alice@contoso.example', reason: '', byMail: false };
    const asked = fine(await trial.bridge.askForCode(trial.as('alex'), ask));
    expect(asked.kind).toBe('asked');
  });

  test('does not stand in the way of whoever freezes by that address', async () => {
    const trial = await openTrial({ directory: await withLeeAsAlice() });
    await meet(trial, 'adele');
    const command = { typedName: 'alice@contoso.example', reason: 'her phone was stolen' };
    const frozen = fine(await trial.bridge.freeze(trial.as('adele'), command));
    expect(frozen.whom?.account).toBe('alice@contoso.example');
  });
});
