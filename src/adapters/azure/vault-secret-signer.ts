// Signs checkpoints with an Ed25519 key that is a secret of the vault, for witnesses that take nothing else: Key Vault's own keys sign no
// Ed25519. It is made where something is signed and there is none. It is worth less than a key that never leaves the vault (docs/threat-model.md), so what it
// alone has signed counts for nothing here. It is read for each signature, and kept by no process.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import type { NoteSignature } from '../../domain/audit/note.js';
import type { VerifierKey } from '../../domain/audit/note-key.js';
import { SignerForbidden, SignerUnavailable } from '../../ports/fault.js';
import type { Fault } from '../../ports/fault.js';
import type { Signer } from '../../ports/signer.js';
import { KeySigner } from '../local/key-file-signer.js';
import { askVault } from './vault-rest.js';
import type { VaultRefusal, VaultRest } from './vault-rest.js';

/** `secret`: its name. */
export type VaultSecretSignerOptions = VaultRest & { readonly secret: string };

const secretAnswer = z.object({ value: z.string() });

export class VaultSecretSigner implements Signer {
  readonly #options: VaultSecretSignerOptions;

  constructor(options: VaultSecretSignerOptions) {
    this.#options = options;
  }

  /** Makes none: who only asks which key it is would take another one for it. */
  async verifierKey(origin: string): Promise<VerifierKey> {
    return signerIn(await this.#ask()).verifierKey(origin);
  }

  async sign(origin: string, text: string): Promise<NoteSignature> {
    return (await this.#readOrMake()).sign(origin, text);
  }

  async #readOrMake(): Promise<KeySigner> {
    const there = await this.#ask().catch((error: unknown) => {
      if (error instanceof NotThere) return undefined;
      throw error;
    });
    if (there !== undefined) return signerIn(there);
    await this.#ask(newSecret());
    // Not the one just made: another instance may have made another, and the newest is everybody's.
    return signerIn(await this.#ask());
  }

  async #ask(body?: object): Promise<unknown> {
    const path = `/secrets/${this.#options.secret}`;
    const call = body === undefined ? { path } : ({ path, method: 'PUT', body } as const);
    return askVault(this.#options, call, refusalOf);
  }
}

class NotThere extends SignerForbidden {}

function newSecret(): object {
  const { privateKey } = generateKeyPairSync('ed25519');
  const value = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return { value, contentType: 'application/x-pem-file' };
}

function signerIn(answer: unknown): KeySigner {
  try {
    const key = createPrivateKey(secretAnswer.parse(answer).value);
    if (key.asymmetricKeyType === 'ed25519') return new KeySigner('ed25519', key);
  } catch {
    // Its text may have the secret in it.
  }
  throw new SignerForbidden('the secret of the log holds no Ed25519 key in PEM: name another one');
}

function refusalOf({ status, inner }: VaultRefusal): Fault {
  if (status === 404) return new NotThere('the secret of the log is not in the vault');
  if (status === 409) {
    return new SignerForbidden(
      'the secret of the log was deleted: recover it, or name another one (docs/audit-log.md)',
    );
  }
  if (status === 401 || status === 403) {
    return new SignerForbidden(
      inner === 'SecretDisabled'
        ? 'the secret of the log is disabled: enable it, or name another one'
        : 'the vault does not let the bot\'s identity read the secret of the log: give it the role "OTP Bridge seed keeper", and let its network through',
    );
  }
  return new SignerUnavailable(`the vault answered with ${status}`);
}
