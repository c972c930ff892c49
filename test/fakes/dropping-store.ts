// Any store, behind a line that breaks: before a call arrives, or after it was done and before its answer is back.
import type { TenantId } from '../../src/domain/ids.js';
import { StoreUnavailable } from '../../src/ports/fault.js';
import type {
  Change,
  CommitResult,
  Page,
  Row,
  RowName,
  RowRange,
  Store,
} from '../../src/ports/store.js';

export type Drop = 'before' | 'after' | 'none';

export class DroppingStore implements Store {
  readonly isOursAlone: boolean;
  readonly #inner: Store;
  #commits = 0;
  #planned: Drop[] = [];
  #decide: (commit: number) => Drop = () => 'none';
  #reads = 0;
  #decideRead: (read: number) => Drop = () => 'none';

  constructor(inner: Store) {
    this.#inner = inner;
    this.isOursAlone = inner.isOursAlone ?? false;
  }

  /** What becomes of the next commits, in order. */
  dropNext(...drops: readonly Drop[]): void {
    this.#planned.push(...drops);
  }

  dropBy(decide: (commit: number) => Drop): void {
    this.#decide = decide;
  }

  /** What becomes of each `get` and `list`, counted together from 0. */
  dropReadsBy(decide: (read: number) => Drop): void {
    this.#decideRead = decide;
  }

  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    return over(this.#nextRead(), async () => this.#inner.get(partition, row));
  }

  async list(partition: TenantId, range: RowRange): Promise<Page> {
    return over(this.#nextRead(), async () => this.#inner.list(partition, range));
  }

  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    const drop = this.#planned.shift() ?? this.#decide(this.#commits);
    this.#commits += 1;
    return over(drop, async () => this.#inner.commit(partition, changes));
  }

  async close(): Promise<void> {
    await this.#inner.close();
  }

  #nextRead(): Drop {
    const drop = this.#decideRead(this.#reads);
    this.#reads += 1;
    return drop;
  }
}

async function over<T>(drop: Drop, call: () => Promise<T>): Promise<T> {
  if (drop === 'before') throw new StoreUnavailable('the line broke before the call');
  const answer = await call();
  if (drop === 'after') throw new StoreUnavailable('the line broke after the call');
  return answer;
}
