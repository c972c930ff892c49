// Keeps the outbox empty: starts what is put in as soon as it is told, and looks through all of it now and then, since other
// instances put rows in as well. By urgency, and each lane to its end: what one person has waiting keeps nobody else's from being
// looked at. In order for each person; an alarm waits for nothing else of theirs.
import type { Row, RowName } from '../../ports/store.js';
import { groupedStore } from '../commit/grouped-store.js';
import { DueRows } from './due-rows.js';
import { Gate } from './gate.js';
import { guarded } from './guarded.js';
import { leasesOf } from './leases.js';
import type { OutboxRow } from './leases.js';
import { firstOf, hasRoom, Noted, queueOf, queuesOf, versionOf, whoseOf } from './queues.js';
import { Rest } from './rest.js';
import { runRow } from './run-row.js';
import type { Clear, OutboxNeeds, OutboxRunnerNeeds } from './run-row.js';

/** The queue of what was refused; no person and no kind of item is called so. */
const REFUSALS = 'refusals';
/** Of a drain: after so many rounds in which no row could be done, the store is down. */
const FRUITLESS_AT_MOST = 5;

export class OutboxRunner {
  readonly #deps: OutboxNeeds & Pick<OutboxRunnerNeeds, 'refusals' | 'lookEveryMs'>;
  readonly #busy = new Map<string, Promise<void>>();
  /** Done, and not cleared away yet. */
  readonly #clearing = new Map<RowName, Promise<void>>();
  /** Versions of rows that are worked on: a look may find them as they were. */
  readonly #inHand = new Set<string>();
  /** By person: where a card is that was sent is written by then. What comes next, an alarm too, may be about the same card. */
  readonly #trails = new Map<string, Promise<void>>();
  readonly #gate = new Gate();
  readonly #noted = new Noted();
  readonly #due: DueRows;
  readonly #rest = new Rest(() => {
    this.kick();
  });
  #timer: NodeJS.Timeout | undefined;
  #look: Promise<void> = Promise.resolve();
  #isLookPending = false;
  /** Set by itself: it takes up nothing more that is put in. */
  isStopped = false;
  /** Queues begun and rows done, since the start. */
  #started = 0;
  #done = 0;

  constructor(given: OutboxRunnerNeeds) {
    const deliveries = new Map(given.deliveries.map((one) => [one.kind, one]));
    const deps = { ...given, grouped: groupedStore(given.store) };
    this.#deps = { ...deps, deliveries, leases: leasesOf(deps) };
    this.#due = new DueRows(this.#deps);
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.lookSoon();
    }, this.#deps.lookEveryMs);
    this.kick();
  }

  /** Something may be due: all of it is looked through, at once or as soon as the store has had its rest. Never throws; never waits. */
  lookSoon(): void {
    this.#rest.ask();
  }

  /** The same, at once. */
  kick(): void {
    if (this.isStopped || this.#isLookPending) return;
    this.#isLookPending = true;
    this.#inTurn(async () => {
      this.#isLookPending = false;
      await this.#startDue();
    });
  }

  /** These were put in just now. Never throws; never waits. */
  take(rows: readonly Row[]): void {
    if (this.isStopped) return;
    this.#inTurn(async () => {
      this.#start(this.#due.of(rows, this.#deps.clock.now()));
    });
  }

  /** Does what is due now, and what follows from it, until nothing is, or nothing of it can be done. */
  async drain(): Promise<void> {
    for (let fruitless = 0; fruitless < FRUITLESS_AT_MOST;) {
      // What was under way may have put more in, into a lane that was looked at already.
      const wasBusy = this.#isBusy();
      const before = { started: this.#started, done: this.#done };
      this.kick();
      await this.#looked();
      if (!wasBusy && this.#started === before.started && !this.#isBusy()) return;
      await this.#idle();
      fruitless = this.#done === before.done ? fruitless + 1 : 0;
    }
  }

  /** No new rows; those under way are finished. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.#timer);
    await this.#looked();
    this.#rest.stop();
    await this.#idle();
    await this.#write();
  }

  #isBusy(): boolean {
    return this.#busy.size + this.#clearing.size > 0;
  }

  async #idle(): Promise<void> {
    while (this.#isBusy()) await Promise.all([...this.#busy.values(), ...this.#clearing.values()]);
  }

  /** Whoever puts something in has no part in what else is due. */
  #inTurn(look: () => Promise<void>): void {
    const { log, trace } = this.#deps;
    const guarded = async (): Promise<void> =>
      look().catch((error: unknown) => {
        log.error('outbox.look-failed', error);
      });
    this.#look = this.#look.then(async () => trace.apart(async () => log.within({}, guarded)));
  }

  async #looked(): Promise<void> {
    for (let last; last !== this.#look;) {
      last = this.#look;
      await last;
    }
  }

  async #startDue(): Promise<void> {
    if (this.isStopped) return;
    this.#writeRefusals();
    const { clock } = this.#deps;
    const began = clock.now();
    try {
      for await (const due of this.#due.all(began)) this.#start(due);
    } finally {
      this.#rest.begin({ rows: this.#due.looked, took: clock.now() - began });
    }
  }

  #start(rows: readonly OutboxRow[]): void {
    const others = rows.filter((row) => !this.#inHand.has(versionOf(row)));
    for (const [name, queue] of queuesOf(others)) {
      if (this.isStopped) return;
      const free = queue.filter(({ row }) => !this.#clearing.has(row));
      // What came in place of something that is done waits for that alone.
      if (free.length < queue.length) this.#gate.open();
      const isBusy = this.#busy.has(name);
      const first = isBusy || !hasRoom(name, this.#busy.size) ? [] : firstOf(free);
      if (first.length === 0 && !isBusy && free.length > 0) this.#noted.leaveInStore();
      else {
        const later = queue.filter((row) => !first.includes(row));
        this.#noted.add(name, later);
      }
      if (first.length > 0) this.#begin(name, first);
    }
  }

  #begin(name: string, rows: readonly OutboxRow[]): void {
    this.#started += 1;
    for (const row of rows) this.#inHand.add(versionOf(row));
    this.#busy.set(name, this.#work(name, rows));
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

  async #work(name: string, rows: readonly OutboxRow[]): Promise<void> {
    const goesOn = await this.#gate.during(async () => this.#doEach(rows));
    this.#busy.delete(name);
    for (const row of rows) if (!this.#clearing.has(row.row)) this.#inHand.delete(versionOf(row));
    // The next look comes by itself. One at once would come again and again while the store is down.
    if (goesOn) this.#goOn(name);
  }

  /** In order: what comes after a row that failed waits with it. */
  async #doEach(rows: readonly OutboxRow[]): Promise<boolean> {
    for (const row of rows) {
      const trail = this.#trails.get(whoseOf(row.record));
      if (trail !== undefined) this.#gate.open();
      await trail;
      if (!(await guarded(this.#deps.log, row, async () => this.#do(row)))) return false;
    }
    return true;
  }

  async #do(row: OutboxRow): Promise<void> {
    const { trace, deliveries } = this.#deps;
    const item = deliveries.get(row.record.item.kind)?.kind ?? 'unknown';
    const clear = await trace.within({ kind: 'row', item }, async () => runRow(this.#deps, row));
    if (clear === undefined) {
      this.#done += 1;
      return;
    }
    const clearing = this.#clear(row, clear);
    this.#clearing.set(row.row, clearing);
    if (clear.leavesTrail) this.#trails.set(whoseOf(row.record), clearing);
  }

  async #clear(row: OutboxRow, { run, leavesTrail }: Clear): Promise<void> {
    await this.#gate.pass();
    const isCleared = await guarded(this.#deps.log, row, run);
    if (leavesTrail) this.#trails.delete(whoseOf(row.record));
    this.#clearing.delete(row.row);
    this.#inHand.delete(versionOf(row));
    if (!isCleared) return;
    this.#done += 1;
    this.#goOn(queueOf(row.record));
  }

  /** What came for the same person meanwhile. */
  #goOn(name: string): void {
    if (this.#noted.takeIsMore()) this.lookSoon();
    if (this.#busy.has(name)) return;
    const rows = this.#noted.takeOf(name);
    if (rows.length === 0) return;
    this.#inTurn(async () => {
      this.#start(rows);
    });
  }
}
