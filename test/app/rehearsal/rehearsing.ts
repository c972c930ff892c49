// A rehearsal on the ground of a test's bridge, with everything that it asks of store and vault counted, and stoppable.
import { createBridge } from '../../../src/app/create-bridge.js';
import { rehearse } from '../../../src/app/rehearsal/rehearse.js';
import type { ActDone } from '../../../src/app/rehearsal/rehearse.js';
import type { RehearsedBridge } from '../../../src/app/rehearsal/rehearsed-bridge.js';
import type { RealGround } from '../../../src/app/rehearsal/stage.js';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import { z } from 'zod';
import { seedReference } from '../../../src/domain/fields.js';
import type { SeedReference, TenantId } from '../../../src/domain/ids.js';
import type { SeedVault } from '../../../src/ports/seed-vault.js';
import type { Row, Store } from '../../../src/ports/store.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { openTrial, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

export const AT = 'console:7f3a91c2' as const;
/** It never answers. */
const DEAD = new Promise<never>(() => undefined);

/** With everything that the bot itself has to do done. */
export async function ready(): Promise<Rehearsing> {
  const vault = new FakeSeedVault();
  const trial = await openTrial({ vault });
  await trial.outbox.drain();
  return new Rehearsing(trial, vault);
}

const referenceSchema = z.object({ seedReference });

/** Where the seed of the token in this row lies. */
export const referenceIn = ({ value }: Row): SeedReference =>
  referenceSchema.parse(value).seedReference;

export type Played = {
  readonly failedAt: string | undefined;
  readonly done: readonly ActDone[];
};

export class Rehearsing {
  readonly trial: Trial;
  readonly vault: FakeSeedVault;
  /** Partitions that it wrote to, besides the tenant's own. */
  readonly partitions = new Set<TenantId>();
  calls = 0;
  /** From that call on the process is gone. */
  diesAt = Infinity;
  #died: () => void = () => undefined;

  constructor(trial: Trial, vault: FakeSeedVault) {
    this.trial = trial;
    this.vault = vault;
  }

  /** `spoil`: makes another bridge of the one that is opened. */
  async play(
    changes: Partial<RealGround> = {},
    spoil = (bridge: RehearsedBridge): RehearsedBridge => bridge,
  ): Promise<Played> {
    const { parts } = this.trial;
    const done: ActDone[] = [];
    const real: RealGround = {
      store: this.#store(parts.store),
      vault: this.#vault(parts.vault),
      directory: parts.directory,
      clock: parts.clock,
      random: parts.random,
      policy: parts.policy,
      clockErrorSeconds: async () => undefined,
      waitUntil: async (time) => {
        parts.clock.advanceSeconds((time - parts.clock.now()) / 1000);
      },
      openBridge: async ({ policy, ...own }) =>
        spoil(
          await createBridge({
            ...own,
            clock: parts.clock,
            policy: () => policy,
            policyMoved: async () => undefined,
            log: quietLog,
            trace: noTrace,
            vaultBudgetMs: 2_000,
            lookEveryMs: 1_000_000,
          }),
        ),
      ...changes,
    };
    const failedAt = await rehearse(real, {
      tenantId: TENANT,
      by: AT,
      before: () => undefined,
      after: (one) => done.push(one),
    });
    return { failedAt, done };
  }

  /** Plays until the process is gone at that call; false where it had ended before. */
  async playUntil(call: number): Promise<boolean> {
    this.diesAt = call;
    const died = new Promise<boolean>((resolve) => {
      this.#died = () => {
        resolve(true);
      };
    });
    return Promise.race([died, this.play().then(() => false)]);
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T> {
    this.calls += 1;
    if (this.calls < this.diesAt) return ask();
    this.#died();
    return DEAD;
  }

  #store(store: Store): Store {
    return {
      get: async (partition, row) => this.#asked(async () => store.get(partition, row)),
      list: async (partition, range) => this.#asked(async () => store.list(partition, range)),
      commit: async (partition, changes) =>
        this.#asked(async () => {
          if (partition !== TENANT) this.partitions.add(partition);
          return store.commit(partition, changes);
        }),
      close: async () => store.close(),
    };
  }

  #vault(vault: SeedVault): SeedVault {
    return {
      put: async (reference, sealed) => this.#asked(async () => vault.put(reference, sealed)),
      get: async (reference) => this.#asked(async () => vault.get(reference)),
      destroy: async (reference) => this.#asked(async () => vault.destroy(reference)),
    };
  }

  /** Rows of any partition but the tenant's own. */
  async rowsLeft(): Promise<number> {
    const { store } = this.trial.parts;
    const range = { from: '-', to: '~', limit: 1_000 };
    const pages = [...this.partitions].map(
      async (one) => (await store.list(one, range)).rows.length,
    );
    return (await Promise.all(pages)).reduce((sum, rows) => sum + rows, 0);
  }
}
