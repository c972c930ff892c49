// People at a fixed rate, on instances that come, die and are replaced, over ports that fail; then everything holds again, time wears
// off what is open, and what is left is for the checker.
import { generateKeyPairSync } from 'node:crypto';
import { KeySigner } from '../../src/adapters/local/key-file-signer.js';
import type { RunningBridge } from '../../src/app/create-bridge.js';
import { splitNotes } from '../../src/domain/audit/kept-notes.js';
import { Fault } from '../../src/ports/fault.js';
import type { Store } from '../../src/ports/store.js';
import { Dice } from '../app/dice.js';
import { openTrial, TENANT } from '../app/trial.js';
import type { Trial } from '../app/trial.js';
import { FakeAnchor } from '../fakes/fake-anchor.js';
import type { Look, Seen, VaultRead } from './check.js';
import { actor, drawDeed, EVERYBODY, meet, policyOf } from './deeds.js';
import { startInstance } from './instance.js';
import type { Instance } from './instance.js';
import { allRows, exportedLog } from './read-all.js';
import { THIS_VERSION } from './version.js';
import type { Version } from './version.js';
import type { Weather } from './world.js';

export type Asked = {
  readonly seed: number;
  readonly store: Store;
  readonly ticks: number;
  /** Until the next tick is due, however long the last one takes; or until `quiet`: nothing is under way any more. */
  readonly pace: (quiet: () => Promise<void>) => Promise<void>;
  readonly everyLook?: () => void;
  /** Every second instance is of this version. */
  readonly older?: Version;
};
export type Soaked = {
  readonly seen: Seen;
  /** What was thrown that is no fault of the world's. */
  readonly thrown: readonly string[];
  readonly deeds: number;
  readonly kills: number;
  readonly faults: ReadonlyMap<string, number>;
};

const INSTANCES = 3;
const FAULTS_IN_100 = 8;
/** Of the bridges' time; what is waited for passes quickly. */
const TICK_SECONDS = 2;
const LOOK_EVERY = 5;
const WEARS_OFF_MINUTES = 120;

const KEYS = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export async function soak(asked: Asked): Promise<Soaked> {
  const run = new Soak(asked);
  await run.open();
  for (let tick = 0; tick < asked.ticks; tick += 1) {
    await run.tick(tick);
    await asked.pace(async () => run.quiet());
  }
  await run.wearOff();
  return run.result();
}

