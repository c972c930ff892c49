// Keeps the audit's log in the sight of others: signs checkpoints and anchors them, looks whether the store still holds what was
// signed, and says whether anything may be disclosed. All of it beside people's presses: what they wait for reads this memory alone.
import type { Checkpoint } from '../../domain/audit/checkpoint.js';
import type { AuditFact } from '../../domain/audit/entry.js';
import { lastOf, treeHeadOf } from '../../domain/audit/log.js';
import type { LogHead } from '../../domain/audit/log.js';
import { furtherOf, isBehind, isShortOf, whyNothingLeaves } from '../../domain/audit/log-trust.js';
import type { LogRefusal, LogSeen, Signed } from '../../domain/audit/log-trust.js';
import { originOf } from '../../domain/audit/which-log.js';
import type { Instant } from '../../domain/ids.js';
import type { Log } from '../../ports/log.js';
import type { LogWatch } from '../commit/moment.js';
import { Reading } from '../commit/reading.js';
import { logHeadSchema, LOGS } from '../commit/rows/audit-rows.js';
import type { Deps } from '../deps.js';
import { keepEverywhere, lookEverywhere, signWithAll } from './checkpointing.js';
import type { Checkpointing } from './checkpointing.js';
import { DISCLOSED } from './disclosed.js';
import { troubleOf } from './log-trouble.js';
import type { LogTold, LogTrouble } from './log-trouble.js';
import { holdsSigned } from './holds-signed.js';
import { readSubtreeOf } from './read-log.js';
import { SecondLog } from './second-log.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy'> &
  Checkpointing & {
    readonly log: Log;
    /** Tells operators, and puts it on record. Called once each time that it comes to be so. */
    readonly tell: (trouble: LogTold) => Promise<void>;
  };

export class LogKeeper implements LogWatch {
  readonly #needs: Needs;
  readonly #second: SecondLog;
  #signed: Signed | undefined;
  #anchored: Signed | undefined;
  #signedAt: Instant;
  #seen: LogSeen;
  #isUrgent = true;
  #isSignedByAll = true;
  #isEmptied = false;
  #hasRecalled = false;
  #isMemoryGone = false;
  #told: LogTrouble = 'anchored-again';

