// The log of what strangers tried, signed and anchored like the first, under its own origin; but nobody waits for it, and nothing stops
// for it: whoever floods it must not hold up a release.
import { treeHeadOf } from '../../domain/audit/log.js';
import type { LogHead } from '../../domain/audit/log.js';
import { furtherOf } from '../../domain/audit/log-trust.js';
import type { Signed } from '../../domain/audit/log-trust.js';
import { originOf } from '../../domain/audit/which-log.js';
import type { LogName } from '../../domain/audit/which-log.js';
import type { Instant } from '../../domain/ids.js';
import type { Log } from '../../ports/log.js';
import { Reading } from '../commit/reading.js';
import { logHeadSchema, LOGS } from '../commit/rows/audit-rows.js';
import type { Deps } from '../deps.js';
import { keepEverywhere, signWithAll } from './checkpointing.js';
import type { Checkpointing } from './checkpointing.js';
import { holdsSigned } from './holds-signed.js';
import { readFurthest } from './our-notes.js';
import { readSubtreeOf } from './read-log.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy'> &
  Checkpointing & { readonly log: Log };

export class SecondLog {
  readonly #needs: Needs;
  #signed: Signed | undefined;
  #signedAt: Instant | undefined;
  #hasLooked = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** What is new is signed at the next look. */
  hurry(): void {
    this.#signedAt = undefined;
  }

  /** `first`: where the first log stands, which holds what was signed of it. Throws the store's and the signer's faults. */
  async look(first: LogHead): Promise<void> {
    const { store, tenantId, clock, log } = this.#needs;
    if (!this.#hasLooked) await this.#lookAtAnchors();
    const head = await new Reading(store, tenantId).get(LOGS.refusals.head, logHeadSchema);
    if (head === undefined || !this.#isDue(head)) return;
    if (!(await holdsSigned(this.#needs, { log: 'refusals', head }, this.#signed))) {
      // Never two trees under one origin: what was signed stays the last of it, and whoever verifies sees it.
      log.error('log.refusals-rolled-back', new Error('the second log is behind what was signed'));
      this.#signedAt = clock.now();
      return;
    }
    // Of an anchor the end alone is read while we run: the first log's newest is always there, however many of these there are.
    await this.#keep('audit', first);
    if (!(await this.#keep('refusals', head))) return;
    this.#signed = { origin: head.origin, ...treeHeadOf(head) };
    this.#signedAt = clock.now();
  }

  async #keep(log: LogName, head: LogHead): Promise<boolean> {
    const origin = originOf(this.#needs.tenantId, log, head.origin);
    const checkpoint = { origin, ...treeHeadOf(head), extensions: [] };
    const read = readSubtreeOf(this.#needs, { log, head });
    return keepEverywhere(this.#needs, await signWithAll(this.#needs, checkpoint, read));
  }

  async #lookAtAnchors(): Promise<void> {
    for (const anchor of this.#needs.anchors) {
      const kept = await anchor.readLast('whole').catch(() => undefined);
      if (kept === undefined) continue;
      this.#hasLooked = true;
      const ours = await readFurthest(this.#needs, kept, 'refusals');
      for (const { signed } of ours) this.#signed = furtherOf(this.#signed, signed);
    }
  }

  #isDue(head: LogHead): boolean {
    const { clock, policy } = this.#needs;
    const { checkpointEntries, checkpointMinutes } = policy().audit;
    const isSame = this.#signed?.origin === head.origin;
    const fresh = isSame ? head.size - (this.#signed?.size ?? 0) : head.size;
    if (fresh === 0) return false;
    const since = this.#signedAt;
    if (since === undefined || fresh >= checkpointEntries) return true;
    return clock.now() - since >= checkpointMinutes * 60_000;
  }
}
