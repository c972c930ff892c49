// Signs checkpoints with an EC P-256 key of Key Vault (ES256), which never leaves it. The role on it reads the public half and signs,
// and nothing else. https://learn.microsoft.com/rest/api/keyvault/keys/sign/sign
import { createHash, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { derSignature } from '../../domain/audit/ecdsa-der.js';
import type { NoteSignature } from '../../domain/audit/note.js';
import { isSignedBy, verifierKey } from '../../domain/audit/note-key.js';
import type { VerifierKey } from '../../domain/audit/note-key.js';
import { SignerForbidden, SignerUnavailable } from '../../ports/fault.js';
import type { Fault } from '../../ports/fault.js';
import type { Signer } from '../../ports/signer.js';
import { askVault } from './vault-rest.js';
import type { VaultRefusal, VaultRest } from './vault-rest.js';

export type KeyVaultSignerOptions = VaultRest & {
  /** `NAME`: its newest version when it is first asked for; `NAME/VERSION`: that one. */
  readonly key: string;
};

const VERSION = /^[0-9a-f]{32}$/;
const jwk = z.object({
  kid: z.string(),
  kty: z.enum(['EC', 'EC-HSM']),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
});
const keyAnswer = z.object({ key: jwk });
const signAnswer = z.object({ value: z.string() });

type Key = { readonly path: string; readonly public: ReturnType<typeof createPublicKey> };

export class KeyVaultSigner implements Signer {
  readonly #options: KeyVaultSignerOptions;
  #key: Promise<Key> | undefined;

  constructor(options: KeyVaultSignerOptions) {
    this.#options = options;
  }

  async verifierKey(origin: string): Promise<VerifierKey> {
    return verifierKey('ecdsa', origin, (await this.#keyOnce()).public);
  }

  async sign(origin: string, text: string): Promise<NoteSignature> {
    const { path } = await this.#keyOnce();
    const key = await this.verifierKey(origin);
    const value = createHash('sha256').update(text).digest('base64url');
    const answer = signAnswer.safeParse(await this.#ask(`${path}/sign`, { alg: 'ES256', value }));
    const signature = derSignature(Buffer.from(answer.data?.value ?? '', 'base64url'));
    if (signature === undefined) throw new SignerUnavailable(NONSENSE);
    const line = { name: origin, keyId: key.keyId, signature };
    // What does not verify must never be published in our name.
    if (!isSignedBy(key, text, line)) throw new SignerUnavailable(NONSENSE);
    return line;
  }

  /** The version stays the same while the process lives: a newer one comes with a restart, and both sign meanwhile. */
  async #keyOnce(): Promise<Key> {
    this.#key ??= this.#readKey().catch((error: unknown) => {
      this.#key = undefined;
      throw error;
    });
    return this.#key;
  }

  async #readKey(): Promise<Key> {
    const answer = keyAnswer.safeParse(await this.#ask(`/keys/${this.#options.key}`));
    if (!answer.success) throw new SignerForbidden('the key of the audit is not EC on P-256');
    const { kid, x, y } = answer.data.key;
    const [, , name, version = ''] = new URL(kid).pathname.split('/');
    if (name !== this.#options.key.split('/')[0] || !VERSION.test(version)) {
      throw new SignerUnavailable(NONSENSE);
    }
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return { path: `/keys/${name}/${version}`, public: key };
  }

  async #ask(path: string, body?: object): Promise<unknown> {
    const call = body === undefined ? { path } : ({ path, method: 'POST', body } as const);
    return askVault(this.#options, call, refusalOf);
  }
}

const NONSENSE = 'the vault answered with something else than a signature of this key';

/** Whatever role somebody has: no operation with such a key. */
const NOT_USABLE: readonly string[] = ['KeyDisabled', 'KeyExpired', 'KeyNotYetValid'];

function refusalOf({ status, inner }: VaultRefusal): Fault {
  if (inner !== undefined && NOT_USABLE.includes(inner)) {
    return new SignerForbidden(
      'the key of the audit is disabled, has expired or does not hold yet: enable it, or sign with another one (docs/audit-log.md, Another key)',
    );
  }
  if (status === 401 || status === 403) {
    return new SignerForbidden(
      'the vault does not let the bot\'s identity sign: give it the role "OTP Bridge log signer" on the key, and let its network through',
    );
  }
  if (status === 404) {
    return new SignerForbidden('the key of the audit is not in the vault: make it with infra/');
  }
  return new SignerUnavailable(`the vault answered with ${status}`);
}
