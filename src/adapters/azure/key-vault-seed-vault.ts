// Sealed seeds as secrets of an Azure Key Vault, named by their references. No tag, no name, no address: who may list a vault
// learns how many seeds there are, and nothing of whose.
import { setTimeout } from 'node:timers/promises';
import type { TokenCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import type { DeletedSecret, GetSecretOptions, SecretClientOptions } from '@azure/keyvault-secrets';
import { defined } from '../../domain/defined.js';
import { instant, plusSeconds } from '../../domain/ids.js';
import type { Instant, ReadId, SeedReference } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { parseSealedSeed, writeSealedSeed } from '../../domain/tokens/sealed-seed.js';
import type { SealedSeed } from '../../domain/tokens/sealed-seed.js';
import type { Clock } from '../../ports/clock.js';
import { SeedUnreadable, VaultUnavailable } from '../../ports/fault.js';
import type { Destroyed, PutOptions, ReadOptions, SeedVault } from '../../ports/seed-vault.js';
import { azureErrorOf } from './azure-error.js';
import { vaultFaultOf } from './key-vault-fault.js';
import { withinBudget } from './within-budget.js';

export type KeyVaultOptions = {
  /** E.g. `https://contoso.vault.azure.net`. */
  readonly vaultUrl: string;
  readonly credential: TokenCredential;
  /** Milliseconds after which a call that has not answered, retries and all, throws `VaultUnavailable`. */
  readonly budgetMs: number;
  readonly clock: Clock;
  /** How bytes travel, for an emulator on this machine. */
  readonly transport?: Pick<
    SecretClientOptions,
    'allowInsecureConnection' | 'additionalPolicies' | 'disableChallengeResourceVerification'
  >;
};

/** Pinned: a newer client must not move us to another version of the service by itself. */
const SERVICE_VERSION = '7.6';
/** On 429 and 503 the service's own Retry-After is waited for; the budget bounds it all. */
const RETRIES = { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 };
const POLL_MS = 500;
// Key Vault takes `A` and `a` for one name: only one of the two is ever used.
const REFERENCE = /^[0-9a-z-]{8,64}$/;

/** The longest that a vault keeps what was deleted. */
const KEPT_SECONDS = 90 * 24 * 3600;
/** What takes a name under which nothing was: no sealed seed, and for nobody to read. */
const TAKEN = 'destroyed';

/** `until`: when the service purges it by itself; undefined where it keeps nothing. */
type Left = { readonly until: Instant | undefined; readonly mayPurge: boolean };

export class KeyVaultSeedVault implements SeedVault {
  readonly #client: SecretClient;
  readonly #budgetMs: number;
  readonly #clock: Clock;

  constructor({ vaultUrl, credential, budgetMs, clock, transport }: KeyVaultOptions) {
    const options = {
      serviceVersion: SERVICE_VERSION,
      retryOptions: RETRIES,
      ...transport,
    } as const;
    this.#client = new SecretClient(vaultUrl, credential, options);
    this.#budgetMs = budgetMs;
    this.#clock = clock;
  }

  // Key Vault has no "only if absent": a second set makes a second version. A reference is random and put by one process
  // alone, so to look first, and at what lies there afterwards, is enough.
  async put(
    reference: SeedReference,
    sealed: SealedSeed,
    { until, read }: PutOptions = {},
  ): Promise<void> {
    const name = nameOf(reference);
    const written = writeSealedSeed(sealed);
    await this.#guarded(async (abortSignal) => {
      const options = { abortSignal, ...calledSo(read) };
      if ((await ifThere(async () => this.#read(name, options))) === undefined) {
        const expires = until === undefined ? {} : { expiresOn: new Date(until) };
        await this.#client.setSecret(name, written, { ...options, ...expires });
      }
      if ((await this.#read(name, options)) !== written) {
        throw new SeedUnreadable('another sealed seed is there');
      }
    });
  }

  async get(reference: SeedReference, { read }: ReadOptions = {}): Promise<SealedSeed> {
    const name = nameOf(reference);
    const written = await this.#guarded(async (abortSignal) =>
      this.#read(name, { abortSignal, ...calledSo(read) }),
    );
    const sealed = parseSealedSeed(written);
    if (!sealed.ok) throw new SeedUnreadable('the secret is no sealed seed');
    return sealed.value;
  }

  async destroy(reference: SeedReference): Promise<Destroyed> {
    const name = nameOf(reference);
    return this.#guarded(async (signal) => {
      const left = (await this.#delete(name, signal)) ?? (await this.#leftOf(name, signal));
      return left === undefined ? {} : this.#purge(name, left, signal);
    });
  }

  async #read(name: string, options: GetSecretOptions): Promise<string | undefined> {
    return (await this.#client.getSecret(name, options)).value;
  }

  /** Undefined where it is not live, or not any more. */
  async #delete(name: string, abortSignal: AbortSignal): Promise<Left | undefined> {
    const options = { abortSignal, intervalInMs: POLL_MS };
    const deleted = await ifThere(async () => {
      const poller = await this.#client.beginDeleteSecret(name, options);
      // A secret that is still being deleted can't be purged.
      return poller.pollUntilDone();
    }, BEING_DELETED);
    return deleted && leftOf(deleted);
  }

  /**
   * Of what is not live. To look tells what is being deleted not from what never was; to write does, and where nothing was it
   * takes the name from a put whose answer nobody waits for any more.
   */
  async #leftOf(name: string, abortSignal: AbortSignal): Promise<Left | undefined> {
    const left = await this.#deleted(name, abortSignal);
    if (left !== undefined) return left;
    if (await this.#take(name, abortSignal)) {
      await this.#client.beginDeleteSecret(name, { abortSignal, intervalInMs: POLL_MS });
      return undefined;
    }
    for (;;) {
      const deleted = await this.#deleted(name, abortSignal);
      if (deleted !== undefined) return deleted;
      await setTimeout(POLL_MS, undefined, { signal: abortSignal });
    }
  }

  async #take(name: string, abortSignal: AbortSignal): Promise<boolean> {
    try {
      await this.#client.setSecret(name, TAKEN, { abortSignal });
      return true;
    } catch (error) {
      if (azureErrorOf(error).status === 409) return false;
      throw error;
    }
  }

  /** Of a secret that was disabled before it was deleted the service says no more than that. */
  async #deleted(name: string, abortSignal: AbortSignal): Promise<Left | undefined> {
    try {
      const deleted = await ifThere(async () =>
        this.#client.getDeletedSecret(name, { abortSignal }),
      );
      return deleted && leftOf(deleted);
    } catch (error) {
      if (!azureErrorOf(error).codes.includes('SecretDisabled')) throw error;
      return { until: plusSeconds(this.#clock.now(), KEPT_SECONDS), mayPurge: true };
    }
  }

  async #purge(name: string, left: Left, abortSignal: AbortSignal): Promise<Destroyed> {
    const remains = defined({ remainsUntil: left.until });
    if (!left.mayPurge) return remains;
    try {
      await ifThere(async () => this.#client.purgeDeletedSecret(name, { abortSignal }));
      return {};
    } catch (error) {
      if (azureErrorOf(error).status === 403) return remains;
      throw error;
    }
  }

  async #guarded<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await withinBudget(this.#budgetMs, work, late);
    } catch (error) {
      throw vaultFaultOf(error);
    }
  }
}

