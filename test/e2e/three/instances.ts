// Three instances of the shipped program over one table, of which now one, now another is killed and started again.
import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../../app/dice.js';
import type { ProductionBot } from '../production/production-bot.js';
import type { Tenant } from '../production/tenant.js';

export const NAMES = ['A', 'B', 'C'] as const;
export type InstanceName = (typeof NAMES)[number];

export class Instances {
  readonly #tenant: Tenant;
  readonly #dice: Dice;
  readonly #up = new Map<InstanceName, ProductionBot>();
  /** What those said that are gone. */
  readonly #said: string[] = [];
  readonly kills = new Map<InstanceName, number>(NAMES.map((name) => [name, 0]));
  hasEnded = false;

  constructor(tenant: Tenant, dice: Dice) {
    this.#tenant = tenant;
    this.#dice = dice;
  }

  async start(): Promise<void> {
    for (const name of NAMES) await this.#start(name);
  }

  get names(): readonly InstanceName[] {
    return [...this.#up.keys()];
  }

  /** One that is up, whichever; where none is, not yet. */
  async any(): Promise<InstanceName> {
    while (this.#up.size === 0) await pause(50);
    return this.#dice.one(this.names);
  }

  /** Where it listens. Nobody listens where it is down. */
  urlOf(name: InstanceName): string {
    return this.#up.get(name)?.url ?? 'http://127.0.0.1:9';
  }

  /** Every line of every log. */
  log(): readonly string[] {
    return [...this.#said, ...[...this.#up.values()].flatMap((bot) => bot.log())];
  }

  /** Milliseconds of the processors that those have used that are up; undefined where the system does not say. */
  processorMs(): number | undefined {
    const used = [...this.#up.values()].map((bot) => bot.processorMs());
    return used.reduce<number | undefined>(
      (all, one) => (all === undefined || one === undefined ? undefined : all + one),
      0,
    );
  }

  /** Until it is told to end: one of them dies, comes back, and then the next. */
  async killThroughout(everyMs: number): Promise<void> {
    for (;;) {
      await pause(everyMs / 2 + this.#dice.below(everyMs));
      if (this.hasEnded) return;
      await this.#killAndStart(this.#dice.one(this.names));
    }
  }

  end(): void {
    this.hasEnded = true;
  }

  async #killAndStart(name: InstanceName): Promise<void> {
    const bot = this.#up.get(name);
    if (bot === undefined) return;
    this.#up.delete(name);
    await bot.kill();
    this.#said.push(...bot.log());
    this.kills.set(name, (this.kills.get(name) ?? 0) + 1);
    await this.#start(name);
  }

  async #start(name: InstanceName): Promise<void> {
    this.#up.set(name, await this.#tenant.startBot());
  }
}
