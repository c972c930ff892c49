// Keeps the outbox empty: looks when told that something was put in, when the next row is due, and now and then, since
// other instances put rows in as well. In order for each person; nobody waits for somebody else.
import { MAX_PAGE } from '../../ports/store.js';
import type { Row, RowName } from '../../ports/store.js';
import type { LogFields } from '../../ports/log.js';
import { outboxDue } from '../commit/rows/names.js';
import { outboxSchema } from '../commit/rows/outbox-item.js';
import type { OutboxItem } from '../commit/rows/outbox-item.js';
import { runRow } from './run-row.js';
import type { OutboxNeeds } from './perform.js';
import type { OutboxRow } from './run-row.js';

export type OutboxRunnerNeeds = OutboxNeeds & {
  /** Milliseconds between looks when nobody says anything. */
  readonly lookEveryMs: number;
};

/** The queue of what was refused; no person and no kind of item is called so. */
const REFUSALS = 'refusals';

export class OutboxRunner {
  readonly #deps: OutboxRunnerNeeds;
  readonly #busy = new Map<string, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<number> = Promise.resolve(0);
  readonly #unreadable = new Set<RowName>();
  #stopped = false;

  constructor(deps: OutboxRunnerNeeds) {
    this.#deps = deps;
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

  /** Does what is due now, and what follows from it, until nothing is. */
  async drain(): Promise<void> {
    for (let idle = false; !idle;) {
      this.kick();
      const started = await this.#look;
      // What was under way may have put more in.
      idle = started === 0 && this.#busy.size === 0;
      await Promise.all(this.#busy.values());
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
    try {
      this.#writeRefusals();
      const queues = byQueue(await this.#due());
      for (const [name, rows] of queues) this.#busy.set(name, this.#work(name, rows));
      return queues.size;
    } catch (error) {
      this.#deps.log.error('outbox.look-failed', error);
      return 0;
    }
  }

  async #due(): Promise<readonly OutboxRow[]> {
    const { store, tenantId, clock } = this.#deps;
    const now = clock.now();
    const page = await store.list(tenantId, { ...outboxDue(now), limit: MAX_PAGE });
    return page.rows
      .flatMap((row) => this.#read(row))
      .filter(({ record }) => record.leasedUntil <= now && !this.#busy.has(queueOf(record.item)));
  }

  /** One row that cannot be read (a newer version's, say) holds up no other; the log has it once. */
  #read({ row, etag, value }: Row): readonly OutboxRow[] {
    const parsed = outboxSchema.safeParse(value);
    if (parsed.success) return [{ row, etag, record: parsed.data }];
    if (!this.#unreadable.has(row)) {
      this.#unreadable.add(row);
      this.#deps.log.error('outbox.row-unreadable', parsed.error, { row });
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
    const { log, trace } = this.#deps;
    return log.within(aboutOf(row), async () => {
      try {
        const { kind: item } = row.record.item;
        await trace.within({ kind: 'row', item }, async () => runRow(this.#deps, row));
        return true;
      } catch (error) {
        log.error('outbox.row-failed', error);
        return false;
      }
    });
  }

  async #work(name: string, rows: readonly OutboxRow[]): Promise<void> {
    try {
      for (const row of rows) {
        // In order: what comes after a row that failed waits with it.
        if (!(await this.#do(row))) return;
      }
    } finally {
      this.#busy.delete(name);
      // What came for the same person meanwhile.
      this.kick();
    }
  }
}

function aboutOf({ row, record: { item } }: OutboxRow): LogFields {
  const request = 'requestId' in item ? { request: item.requestId } : {};
  return { outboxRow: row, item: item.kind, ...request };
}

function queueOf(item: OutboxItem): string {
  return 'to' in item ? item.to : item.kind;
}

function byQueue(rows: readonly OutboxRow[]): ReadonlyMap<string, readonly OutboxRow[]> {
  const queues = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const name = queueOf(row.record.item);
    queues.set(name, [...(queues.get(name) ?? []), row]);
  }
  return queues;
}
