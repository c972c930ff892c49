// The world on a bad day: each port behind a line that breaks, loses answers, is slow or does things twice, as the dice have it; and
// instances that die in the middle of whatever they do.
import { setImmediate as turn } from 'node:timers/promises';
import { instant } from '../../src/domain/ids.js';
import type { Instant, SeedReference, TenantId } from '../../src/domain/ids.js';
import type { SealedSeed } from '../../src/domain/tokens/sealed-seed.js';
import type { Anchor } from '../../src/ports/anchor.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Directory } from '../../src/ports/directory.js';
import type { Message, MessageReference, Messenger, Recipient } from '../../src/ports/messenger.js';
import type { Destroyed, PutOptions, ReadOptions, SeedVault } from '../../src/ports/seed-vault.js';
import type {
  Change,
  CommitResult,
  Page,
  Row,
  RowName,
  RowRange,
  Store,
} from '../../src/ports/store.js';
import { Dice } from '../app/dice.js';
import type { VaultRead } from './check.js';
import { asKnownTo } from './version.js';
import type { FaultName, Faults } from './version.js';

export type Weather = {
  /** Of a hundred calls, how many go wrong. */
  share: number;
  readonly faults: Map<string, number>;
};

/** One instance's line to the world: once it is dead nothing comes through any more, in whatever it was doing. */
export class Line {
  isDead = false;
  readonly #dice: Dice;
  readonly #weather: Weather;
  readonly #faults: Faults;

  constructor(seed: number, weather: Weather, faults: Faults) {
    this.#dice = new Dice(seed);
    this.#weather = weather;
    this.#faults = faults;
  }

  async over<T>(port: string, fault: FaultName, call: () => Promise<T>): Promise<T> {
    this.#live(fault);
    const how = this.#how();
    if (how !== 'well') this.#count(`${port}, ${how}`);
    if (how === 'slow') for (let turns = 0; turns < 30; turns += 1) await turn();
    if (how === 'broken') throw this.#fault(fault, 'the line broke before the call');
    // What is asked for twice is asked for again when the answer was on its way.
    if (how === 'twice') await call().catch(() => undefined);
    const answer = await this.#answer(call);
    this.#live(fault);
    if (how === 'answer lost') throw this.#fault(fault, 'the line broke after the call');
    return answer;
  }

  async #answer<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw asKnownTo(this.#faults, error);
    }
  }

  #how(): 'well' | 'slow' | 'broken' | 'answer lost' | 'twice' {
    if (this.#dice.next() * 100 >= this.#weather.share) return 'well';
    return this.#dice.one(['slow', 'broken', 'answer lost', 'twice'] as const);
  }

  #live(fault: FaultName): void {
    if (this.isDead) throw this.#fault(fault, 'the process is dead');
  }

  #fault(name: FaultName, why: string): Error {
    return new this.#faults[name](why);
  }

  #count(what: string): void {
    this.#weather.faults.set(what, (this.#weather.faults.get(what) ?? 0) + 1);
  }
}

/** Nobody's alone: several instances write it. */
export class StoreOnLine implements Store {
  readonly #inner: Store;
  readonly #line: Line;

  constructor(inner: Store, line: Line) {
    this.#inner = inner;
    this.#line = line;
  }
  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    return this.#line.over('store', 'StoreUnavailable', async () =>
      this.#inner.get(partition, row),
    );
  }
  async list(partition: TenantId, range: RowRange): Promise<Page> {
    return this.#line.over('store', 'StoreUnavailable', async () =>
      this.#inner.list(partition, range),
    );
  }
  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    return this.#line.over('store', 'StoreUnavailable', async () =>
      this.#inner.commit(partition, changes),
    );
  }
  async close(): Promise<void> {
    // It is others' too.
  }
}

export class VaultOnLine implements SeedVault {
  readonly #inner: SeedVault;
  readonly #line: Line;
  readonly #log: VaultRead[];

  constructor(inner: SeedVault, line: Line, log: VaultRead[]) {
    this.#inner = inner;
    this.#line = line;
    this.#log = log;
  }
  async put(reference: SeedReference, sealed: SealedSeed, options?: PutOptions): Promise<void> {
    return this.#line.over('vault', 'VaultUnavailable', async () =>
      this.#inner.put(reference, sealed, options),
    );
  }
  async get(reference: SeedReference, options: ReadOptions = {}): Promise<SealedSeed> {
    return this.#line.over('vault', 'VaultUnavailable', async () => {
      const sealed = await this.#inner.get(reference, options);
      this.#log.push({ read: options.read ?? '', ok: true });
      return sealed;
    });
  }
  async destroy(reference: SeedReference): Promise<Destroyed> {
    return this.#line.over('vault', 'VaultUnavailable', async () => this.#inner.destroy(reference));
  }
}

export class MessengerOnLine implements Messenger {
  readonly #inner: Messenger;
  readonly #line: Line;

  constructor(inner: Messenger, line: Line) {
    this.#inner = inner;
    this.#line = line;
  }
  async send(to: Recipient, message: Message): Promise<MessageReference> {
    return this.#line.over('channel', 'DeliveryFailed', async () => this.#inner.send(to, message));
  }
  async update(to: Recipient, reference: MessageReference, message: Message): Promise<void> {
    return this.#line.over('channel', 'DeliveryFailed', async () =>
      this.#inner.update(to, reference, message),
    );
  }
  async open(...to: Parameters<Messenger['open']>): ReturnType<Messenger['open']> {
    return this.#inner.open(...to);
  }
}

/** Where checkpoints are kept, out of the reach of whoever has the store. */
export class AnchorOnLine implements Anchor {
  readonly name = 'anchor';
  readonly #inner: Anchor;
  readonly #line: Line;

  constructor(inner: Anchor, line: Line) {
    this.#inner = inner;
    this.#line = line;
  }
  async keep(note: string): Promise<void> {
    return this.#line.over('anchor', 'AnchorUnavailable', async () => this.#inner.keep(note));
  }
  async readLast(much?: 'ends' | 'whole'): Promise<string> {
    return this.#line.over('anchor', 'AnchorUnavailable', async () => this.#inner.readLast(much));
  }
}

/** Every question to the people's directory, whatever it is called. */
export function directoryOnLine(inner: Directory, line: Line): Directory {
  return new Proxy(inner, {
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return async (...given: readonly unknown[]): Promise<unknown> =>
        line.over('people', 'DirectoryUnavailable', async () =>
          (value.bind(target) as (...given: readonly unknown[]) => Promise<unknown>)(...given),
        );
    },
  });
}

/** No two machines agree. */
export class SkewedClock implements Clock {
  readonly #inner: Clock;
  readonly #skewMs: number;

  constructor(inner: Clock, skewMs: number) {
    this.#inner = inner;
    this.#skewMs = skewMs;
  }
  now(): Instant {
    return instant(this.#inner.now() + this.#skewMs);
  }
}
