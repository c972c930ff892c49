// A store in memory that says what it was asked for, and to which others write right before our commits.
import type { TenantId } from '../../../src/domain/ids.js';
import type { Change, CommitResult, JsonObject, Row, RowName } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { must, TENANT } from '../trial.js';

export class WatchedStore extends MemoryStore {
  /** Of our commits, those included that were lost. */
  readonly asked: (readonly Change[])[] = [];
  readonly reads: RowName[] = [];
  /** What others do right before our next commits, one each. */
  others: (() => Promise<unknown>)[] = [];
  /** The same before every one. */
  always: (() => Promise<unknown>) | undefined;

  override async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    this.reads.push(row);
    return super.get(partition, row);
  }

  override async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    this.asked.push(changes);
    await (this.others.shift() ?? this.always)?.();
    return super.commit(partition, changes);
  }

  /** By another instance: whatever is there is written over. */
  async theirs(row: RowName, value: JsonObject): Promise<Row> {
    const before = await super.get(TENANT, row);
    const change: Change =
      before === undefined
        ? { kind: 'insert', row, value }
        : { kind: 'replace', row, etag: before.etag, value };
    await super.commit(TENANT, [change]);
    return must(await super.get(TENANT, row));
  }

  /** The same, which leaves all as it was but its ETag. */
  async theirCheck(row: RowName): Promise<void> {
    const { value } = must(await super.get(TENANT, row));
    await this.theirs(row, value);
  }

  async kept(row: RowName): Promise<JsonObject | undefined> {
    return (await super.get(TENANT, row))?.value;
  }
}