/** Key Vault's log has it as the correlation id; a client that is told none makes one up. */
function calledSo(read: ReadId | undefined): Pick<GetSecretOptions, 'requestOptions'> {
  return read === undefined
    ? {}
    : { requestOptions: { headers: { 'x-ms-client-request-id': read } } };
}

function nameOf(reference: SeedReference): string {
  if (!REFERENCE.test(reference)) throw new InvariantBroken('not a reference of this vault');
  return reference;
}

function leftOf({ scheduledPurgeDate, properties }: DeletedSecret): Left {
  return {
    until: scheduledPurgeDate && instant(scheduledPurgeDate.getTime()),
    mayPurge: properties.recoveryLevel?.includes('Purgeable') === true,
  };
}

const NOT_THERE = [404, 'SecretNotFound'] as const;
const BEING_DELETED = [409, 'ObjectIsBeingDeleted'] as const;

async function ifThere<T>(
  call: () => Promise<T>,
  ...also: readonly (readonly [status: number, code: string])[]
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    const { status, codes } = azureErrorOf(error);
    const isAway = [NOT_THERE, ...also].some(([of, code]) => status === of && codes.includes(code));
    if (isAway) return undefined;
    throw error;
  }
}

function late(): VaultUnavailable {
  return new VaultUnavailable('the vault did not answer in time');
}