  /** Called where a look is wanted within seconds: a disclosure was decided, say. */
  onHurry: () => void = () => undefined;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#second = new SecondLog(needs);
    const now = needs.clock.now();
    this.#signedAt = now;
    this.#seen = { isRolledBack: false, hasLooked: false, unanchored: 0, anchoredUntil: now };
  }

  readonly whyNothingLeaves = (): LogRefusal | undefined => {
    const { clock, policy } = this.#needs;
    return whyNothingLeaves(this.#seen, clock.now(), policy());
  };

  readonly goesOnFrom = async (head: LogHead): Promise<boolean> => {
    const signed = this.#signed;
    if (this.#seen.isRolledBack || !isBehind(head, signed)) {
      this.#count(head);
      return true;
    }
    // What was read before another instance went on is behind, too. Its commit conflicts with theirs.
    const now = await this.#readHead();
    if (now !== undefined && !isBehind(now, signed)) return true;
    this.#rolledBack();
    return false;
  };

  readonly appended = (facts: readonly AuditFact[]): void => {
    // What the five seconds of DESIGN §10 are counted from.
    if (!facts.some(({ action }) => DISCLOSED.includes(action))) return;
    this.#isUrgent = true;
    this.onHurry();
  };

  /** The largest checkpoint that was seen, for the doctor and for tests. */
  get signed(): Signed | undefined {
    return this.#signed;
  }

  /** One look at the anchors and the store; signs where it is due. Never throws. */
  async look(): Promise<void> {
    const { log } = this.#needs;
    try {
      await this.#lookAtAnchors();
      const head = await this.#readHead();
      if (head === undefined || this.#seen.isRolledBack) return;
      if (!(await holdsSigned(this.#needs, { log: 'audit', head }, this.#signed))) {
        this.#rolledBack();
        return;
      }
      this.#count(head);
      if (this.#isDue(head)) await this.#sign(head);
      this.#count(head);
      await this.#second.look(head);
    } catch (error) {
      log.error('log.look-failed', error);
    } finally {
      await this.#tellTrouble();
    }
  }

  /** Before the process ends: whatever is new is signed. */
  async lookLast(): Promise<void> {
    this.#isUrgent = true;
    this.#second.hurry();
    await this.look();
  }

  async #lookAtAnchors(): Promise<void> {
    const much = this.#seen.hasLooked ? 'ends' : 'whole';
    const looked = await lookEverywhere(this.#needs, much);
    const { haveAllAnswered, hasAnswered, newest, isByAll } = looked;
    await this.#recall(newest);
    const isShort = isShortOf(newest, this.#anchored);
    // Where another one is silent, it may be there.
    if (!hasAnswered || (isShort && !haveAllAnswered)) return;
    this.#isEmptied = isShort;
    this.#isSignedByAll = isByAll;
    this.#signed = furtherOf(this.#signed, newest);
    this.#anchored = newest;
    if (isShort) this.#signAnew();
    else this.#seen = { ...this.#seen, hasLooked: true };
  }

  /** What was there is looked for in the store as before, and kept once more; at a start nothing is shown before that. */
  #signAnew(): void {
    this.#needs.log.error('log.emptied', new Error('an anchor holds less than it did'));
    this.#isUrgent = true;
    this.onHurry();
  }

  async #recall(newest: Signed | undefined): Promise<void> {
    if (this.#hasRecalled) return;
    const { memory, log } = this.#needs;
    const remembered = await memory?.read();
    if (memory !== undefined && newest !== undefined && remembered === undefined) {
      log.error('log.memory-gone', new Error('checkpoints of ours are kept, and none remembered'));
      this.#isMemoryGone = true;
    }
    this.#anchored = furtherOf(this.#anchored, remembered);
    this.#signed = furtherOf(this.#signed, remembered);
    this.#hasRecalled = true;
  }

  async #remember(anchored: Signed): Promise<void> {
    try {
      await this.#needs.memory?.write(anchored);
    } catch (error) {
      this.#needs.log.error('log.not-remembered', error);
    }
  }

  async #readHead(): Promise<LogHead | undefined> {
    const { store, tenantId } = this.#needs;
    return new Reading(store, tenantId).get(LOGS.audit.head, logHeadSchema);
  }

  #isDue(head: LogHead): boolean {
    const { clock, policy } = this.#needs;
    const { checkpointEntries, checkpointMinutes } = policy().audit;
    const fresh = this.#freshSince(head, this.#anchored);
    // What a key has signed that is ours no more, and not every present one, is signed anew.
    if (fresh === 0 && this.#isSignedByAll) return false;
    const minutes = (clock.now() - this.#signedAt) / 60_000;
    return this.#isUrgent || fresh >= checkpointEntries || minutes >= checkpointMinutes;
  }

  async #sign(head: LogHead): Promise<void> {
    const { tenantId, clock, log } = this.#needs;
    const { root } = treeHeadOf(head);
    const origin = originOf(tenantId, 'audit', head.origin);
    const checkpoint: Checkpoint = { origin, size: head.size, root, extensions: [] };
    this.#isUrgent = false;
    const note = await this.#signOrUrge(checkpoint, head);
    const signed = { origin: head.origin, size: head.size, root };
    this.#signed = furtherOf(this.#signed, signed);
    this.#signedAt = clock.now();
    log.info('log.signed', { size: head.size, last: lastOf(head) });
    if (await keepEverywhere(this.#needs, note)) {
      this.#anchored = signed;
      await this.#remember(signed);
    } else this.#isUrgent = true;
  }

  async #signOrUrge(checkpoint: Checkpoint, head: LogHead): Promise<string> {
    try {
      const read = readSubtreeOf(this.#needs, { log: 'audit', head });
      return await signWithAll(this.#needs, checkpoint, read);
    } catch (error) {
      // A key that does not sign is told like an anchor that does not keep.
      this.#isUrgent = true;
      throw error;
    }
  }

  #freshSince(head: LogHead, place: Signed | undefined): number {
    return place?.origin === head.origin ? Math.max(0, head.size - place.size) : head.size;
  }

  #count(head: LogHead): void {
    const unanchored = this.#freshSince(head, this.#anchored);
    const { anchoredUntil } = this.#seen;
    const until = this.#seen.unanchored === 0 ? this.#needs.clock.now() : anchoredUntil;
    this.#seen = { ...this.#seen, unanchored, anchoredUntil: until };
  }

  #rolledBack(): void {
    this.#needs.log.error('log.rolled-back', new Error('the store is behind what was signed'));
    this.#seen = { ...this.#seen, isRolledBack: true };
    this.onHurry();
  }

  async #tellTrouble(): Promise<void> {
    const { isRolledBack, hasLooked, unanchored } = this.#seen;
    const isOut = !hasLooked || (unanchored > 0 && this.#isUrgent);
    const trouble = troubleOf({ isRolledBack, isEmptied: this.#isEmptied, isOut });
    try {
      if (this.#isMemoryGone) await this.#needs.tell('memory-gone');
      this.#isMemoryGone = false;
      if (trouble === this.#told) return;
      await this.#needs.tell(trouble);
      this.#told = trouble;
    } catch (error) {
      this.#needs.log.error('log.trouble-not-told', error);
    }
  }
}
