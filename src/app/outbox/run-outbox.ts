// Keeps the outbox empty: looks when told that something was put in, and now and then, since other instances put rows in as
// well. By urgency, and each lane to its end: what one person has waiting keeps nobody else's from being looked at. In order
// for each person; an alarm waits for nothing else of theirs.
import { MAX_PAGE } from '../../ports/store.js';
import type { Row, RowName } from '../../ports/store.js';
import type { LogFields } from '../../ports/log.js';
import type { Instant } from '../../domain/ids.js';
import { readPages } from '../commit/read-pages.js';
import { outboxDue } from '../commit/rows/names.js';
import type { RowPrefix } from '../commit/rows/names.js';
import { outboxSchema } from '../commit/rows/outbox-row.js';
import type { Delivery } from './delivery.js';
import { runRow } from './run-row.js';
import type { OutboxNeeds, OutboxRow } from './run-row.js';

export type OutboxRunnerNeeds = Omit<OutboxNeeds, 'deliveries'> & {
  /** What the rooms deliver. */
  readonly deliveries: readonly Delivery[];
  /** What is written beside the rows when it is due. */
  readonly refusals: { readonly isDue: () => boolean; readonly write: () => Promise<void> };
  /** Milliseconds between looks when nobody says anything. */
  readonly lookEveryMs: number;
};

/** The queue of what was refused; no person and no kind of item is called so. */
const REFUSALS = 'refusals';
const ALARM = 'alarm~';
/** Of one queue before it is looked afresh: what is more urgent has come meanwhile, say. */
const ROWS_AT_ONCE = 10;
/** Of a drain: after so many rounds in which no row could be done, the store is down. */
const FRUITLESS_AT_MOST = 5;
/** What is no alarm waits for its turn beyond that. */
const QUEUES_AT_ONCE = 64;

export class OutboxRunner {
  readonly #deps: OutboxNeeds & Pick<OutboxRunnerNeeds, 'refusals' | 'lookEveryMs'>;
  readonly #busy = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<number> = Promise.resolve(0);
  readonly #unreadable = new Set<RowName>();
  #stopped = false;
  /** Rows, since the start. */
  #done = 0;

