// Takes one edge through real inputs and nonsense made of them, led by what is new in it, and says what went wrong. The same seed, the
// same inputs.
import { Dice } from '../app/dice.js';
import type { Edge, World } from './edge.js';
import { mutate } from './mutate.js';
import type { Stock } from './mutate.js';

export type Tools = {
  /** Milliseconds of processor time so far: a machine that is busy with something else is no finding. */
  readonly cpuMs: () => number;
  /** Bytes in use once everything unused is gone. */
  readonly heapBytes: () => Promise<number>;
  /** Branches that were entered for the first time since the last call. */
  readonly takeFresh: () => number;
  /** What was thrown outside of any call since the last one. */
  readonly takeStray: () => string | undefined;
  /** Where whoever watches finds it if nothing comes back. */
  readonly note: (input: Buffer) => void;
};

export type Finding = { readonly why: string; readonly at: number; readonly input: Buffer };
export type Report = {
  readonly inputs: number;
  /** Inputs kept because they entered something new. */
  readonly kept: number;
  readonly findings: readonly Finding[];
  readonly slowestMs: number;
  /** Bytes by which the memory grew over the last third of the run; undefined where it was too short to say. */
  readonly grew: number | undefined;
};

const MOST_MS = 1_000;
const MOST_GROWTH = 12_000_000;
/** As long as a run keeps what is new, that is memory, too. */
const MOST_KEPT = 4_000;
const MOST_FINDINGS = 20;
/** Readings of the memory without which nothing is said. */
const LEAST_READINGS = 9;

export type Asked = { readonly seed: number; readonly until: (inputs: number) => boolean };

export async function drive(edge: Edge, { seed, until }: Asked, tools: Tools): Promise<Report> {
  const run = new Drive(edge, seed, tools);
  return run.all(until);
}

class Drive {
  readonly #edge: Edge;
  readonly #dice: Dice;
  readonly #tools: Tools;
  readonly #findings = new Map<string, Finding>();
  readonly #heap: number[] = [];
  #corpus: Buffer[] = [];
  #world: World | undefined;
  #inputs = 0;
  #inWorld = 0;
  #slowestMs = 0;
  #kept = 0;

  constructor(edge: Edge, seed: number, tools: Tools) {
    this.#edge = edge;
    this.#dice = new Dice(seed);
    this.#tools = tools;
  }

  async all(until: Asked['until']): Promise<Report> {
    this.#corpus = [...(await this.#edge.corpus())];
    const real = this.#corpus.length;
    const stock = this.#stock();
    while (!until(this.#inputs) && this.#findings.size < MOST_FINDINGS) {
      const given = this.#corpus[this.#inputs < real ? this.#inputs : -1];
      await this.#one(given ?? mutate(this.#parent(), stock));
    }
    await this.#endWorld();
    const grew = growth(this.#heap);
    if (grew !== undefined && grew > MOST_GROWTH)
      this.#found(`the memory grew by ${Math.round(grew / 1e6)} MB`, Buffer.alloc(0));
    return {
      inputs: this.#inputs,
      kept: this.#kept,
      findings: [...this.#findings.values()],
      slowestMs: Math.round(this.#slowestMs),
      grew,
    };
  }

  #stock(): Stock {
    const all = this.#corpus.map((one) => one.toString('utf8').slice(0, 20_000)).join('\n');
    const words = [...new Set(all.match(/[\p{L}\p{N}_.:@/-]{2,40}/gu) ?? ['x'])];
    return { dice: this.#dice, shape: this.#edge.shape, others: this.#corpus, words };
  }

  /** What was new lately leads on; what was there first is not forgotten. */
  #parent(): Buffer {
    const newest = this.#corpus.slice(-40);
    return this.#dice.one(this.#dice.happens(0.4) ? newest : this.#corpus);
  }

  async #one(input: Buffer): Promise<void> {
    this.#world ??= await this.#edge.open(this.#dice);
    this.#tools.note(input);
    this.#tools.takeFresh();
    const { why, ms } = await this.#taken(this.#world, input);
    const isNew = this.#tools.takeFresh() > 0;
    if (isNew && this.#kept < MOST_KEPT) {
      this.#corpus.push(input);
      this.#kept += 1;
    }
    if (why !== undefined) this.#found(why, input);
    else if (ms > MOST_MS) await this.#slow(this.#world, input, ms);
    else this.#slowestMs = Math.max(this.#slowestMs, ms);
    this.#inputs += 1;
    this.#inWorld += 1;
    if (this.#inWorld >= this.#edge.perWorld) await this.#endWorld();
  }

  async #taken(world: World, input: Buffer): Promise<{ why: string | undefined; ms: number }> {
    const began = this.#tools.cpuMs();
    let why: string | undefined;
    try {
      why = await world.take(input);
    } catch (error) {
      why = `thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    }
    return { why: why ?? this.#tools.takeStray(), ms: this.#tools.cpuMs() - began };
  }

  /** Once more: the first time something may have been loaded, or cleared away. */
  async #slow(world: World, input: Buffer, first: number): Promise<void> {
    const { ms } = await this.#taken(world, input);
    const least = Math.min(first, ms);
    this.#slowestMs = Math.max(this.#slowestMs, least);
    if (least > MOST_MS) this.#found('more than a second of processor time', input);
  }

  #found(why: string, input: Buffer): void {
    // What was thrown and where: further down, the same stack reads otherwise once it was awaited.
    const [said = '', place = ''] = why.split('\n');
    const kind = `${said}${place}`.replaceAll(/[0-9a-f]{8,}|\d+/g, '#').slice(0, 400);
    const before = this.#findings.get(kind);
    if (before !== undefined && before.input.length <= input.length) return;
    this.#findings.set(kind, { why, at: this.#inputs, input });
  }

  async #endWorld(): Promise<void> {
    try {
      await this.#world?.close();
    } catch (error) {
      this.#found(`thrown at its end: ${String(error)}`, Buffer.alloc(0));
    }
    this.#world = undefined;
    this.#inWorld = 0;
    this.#heap.push(await this.#tools.heapBytes());
  }
}

/** From the middle third to the last one: in the first what is needed once is loaded. */
export function growth(heap: readonly number[]): number | undefined {
  if (heap.length < LEAST_READINGS) return undefined;
  const third = Math.floor(heap.length / 3);
  return medianOf(heap.slice(-third)) - medianOf(heap.slice(third, 2 * third));
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
