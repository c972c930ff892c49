// What a command stands on: the use cases over a deployment or over the local trial, beside the bot, and who is using it.
import { noMessenger } from '../../adapters/local/no-messenger.js';
import { noTrace } from '../../adapters/local/no-trace.js';
import { systemClock } from '../../adapters/local/system-clock.js';
import { systemRandom } from '../../adapters/local/system-random.js';
import type { Checkpointing } from '../../app/audit/checkpointing.js';
import { assembleBeside } from '../../app/create-bridge.js';
import type { BridgeParts } from '../../app/bridge-parts.js';
import type { RunningBridge } from '../../app/create-bridge.js';
import type { Caller, Wanted } from '../../app/tenant/admit-command.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Log } from '../../ports/log.js';

const PATIENCE_MS = 15_000;

type Beside = Omit<RunningBridge, 'outbox'>;

export type Ground = {
  readonly running: Beside;
  /** From Entra's clock; undefined where nobody asks there. */
  readonly clockErrorSeconds: () => Promise<number | undefined>;
  /** Where the policy lies. */
  readonly policyFrom: string;
  /** Asks to sign in where that is needed. Throws {@link CommandRefused}. */
  readonly findCaller: (who: Wanted['who']) => Promise<Caller>;
  /** Graph with the rights of whoever is asked, by that public client; absent in the local trial, and where nobody can be asked. */
  readonly graphAsPerson?: (clientId: string) => PersonalGraph;
  /** Who signs checkpoints here and where they are kept, as the bot does; absent where neither is configured. */
  readonly checkpointing?: () => Promise<Checkpointing>;
  readonly close: () => Promise<void>;
};

export type PersonalGraph = {
  readonly endpoint: string;
  readonly token: (audience: string) => Promise<{ readonly token: string; readonly until: Date }>;
};

/** It was not begun: in our own words. */
export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly code: 'NO_TRIAL' | 'AS_MISSING' | 'AS_ELSEWHERE' | 'NOBODY_CALLED_SO';

  constructor(code: CommandRefused['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export const quiet: Log = {
  info: () => undefined,
  error: () => undefined,
  within: (_fields, work) => work(),
};

/** Nothing is opened, planted or told: the bot does that. */
export function workBeside(
  parts: Pick<BridgeParts, 'tenantId' | 'store' | 'vault' | 'directory' | 'checkpointing'> & {
    readonly policy: Policy;
  },
): Beside {
  return assembleBeside({
    ...parts,
    policy: () => parts.policy,
    // Another one is in force than the file's: the next attempt says so.
    policyMoved: async () => undefined,
    messenger: noMessenger,
    clock: systemClock,
    random: systemRandom,
    log: quiet,
    trace: noTrace,
    vaultBudgetMs: PATIENCE_MS,
    directoryBudgetMs: PATIENCE_MS,
    lookEveryMs: PATIENCE_MS,
  });
}

export { PATIENCE_MS };
