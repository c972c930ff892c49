// The channel's public keys, from where it publishes them: kept for a day, asked for again when a key is new, but not
// because somebody invents key ids.
import { z } from 'zod';
import type { Clock } from '../../ports/clock.js';

/** The channel's public keys cannot be had: nobody can be told from anybody. */
export class ChannelKeysUnavailable extends Error {
  override readonly name = 'ChannelKeysUnavailable';
  readonly code = 'CHANNEL_KEYS_UNAVAILABLE';
}

export type SigningKey = {
  readonly jwk: Readonly<Record<string, unknown>>;
  /** Channels for which the key may sign. */
  readonly endorsements: readonly string[];
};

/** Throws {@link ChannelKeysUnavailable} where the keys cannot be had: then nobody is let in. */
export interface SigningKeys {
  find(kid: string): Promise<SigningKey | undefined>;
}

const KEPT_MS = 24 * 3600 * 1000;
const NEW_KEY_MS = 5 * 60 * 1000;
const BUDGET_MS = 4_000;

const metadata = z.looseObject({ jwks_uri: z.url() });
const published = z.looseObject({
  keys: z.array(
    z.looseObject({
      kty: z.literal('RSA'),
      kid: z.string(),
      n: z.string(),
      e: z.string(),
      endorsements: z.array(z.string()).default([]),
    }),
  ),
});

export class PublishedSigningKeys implements SigningKeys {
  readonly #address: URL;
  readonly #clock: Clock;
  #keys: ReadonlyMap<string, SigningKey> = new Map();
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking: Promise<void> | undefined;

  /** `address`: the OpenID metadata document of the channel. */
  constructor(address: string, clock: Clock) {
    this.#address = new URL(address);
    this.#clock = clock;
  }

  async find(kid: string): Promise<SigningKey | undefined> {
    const age = this.#clock.now() - this.#askedAt;
    const known = this.#keys.get(kid);
    if (age >= KEPT_MS || (known === undefined && age >= NEW_KEY_MS)) await this.#refresh();
    return this.#keys.get(kid);
  }

  /** However many ask at once, the channel is asked once. */
  async #refresh(): Promise<void> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #ask(): Promise<void> {
    const { jwks_uri } = parsedAs(metadata, await readJson(this.#address));
    const keysAt = new URL(jwks_uri);
    // The document may be believed about paths, not about hosts.
    if (keysAt.host !== this.#address.host)
      throw new ChannelKeysUnavailable('keys on another host');
    const { keys } = parsedAs(published, await readJson(keysAt));
    this.#keys = new Map(
      keys.map(({ kty, kid, n, e, endorsements }) => [kid, { jwk: { kty, n, e }, endorsements }]),
    );
    this.#askedAt = this.#clock.now();
  }
}

async function readJson(address: URL): Promise<unknown> {
  try {
    const answer = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.timeout(BUDGET_MS),
    });
    if (answer.ok) return await answer.json();
  } catch (error) {
    throw new ChannelKeysUnavailable('the channel did not give its keys', { cause: error });
  }
  throw new ChannelKeysUnavailable('the channel refused to give its keys');
}

function parsedAs<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ChannelKeysUnavailable('the channel published something else', { cause: parsed.error });
}
