// Ports as they are, with a trace of each call: which one and how it ended, nothing of what was asked or answered.
import { defined } from '../domain/defined.js';
import type { Directory } from '../ports/directory.js';
import type { Messenger } from '../ports/messenger.js';
import type { SeedVault } from '../ports/seed-vault.js';
import type { Store } from '../ports/store.js';
import type { Trace, TracedPort, Word } from '../ports/trace.js';

type Call = <T>(operation: Word, run: () => Promise<T>) => Promise<T>;

function callsOf(trace: Trace, port: TracedPort): Call {
  return async (operation, run) => trace.within({ kind: 'call', port, operation }, run);
}

export function tracedStore(store: Store, trace: Trace): Store {
  const call = callsOf(trace, 'store');
  return {
    get: async (partition, row) => call('get', async () => store.get(partition, row)),
    list: async (partition, range) => call('list', async () => store.list(partition, range)),
    commit: async (partition, changes) =>
      call('commit', async () => {
        const result = await store.commit(partition, changes);
        if (!result.ok) trace.tell({ outcome: 'CONFLICT' });
        return result;
      }),
    close: async () => store.close(),
    ...defined({ isOursAlone: store.isOursAlone }),
  };
}

export function tracedVault(vault: SeedVault, trace: Trace): SeedVault {
  const call = callsOf(trace, 'vault');
  return {
    put: async (reference, sealed, options) =>
      call('put', async () => vault.put(reference, sealed, options)),
    get: async (reference, options) => call('get', async () => vault.get(reference, options)),
    destroy: async (reference) => call('destroy', async () => vault.destroy(reference)),
  };
}

export function tracedDirectory(directory: Directory, trace: Trace): Directory {
  const call = callsOf(trace, 'directory');
  return {
    person: async (id) => call('person', async () => directory.person(id)),
    find: async (names) => call('find', async () => directory.find(names)),
    similar: async (names) => call('similar', async () => directory.similar(names)),
    groupsOf: async (id) => call('groups-of', async () => directory.groupsOf(id)),
    membersOf: async (group) => call('members-of', async () => directory.membersOf(group)),
  };
}

export function tracedMessenger(messenger: Messenger, trace: Trace): Messenger {
  const call = callsOf(trace, 'messenger');
  return {
    send: async (to, message) => call('send', async () => messenger.send(to, message)),
    update: async (to, reference, message) =>
      call('update', async () => messenger.update(to, reference, message)),
    open: async (person) => call('open', async () => messenger.open(person)),
  };
}
