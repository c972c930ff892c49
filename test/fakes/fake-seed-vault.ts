import { setImmediate } from 'node:timers/promises';
import type { SeedReference } from '../../src/domain/ids.js';
import { InvariantBroken } from '../../src/domain/outcome.js';
import {
  parseSealedSeed,
  writeSealedSeed,
  type SealedSeed,
} from '../../src/domain/tokens/sealed-seed.js';
import { SeedNotFound, SeedUnreadable, type Fault } from '../../src/ports/fault.js';
import type { Destroyed, SeedVault } from '../../src/ports/seed-vault.js';

/** In memory; the next call can be made to fail, to hang or to return something else than was put. */
export class FakeSeedVault implements SeedVault {
  /** How often `get` was called, also where it failed. */
  reads = 0;
  readonly #held = new Map<SeedReference, string>();
  #fault: Fault | undefined;
  #hang: Promise<void> | undefined;
  #garble = false;
  #release: () => void = () => undefined;

  /** The next call throws this and does nothing. */
  failNext(fault: Fault): void {
    this.#fault = fault;
  }

  /** The next call answers only after {@link release}. */
  hangNext(): void {
    this.#hang = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** Lets the hanging call go on. */
  release(): void {
    this.#release();
  }

  /** Begins what reads a seed, and comes back when that hangs; what is returned lets it go on, and comes back at its end. */
  async hangIn<T>(begin: () => Promise<T>): Promise<() => Promise<T>> {
    const before = this.reads;
    this.hangNext();
    const pending = begin();
    while (this.reads === before) await setImmediate();
    return async () => {
      this.release();
      return pending;
    };
  }

  /** The next `get` returns a well-formed sealed seed that opens with no key. */
  garbleNext(): void {
    this.#garble = true;
  }

  holds(reference: SeedReference): boolean {
    return this.#held.has(reference);
  }

  async put(reference: SeedReference, sealed: SealedSeed): Promise<void> {
    await this.#misbehave(reference);
    const written = writeSealedSeed(sealed);
    const there = this.#held.get(reference) ?? written;
    if (there !== written) throw new SeedUnreadable('another sealed seed is there');
    this.#held.set(reference, written);
  }

  async get(reference: SeedReference): Promise<SealedSeed> {
    this.reads += 1;
    await this.#misbehave(reference);
    const written = this.#held.get(reference);
    if (written === undefined) throw new SeedNotFound('nothing under this reference');
    const sealed = parseSealedSeed(written);
    if (!sealed.ok) throw new SeedUnreadable('not a sealed seed');
    if (!this.#garble) return sealed.value;
    this.#garble = false;
    return { ...sealed.value, tag: Buffer.alloc(16, 1).toString('base64url') };
  }

  async destroy(reference: SeedReference): Promise<Destroyed> {
    await this.#misbehave(reference);
    this.#held.delete(reference);
    return {};
  }

  async #misbehave(reference: SeedReference): Promise<void> {
    if (/[A-Z]/.test(reference)) throw new InvariantBroken('not a reference of this vault');
    const [fault, hang] = [this.#fault, this.#hang];
    this.#fault = undefined;
    this.#hang = undefined;
    await hang;
    if (fault !== undefined) throw fault;
  }
}
