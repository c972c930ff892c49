// Commits that are ready in the same turn of the event loop go to the store as one transaction, where none of them touches
// another's rows: a flush, or a round trip, for all of them. Each gets its own answer: what conflicts takes nobody else with it.
import { setImmediate } from 'node:timers/promises';
import { defined } from '../../domain/defined.js';
import type { TenantId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { MAX_CHANGES } from '../../ports/store.js';
import type { Change, CommitResult, RowName, Store } from '../../ports/store.js';

type Commit = {
  readonly partition: TenantId;
  readonly changes: readonly Change[];
  readonly answer: (result: CommitResult) => void;
  readonly fail: (error: unknown) => void;
};

/** `together`: what the store is asked for, a row named once. */
type Group = {
  readonly commits: readonly [Commit, ...Commit[]];
  readonly together: ReadonlyMap<RowName, Change>;
};

/** The store, grouping what it is given. What is thrown for a group is thrown to each of it: nobody knows whether it happened. */
export function groupedStore(store: Store): Store {
  const groups = new Groups(store);
  return {
    // Not wrapped: some sixty rows are read for a turn.
    get: store.get.bind(store),
    list: store.list.bind(store),
    commit: async (partition, changes) => groups.commit(partition, changes),
    close: async () => store.close(),
    ...defined({ isOursAlone: store.isOursAlone }),
  };
}

class Groups {
  readonly #store: Store;
  #ready: Commit[] = [];
  /** Since the store failed: what it takes exception to must not keep failing others. */
  #singly = false;

  constructor(store: Store) {
    this.#store = store;
  }

  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    // Our own bug, and nobody else's business.
    if (!isWellFormed(changes)) return this.#store.commit(partition, changes);
    return new Promise((answer, fail) => {
      this.#ready.push({ partition, changes, answer, fail });
      if (this.#ready.length === 1) void this.#atTheEndOfTheTurn();
    });
  }

  async #atTheEndOfTheTurn(): Promise<void> {
    await setImmediate();
    const ready = this.#ready;
    this.#ready = [];
    await Promise.all(groupsOf(ready, this.#singly).map(async (group) => this.#do(group)));
  }

  async #do({ commits, together }: Group): Promise<void> {
    try {
      const result = await this.#store.commit(commits[0].partition, [...together.values()]);
      this.#singly = false;
      await this.#tell(commits, result);
    } catch (error) {
      await this.#failed(commits, error);
    }
  }

  /** What is in conflict hears so; the others have not been done, and are. */
  async #tell(commits: readonly Commit[], result: CommitResult): Promise<void> {
    const told = result.ok ? commits : commits.filter((one) => touches(one, result.conflict));
    for (const one of told) one.answer(result);
    const others = commits.filter((one) => !told.includes(one));
    await Promise.all(groupsOf(others, told.length === 0).map(async (group) => this.#do(group)));
  }

  async #failed(commits: readonly Commit[], error: unknown): Promise<void> {
    // Nothing of it was done: one of them is not as a commit must be.
    if (error instanceof InvariantBroken && commits.length > 1) {
      await Promise.all(groupsOf(commits, true).map(async (group) => this.#do(group)));
      return;
    }
    this.#singly = commits.length > 1;
    for (const one of commits) one.fail(error);
  }
}

/** In the order in which they came; what does not fit into one begins another. */
function groupsOf(commits: readonly Commit[], singly: boolean): readonly Group[] {
  const groups: Group[] = [];
  for (const commit of commits) {
    const last = groups.at(-1);
    const joined = last === undefined || singly ? undefined : joinedTo(last, commit);
    if (joined === undefined) groups.push(alone(commit));
    else groups[groups.length - 1] = joined;
  }
  return groups;
}

function alone(commit: Commit): Group {
  return { commits: [commit], together: new Map(commit.changes.map((one) => [one.row, one])) };
}

function joinedTo({ commits, together }: Group, commit: Commit): Group | undefined {
  if (commits[0].partition !== commit.partition) return undefined;
  const added = commit.changes.filter((one) => !isThere(together, one));
  if (together.size + added.length > MAX_CHANGES) return undefined;
  if (added.some(({ row }) => together.has(row))) return undefined;
  return {
    commits: [...commits, commit],
    together: new Map([...together, ...added.map((one) => [one.row, one] as const)]),
  };
}

/** Two decisions may rest on the same row, as it is. */
function isThere(together: ReadonlyMap<RowName, Change>, change: Change): boolean {
  const other = together.get(change.row);
  return change.kind === 'check' && other?.kind === 'check' && other.etag === change.etag;
}

function isWellFormed(changes: readonly Change[]): boolean {
  const named = new Set(changes.map(({ row }) => row));
  return named.size === changes.length && named.size > 0;
}

function touches({ changes }: Commit, row: RowName): boolean {
  return changes.some((one) => one.row === row);
}