class Soak {
  readonly #asked: Asked;
  readonly #dice: Dice;
  readonly #weather: Weather = { share: 0, faults: new Map() };
  readonly #vaultLog: VaultRead[] = [];
  readonly #looks: Look[] = [];
  readonly #anchor = new FakeAnchor();
  readonly #signer = new KeySigner('ecdsa', KEYS.privateKey);
  readonly #thrown: string[] = [];
  readonly #under = new Set<Promise<unknown>>();
  readonly #requests: string[] = [];
  #instances: Instance[] = [];
  #trial: Trial | undefined;
  #worked = 0;
  #counts = { deeds: 0, kills: 0, instances: 0 };

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#dice = new Dice(asked.seed);
  }

  get #parts(): Trial['parts'] {
    if (this.#trial === undefined) throw new Error('not open');
    return this.#trial.parts;
  }

  async open(): Promise<void> {
    this.#trial = await openTrial({ store: this.#asked.store, policy: policyOf() });
    for (let count = 0; count < INSTANCES; count += 1) this.#instances.push(await this.#start());
    for (const name of EVERYBODY) await meet(this.#one().running.bridge, name);
    this.#weather.share = FAULTS_IN_100;
  }

  async tick(tick: number): Promise<void> {
    const { clock } = this.#parts;
    clock.advanceSeconds(TICK_SECONDS);
    this.#worked += TICK_SECONDS;
    if (this.#dice.happens(0.004)) clock.advanceSeconds(this.#dice.one([-20, 90, 700]));
    if (this.#dice.happens(0.01)) await this.#kill();
    this.#begin();
    for (const one of this.#instances) this.#drain(one);
    if (tick % LOOK_EVERY === 0) await this.#look();
    if (tick % LOOK_EVERY === 0) for (const one of this.#instances) this.#watchLog(one);
    // What has begun gets its turns; nobody waits for its end.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }

  async quiet(): Promise<void> {
    while (this.#under.size > 0) await Promise.all(this.#under);
  }

  /** From here on the lines hold, and nobody presses anything. */
  async wearOff(): Promise<void> {
    this.#weather.share = 0;
    await this.quiet();
    const [last] = this.#instances;
    if (last === undefined) throw new Error('no instance is left');
    for (const typedName of [null, 'alice'])
      await last.running.bridge.unfreeze(actor('isaiah', `last ${String(typedName)}`), {
        typedName,
        reason: '',
      });
    for (let minutes = 0; minutes < WEARS_OFF_MINUTES; minutes += 2) {
      this.#parts.clock.advanceSeconds(120);
      for (const { running } of this.#instances) await running.outbox.drain();
    }
  }

  async result(): Promise<Soaked> {
    const { store } = this.#asked;
    const log = await exportedLog(store);
    const rows = await allRows(store);
    for (const { running } of this.#instances) await running.outbox.stop();
    const anchored = splitNotes(this.#anchor.kept);
    const seen = { log, rows, looks: this.#looks, vault: this.#vaultLog, anchored };
    const { deeds, kills } = this.#counts;
    return { seen, thrown: this.#thrown, deeds, kills, faults: this.#weather.faults };
  }

  #one(): Instance {
    return this.#dice.one(this.#instances);
  }

  /** Now and then the same activity comes twice, at two instances. */
  #begin(): void {
    this.#counts.deeds += 1;
    const deed = drawDeed(this.#dice, this.#requests);
    const activity = `a${this.#counts.deeds}`;
    for (let times = this.#dice.happens(0.12) ? 2 : 1; times > 0; times -= 1) {
      void this.#follow('deed', deed(this.#one().running.bridge, activity));
    }
  }

  #drain(one: Instance): void {
    one.draining ??= this.#follow('outbox', one.running.outbox.drain()).then(() => {
      one.draining = undefined;
    });
  }

  /** What the running program does every minute, and after each disclosure. */
  #watchLog(one: Instance): void {
    one.looking ??= this.#follow('log', this.#lookAtLog(one.running)).then(() => {
      one.looking = undefined;
    });
  }

  async #lookAtLog({ logKeeper }: RunningBridge): Promise<void> {
    await logKeeper?.look();
  }

  async #follow(what: string, work: Promise<unknown>): Promise<void> {
    const followed = work.then(
      () => undefined,
      (error: unknown) => {
        if (!this.#isFault(error))
          this.#thrown.push(`${what}: ${error instanceof Error ? (error.stack ?? '') : ''}`);
      },
    );
    this.#under.add(followed);
    await followed;
    this.#under.delete(followed);
  }

  #isFault(error: unknown): boolean {
    const { older = THIS_VERSION } = this.#asked;
    return error instanceof Fault || error instanceof older.faults.Fault;
  }

  async #look(): Promise<void> {
    const range = { from: 'outbox~a~', to: 'outbox~a~~', limit: 500 };
    const { rows } = await this.#asked.store.list(TENANT, range);
    this.#looks.push({
      worked: this.#worked,
      waiting: rows.map(({ row, value }) => `${row} ${JSON.stringify(value['due'])}`),
    });
    this.#asked.everyLook?.();
  }

  /** Whatever it was doing ends where it was; another one takes its place. */
  async #kill(): Promise<void> {
    const dead = this.#one();
    dead.line.isDead = true;
    this.#counts.kills += 1;
    void this.#follow('stop', dead.running.outbox.stop());
    const others = this.#instances.filter((one) => one !== dead);
    this.#instances = [...others, await this.#start()];
  }

  async #start(): Promise<Instance> {
    this.#counts.instances += 1;
    const { instances: number } = this.#counts;
    const { seed, store, older = THIS_VERSION } = this.#asked;
    const { share } = this.#weather;
    // It comes up on a line that holds.
    this.#weather.share = 0;
    const instance = await startInstance({
      version: number % 2 === 0 ? older : THIS_VERSION,
      line: { seed: seed + number, weather: this.#weather },
      name: `instance ${seed} ${number}`,
      parts: this.#parts,
      store,
      anchor: this.#anchor,
      signer: this.#signer,
      vaultLog: this.#vaultLog,
      skewMs: this.#dice.one([-2_000, 0, 1_500]),
    });
    this.#weather.share = share;
    return instance;
  }
}
