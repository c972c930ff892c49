// Whose turn it is: rows of one person are done in order, an alarm beside everything else of theirs. What cannot be begun yet is
// remembered, so that nobody must look for it again.
import type { LogFields } from '../../ports/log.js';
import type { RowName } from '../../ports/store.js';
import type { OutboxRow } from './leases.js';

/** What is no alarm waits for its turn beyond that. */
const QUEUES_AT_ONCE = 64;
/** An alarm's queue is called so. */
const ALARM = 'alarm~';
/** Of one queue before it is looked afresh: what is more urgent has come meanwhile, say. */
const ROWS_AT_ONCE = 10;
/** Of one queue: beyond that it is looked for in the store. */
const REMEMBERED_AT_MOST = 100;

export function queueOf({ lane, key, item }: OutboxRow['record']): string {
  const whose = whoseOf({ key, item });
  return lane === 'alarm' ? `${ALARM}${whose}` : whose;
}

/** The person whom it goes to; where it goes to nobody, itself. */
export function whoseOf({ key, item }: Pick<OutboxRow['record'], 'key' | 'item'>): string {
  return item.to ?? `${item.kind}~${key}`;
}

/** Each queue's, in order. Rows of one lane lie by what they are about. */
export function queuesOf(
  rows: readonly OutboxRow[],
): ReadonlyMap<string, readonly [OutboxRow, ...OutboxRow[]]> {
  const queues = new Map<string, [OutboxRow, ...OutboxRow[]]>();
  for (const row of [...rows].sort((one, other) => one.record.due - other.record.due)) {
    const name = queueOf(row.record);
    const queue = queues.get(name);
    if (queue === undefined) queues.set(name, [row]);
    else queue.push(row);
  }
  return queues;
}

/** Alarms always have it. */
export function hasRoom(name: string, busy: number): boolean {
  return name.startsWith(ALARM) || busy < QUEUES_AT_ONCE;
}

export function firstOf(queue: readonly OutboxRow[]): readonly OutboxRow[] {
  return queue.slice(0, ROWS_AT_ONCE);
}

/** A row as it was when it was read. */
export function versionOf({ row, etag }: OutboxRow): string {
  return `${row} ${etag}`;
}

/** What the log says of it. */
export function aboutOf({ row, record: { item } }: OutboxRow): LogFields {
  const { requestId } = item;
  const request = typeof requestId === 'string' ? { request: requestId } : {};
  return { outboxRow: row, item: item.kind, ...request };
}

export class Noted {
  readonly #queues = new Map<string, Map<RowName, OutboxRow>>();
  #isMore = false;

  add(name: string, rows: readonly OutboxRow[]): void {
    if (rows.length === 0) return;
    const queue = this.#queues.get(name) ?? new Map<RowName, OutboxRow>();
    this.#queues.set(name, queue);
    for (const row of rows) {
      if (queue.size < REMEMBERED_AT_MOST || queue.has(row.row)) queue.set(row.row, row);
      else this.#isMore = true;
    }
  }

  /** There was no room: some of the rows wait in the store alone. */
  leaveInStore(): void {
    this.#isMore = true;
  }

  /** Whether the store must be looked through; asked, it is taken as done. */
  takeIsMore(): boolean {
    const isMore = this.#isMore;
    this.#isMore = false;
    return isMore;
  }

  /** And forgets them. */
  takeOf(name: string): readonly OutboxRow[] {
    const queue = this.#queues.get(name);
    this.#queues.delete(name);
    return queue === undefined ? [] : [...queue.values()];
  }
}