  constructor(deps: OutboxRunnerNeeds) {
    const deliveries = new Map(deps.deliveries.map((one) => [one.kind, one]));
    this.#deps = { ...deps, deliveries };
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.kick();
    }, this.#deps.lookEveryMs);
    this.kick();
  }

  /** Something was put in. Never throws; never waits. */
  kick(): void {
    if (this.#stopped) return;
    // Whoever puts something in has no part in what else is due.
    const { log, trace } = this.#deps;
    const look = async (): Promise<number> =>
      trace.apart(async () => log.within({}, async () => this.#startDue()));
    this.#look = this.#look.then(look);
  }

  /** Does what is due now, and what follows from it, until nothing is, or nothing of it can be done. */
  async drain(): Promise<void> {
    for (let fruitless = 0; fruitless < FRUITLESS_AT_MOST;) {
      // What was under way may have put more in, into a lane that was looked at already.
      const wasBusy = this.#busy.size > 0;
      const before = this.#done;
      this.kick();
      const started = await this.#look;
      if (!wasBusy && started === 0 && this.#busy.size === 0) return;
      await Promise.all(this.#busy.values());
      fruitless = this.#done === before ? fruitless + 1 : 0;
    }
  }

  /** No new rows; those under way are finished. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#look;
    await Promise.all(this.#busy.values());
    await this.#write();
  }

  async #startDue(): Promise<number> {
    if (this.#stopped) return 0;
    let started = 0;
    try {
      this.#writeRefusals();
      const now = this.#deps.clock.now();
      for (const lane of outboxDue(now)) started += this.#start(await this.#dueIn(lane, now));
    } catch (error) {
      this.#deps.log.error('outbox.look-failed', error);
    }
    return started;
  }

  #start(rows: readonly OutboxRow[]): number {
    let started = 0;
    for (const [name, queue] of byQueue(rows)) {
      if (this.#busy.has(name) || !this.#hasRoomFor(name)) continue;
      this.#busy.set(name, this.#work(name, queue));
      started += 1;
    }
    return started;
  }

  /** Alarms always have. */
  #hasRoomFor(name: string): boolean {
    return name.startsWith(ALARM) || this.#busy.size < QUEUES_AT_ONCE;
  }

  async #dueIn(lane: RowPrefix, now: Instant): Promise<readonly OutboxRow[]> {
    const due: OutboxRow[] = [];
    for await (const page of readPages(this.#deps, { ...lane, limit: MAX_PAGE })) {
      due.push(
        ...page
          .flatMap((row) => this.#read(row))
          .filter(({ record }) => record.leasedUntil <= now && !this.#busy.has(queueOf(record))),
      );
    }
    return due;
  }

  /** One row that cannot be read (a newer version's, say) holds up no other; the log has it once. */
  #read({ row, etag, value }: Row): readonly OutboxRow[] {
    const { log, deliveries } = this.#deps;
    const parsed = outboxSchema.safeParse(value);
    const record = parsed.data;
    const taken = record && deliveries.get(record.item.kind)?.take(record.item);
    if (record !== undefined && taken !== undefined) return [{ row, etag, record }];
    if (!this.#unreadable.has(row)) {
      this.#unreadable.add(row);
      const why = parsed.error ?? new Error('an item that nobody here delivers');
      log.error('outbox.row-unreadable', why, { row });
    }
    return [];
  }

  /** Beside the rows, as they are, and never in their way. */
  #writeRefusals(): void {
    const { refusals } = this.#deps;
    if (this.#busy.has(REFUSALS) || !refusals.isDue()) return;
    this.#busy.set(REFUSALS, this.#write());
  }

  async #write(): Promise<void> {
    try {
      await this.#deps.refusals.write();
    } catch (error) {
      this.#deps.log.error('refusals.not-written', error);
    } finally {
      this.#busy.delete(REFUSALS);
    }
  }

  /** False where it failed in a way that nobody foresaw. */
  async #do(row: OutboxRow): Promise<boolean> {
    const { log, trace, deliveries } = this.#deps;
    const item = deliveries.get(row.record.item.kind)?.kind ?? 'unknown';
    return log.within(aboutOf(row), async () => {
      try {
        await trace.within({ kind: 'row', item }, async () => runRow(this.#deps, row));
        return true;
      } catch (error) {
        log.error('outbox.row-failed', error);
        return false;
      }
    });
  }

  async #work(name: string, rows: readonly OutboxRow[]): Promise<void> {
    for (const row of rows) {
      // In order: what comes after a row that failed waits with it, and the next look comes by itself. One at once would come
      // again and again while the store is down.
      if (!(await this.#do(row))) {
        this.#busy.delete(name);
        return;
      }
      this.#done += 1;
    }
    this.#busy.delete(name);
    // What came for the same person meanwhile.
    this.kick();
  }
}

function aboutOf({ row, record: { item } }: OutboxRow): LogFields {
  const { requestId } = item;
  const request = typeof requestId === 'string' ? { request: requestId } : {};
  return { outboxRow: row, item: item.kind, ...request };
}

function queueOf({ lane, key, item }: OutboxRow['record']): string {
  const whose = item.to ?? `${item.kind}~${key}`;
  return lane === 'alarm' ? `${ALARM}${whose}` : whose;
}

function byQueue(rows: readonly OutboxRow[]): ReadonlyMap<string, readonly OutboxRow[]> {
  const queues = new Map<string, OutboxRow[]>();
  // Rows of one lane lie by what they are about.
  for (const row of [...rows].sort((one, other) => one.record.due - other.record.due)) {
    const name = queueOf(row.record);
    const queue = queues.get(name) ?? [];
    if (queue.length < ROWS_AT_ONCE) queues.set(name, [...queue, row]);
  }
  return queues;
}
