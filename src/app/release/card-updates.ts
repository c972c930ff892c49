// Card updates that are under way. One that was drawn before a code was set aside may come down on top of the card that shows
// it (DESIGN §9), so whoever shows a code lets it arrive first.
import { setTimeout as pause } from 'node:timers/promises';
import type { PersonId, RequestId } from '../../domain/ids.js';
import { UnderWay } from '../../domain/under-way.js';

/** One that takes longer holds up no code: *Show code* shows it once more. */
const WAITED_MS = 2_000;

export type CardOf = { readonly requestId: RequestId; readonly to: PersonId };

export class CardUpdates {
  readonly #underWay = new UnderWay();
  readonly #waitedMs: number;

  constructor(waitedMs = WAITED_MS) {
    this.#waitedMs = waitedMs;
  }

  /** `update` reads the request itself: what it draws is not older than its beginning. */
  async runUpdate<T>(card: CardOf, update: () => Promise<T>): Promise<T> {
    const updating = update();
    this.#underWay.add(keyOf(card), updating);
    return updating;
  }

  /**
   * Resolves when those that have begun are over, or take too long: true where there was anything to wait for. Of this process
   * alone; never throws.
   */
  async waitUntilSettled(card: CardOf): Promise<boolean> {
    const over = this.#underWay.untilOver(keyOf(card));
    if (over === undefined) return false;
    await Promise.race([over, pause(this.#waitedMs, undefined, { ref: false })]);
    return true;
  }
}

function keyOf({ requestId, to }: CardOf): string {
  return `${requestId}~${to}`;
}
