// A seed as the vault holds it: AES-256-GCM under a random data key that lies elsewhere (in the token's store row), bound
// to its tenant, token and reference, so that no sealed seed can take another's place.
import { createCipheriv, createDecipheriv } from 'node:crypto';

import { z } from 'zod';

import type { SeedReference, TenantId, TokenId } from '../ids.js';
import { Seed } from '../otp/seed.js';
import { InvariantBroken, ok, refused, type Outcome } from '../outcome.js';
import { parseJson } from '../json.js';

/** Characters of a written sealed seed: a Key Vault secret holds 25 KB. */
export const MAX_WRITTEN_LENGTH = 25_000;
/** Bytes of a data key (AES-256). */
export const DATA_KEY_BYTES = 32;
/** Bytes of a nonce (NIST SP 800-38D §5.2.1.1: 96 bits). */
export const NONCE_BYTES = 12;
// A shorter tag would be accepted by OpenSSL, and can be guessed.
const TAG_BYTES = 16;

/** Binary fields in canonical base64url without padding. */
const sealedSeedSchema = z
  .strictObject({
    version: z.literal(1),
    nonce: base64urlOf((bytes) => bytes === NONCE_BYTES),
    ciphertext: base64urlOf((bytes) => bytes > 0),
    tag: base64urlOf((bytes) => bytes === TAG_BYTES),
  })
  .readonly();

export type SealedSeed = z.infer<typeof sealedSeedSchema>;
/** What the seal vouches for besides the seed itself. */
export type SealBinding = {
  readonly tenantId: TenantId;
  readonly tokenId: TokenId;
  readonly reference: SeedReference;
};
export type SeedUnreadableRefusal = { readonly code: 'SEED_UNREADABLE' };

const UNREADABLE = refused<SeedUnreadableRefusal>({ code: 'SEED_UNREADABLE' });

/** Seals with a key and a nonce that are used for this one seed only: a second use of both would give both seeds away. */
export function sealSeed(parts: {
  readonly seed: Seed;
  readonly dataKey: Uint8Array;
  readonly nonce: Uint8Array;
  readonly binding: SealBinding;
}): SealedSeed {
  const { dataKey, nonce } = parts;
  if (dataKey.length !== DATA_KEY_BYTES) throw new InvariantBroken('data key of a wrong length');
  if (nonce.length !== NONCE_BYTES) throw new InvariantBroken('nonce of a wrong length');
  const cipher = createCipheriv('aes-256-gcm', dataKey, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(parts.binding));
  const ciphertext = parts.seed.use((bytes) =>
    Buffer.concat([cipher.update(bytes), cipher.final()]),
  );
  return {
    version: 1,
    nonce: Buffer.from(nonce).toString('base64url'),
    ciphertext: ciphertext.toString('base64url'),
    tag: cipher.getAuthTag().toString('base64url'),
  };
}

/** The seed, or a refusal where anything at all differs from what was sealed: bytes, key or binding. */
export function openSealedSeed(parts: {
  readonly sealed: SealedSeed;
  readonly dataKey: Uint8Array;
  readonly binding: SealBinding;
}): Outcome<Seed, SeedUnreadableRefusal> {
  const sealed = sealedSeedSchema.safeParse(parts.sealed);
  if (!sealed.success || parts.dataKey.length !== DATA_KEY_BYTES) return UNREADABLE;
  const clear = decrypt(sealed.data, parts.dataKey, associatedData(parts.binding));
  if (clear === undefined) return UNREADABLE;
  try {
    const seed = Seed.fromBytes(clear);
    return seed.ok ? seed : UNREADABLE;
  } finally {
    clear.fill(0);
  }
}

/** One line of ASCII text, at most {@link MAX_WRITTEN_LENGTH} characters. */
export function writeSealedSeed(sealed: SealedSeed): string {
  const { version, nonce, ciphertext, tag } = sealed;
  const written = JSON.stringify({ version, nonce, ciphertext, tag });
  if (written.length > MAX_WRITTEN_LENGTH) throw new InvariantBroken('sealed seed too long');
  return written;
}

/** What {@link writeSealedSeed} wrote, to the letter; anything else is refused. */
export function parseSealedSeed(written: unknown): Outcome<SealedSeed, SeedUnreadableRefusal> {
  if (typeof written !== 'string' || written.length > MAX_WRITTEN_LENGTH) return UNREADABLE;
  const sealed = sealedSeedSchema.safeParse(parseJson(written));
  // Doubled keys, spaces and escapes are read by JSON.parse all the same, and were never written by us.
  if (!sealed.success || writeSealedSeed(sealed.data) !== written) return UNREADABLE;
  return ok(sealed.data);
}

function decrypt(sealed: SealedSeed, dataKey: Uint8Array, aad: Uint8Array): Buffer | undefined {
  const nonce = Buffer.from(sealed.nonce, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', dataKey, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(Buffer.from(sealed.tag, 'base64url'));
  // In this mode all the clear bytes come out here, before the tag has been looked at; `final` adds none.
  const clear = decipher.update(Buffer.from(sealed.ciphertext, 'base64url'));
  try {
    decipher.final();
    return clear;
  } catch {
    clear.fill(0);
    return undefined;
  }
}

/** A JSON array: no two bindings share an encoding. */
function associatedData({ tenantId, tokenId, reference }: SealBinding): Uint8Array {
  return Buffer.from(JSON.stringify(['otp-bridge/sealed-seed', 1, tenantId, tokenId, reference]));
}

// Node's decoder skips what it does not know and drops left-over bits; only a text that it would write itself counts.
function base64urlOf(isLength: (bytes: number) => boolean): z.ZodString {
  return z.string().refine((text) => {
    const bytes = Buffer.from(text, 'base64url');
    return isLength(bytes.length) && bytes.toString('base64url') === text;
  });
}
