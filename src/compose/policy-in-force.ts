// The policy file while the bot runs: a changed one is taken over without restart, or refused whole. It is looked at again
// and again: a network share tells nobody that a file on it has changed.
import { createHash } from 'node:crypto';
import { notePolicy, notePolicyRefused } from '../app/tenant/policy-change.js';
import type { Deps } from '../app/deps.js';
import type { Policy } from '../domain/policy/policy.js';
import type { Log } from '../ports/log.js';
import { answerWithin } from '../ports/answer-within.js';
import { parsePolicyText } from './read-policy.js';

const LOOK_EVERY_MS = 5_000;
/** In the audit and the log stands where in the policy, not where the file is. */
const LABEL = 'policy';

/** Each that hangs keeps a thread: no other one is begun meanwhile, and nobody waits longer for it. */
const READ_WITHIN_MS = 2_000;

type Needs = {
  /** The file's text; undefined where it cannot be read. */
  readonly read: () => Promise<string | undefined>;
  readonly readWithinMs?: number;
  readonly deps: Pick<Deps, 'transact' | 'clock' | 'random' | 'policy'>;
  readonly log: Log;
};

/** The policy that decisions are made under, until another one takes its place. */
export class PolicyInForce {
  #policy: Policy;
  #timer: NodeJS.Timeout | undefined;
  #needs: Needs | undefined;
  #looking: Promise<void> = Promise.resolve();
  #reading: Promise<string | undefined> | undefined;
  /** Taken over, or refused and told. */
  #settled: string | undefined;
  /** Wrong at the last look: it may be half written. */
  #doubted: string | undefined;

  constructor(first: Policy) {
    this.#policy = first;
  }

  readonly current = (): Policy => this.#policy;

  /** Another instance has seen another file: the next look comes at once. */
  readonly lookNow = async (): Promise<void> => {
    if (this.#needs !== undefined) await this.look(this.#needs);
  };

  watch(needs: Needs): void {
    this.#needs = needs;
    this.#timer = setInterval(() => {
      void this.look(needs);
    }, LOOK_EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** One look after the other. Never throws: what failed is tried again at the next one. */
  async look(needs: Needs): Promise<void> {
    this.#looking = this.#looking
      .then(async () => this.#look(needs))
      .catch((error: unknown) => {
        needs.log.error('policy.look-failed', error);
      });
    return this.#looking;
  }

  async #look({ read, readWithinMs = READ_WITHIN_MS, deps, log }: Needs): Promise<void> {
    this.#reading ??= read().finally(() => {
      this.#reading = undefined;
    });
    const text = await answerWithin(
      readWithinMs,
      this.#reading,
      () => new Error('the policy file cannot be read in time'),
    );
    const digest = createHash('sha256')
      .update(text ?? 'unreadable')
      .digest('hex');
    if (digest === this.#settled) return;
    const parsed = parsePolicyText(text, LABEL);
    if (parsed.ok) {
      await this.#take(parsed.policy, { deps, log });
    } else if (digest !== this.#doubted) {
      this.#doubted = digest;
      return;
    } else {
      const where = parsed.problems.map((problem) => problem.where);
      await notePolicyRefused(deps, { digest, where });
      log.info('policy.refused', { inForce: this.#policy.version, where: where.join(', ') });
    }
    this.#settled = digest;
  }

  /** The audit comes first: without its entry the old one stays in force. */
  async #take(policy: Policy, { deps, log }: Pick<Needs, 'deps' | 'log'>): Promise<void> {
    const from = this.#policy.version;
    if (policy.version === from) return;
    await notePolicy(deps, policy);
    this.#policy = policy;
    log.info('policy.changed', { from, to: policy.version });
  }
}
