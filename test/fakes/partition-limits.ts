// How far away a partition of Table Storage is, and how much it takes before it answers that it is busy:
// https://learn.microsoft.com/azure/storage/tables/scalability-targets (2,000 entities of 1 KiB a second).
import { setTimeout as pause } from 'node:timers/promises';

export type PartitionTarget = {
  /** Entities of 1 KiB. */
  readonly entitiesASecond: number;
  /** Milliseconds there and back. */
  readonly readMs: number;
  readonly writeMs: number;
};

/** In the same region as the bot, and what is published of it. */
export const AS_AZURES: PartitionTarget = { entitiesASecond: 2000, readMs: 8, writeMs: 16 };

export type Asked = {
  readonly calls: number;
  readonly transactions: number;
  /** Entities of 1 KiB, each begun one whole. */
  readonly read: number;
  readonly written: number;
  /** Answered with 503. */
  readonly busy: number;
  /** Entities in the second that had most. */
  readonly most: number;
};

const NOTHING: Asked = { calls: 0, transactions: 0, read: 0, written: 0, busy: 0, most: 0 };
const KIB = 1024;

/** Entities: each change of the transaction that was written, or each that an answer has. None is one, too. */
export function weigh(written: string | undefined, answer: unknown): number {
  const { value = [answer] } = (answer ?? {}) as { readonly value?: readonly unknown[] };
  const parts =
    written?.split('\r\n--changeset_').slice(1, -1) ?? value.map((one) => JSON.stringify(one));
  return Math.max(
    1,
    parts.reduce((all, part) => all + Math.ceil(part.length / KIB), 0),
  );
}

export class PartitionLimits {
  target: PartitionTarget;
  #second = 0;
  #inSecond = 0;
  #asked: Asked = NOTHING;

  constructor(target: PartitionTarget) {
    this.target = target;
  }

  /** What was asked since this was called last. */
  take(): Asked {
    const asked = this.#asked;
    this.#asked = NOTHING;
    return asked;
  }

  /** False: too much for this second; it is not done. */
  admits(isWrite: boolean): boolean {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#second) this.#inSecond = 0;
    this.#second = second;
    const { calls, transactions, busy } = this.#asked;
    const isBusy = this.#inSecond >= this.target.entitiesASecond;
    this.#asked = {
      ...this.#asked,
      calls: calls + 1,
      transactions: transactions + (isWrite ? 1 : 0),
      busy: busy + (isBusy ? 1 : 0),
    };
    return !isBusy;
  }

  count(isWrite: boolean, entities: number): void {
    this.#inSecond += entities;
    const { read, written, most } = this.#asked;
    this.#asked = {
      ...this.#asked,
      ...(isWrite ? { written: written + entities } : { read: read + entities }),
      most: Math.max(most, this.#inSecond),
    };
  }

  /** Half of the way, there or back. */
  async travel(isWrite: boolean): Promise<void> {
    await pause((isWrite ? this.target.writeMs : this.target.readMs) / 2);
  }
}
