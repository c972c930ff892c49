// Signs checkpoints with a key in a file, which the first start makes. Whoever can write the store can mostly read it too: it shows
// what others changed, and not what the host itself did.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { dirname } from 'node:path';
import type { NoteSignature } from '../../domain/audit/note.js';
import { verifierKey } from '../../domain/audit/note-key.js';
import type { VerifierKey } from '../../domain/audit/note-key.js';
import type { Random } from '../../ports/random.js';
import type { Signer } from '../../ports/signer.js';
import { ConfigurationProblem } from './configuration-problem.js';
import { errorCode } from './error-code.js';
import { makeFolder } from './make-folder.js';
import { readPrivateFile } from './private-file.js';
import { troubleAt } from './system-trouble.js';
import { writeOnce } from './write-once.js';

/** `ed25519`: for witnesses, which take nothing else. */
export type SigningKind = 'ecdsa' | 'ed25519';

/** Throws `ConfigurationProblem`. Processes that start at once all get the same key. */
export async function openKeyFileSigner(of: {
  readonly file: string;
  readonly kind: SigningKind;
  readonly random: Random;
}): Promise<Signer> {
  const key = await loadKey(of);
  return new KeySigner(of.kind, key);
}

/** With a private key in this process. */
export class KeySigner implements Signer {
  readonly #kind: SigningKind;
  readonly #key: KeyObject;

  constructor(kind: SigningKind, key: KeyObject) {
    this.#kind = kind;
    this.#key = key;
  }

  async verifierKey(origin: string): Promise<VerifierKey> {
    return verifierKey(this.#kind, origin, createPublicKey(this.#key));
  }

  async sign(origin: string, text: string): Promise<NoteSignature> {
    const { keyId } = await this.verifierKey(origin);
    const digest = this.#kind === 'ecdsa' ? 'sha256' : null;
    return { name: origin, keyId, signature: sign(digest, Buffer.from(text), this.#key) };
  }
}

type KeyFile = Parameters<typeof openKeyFileSigner>[0];

async function loadKey({ file, kind, random }: KeyFile): Promise<KeyObject> {
  try {
    return await readKey(file, kind);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw asProblem(error, file);
  }
  try {
    await makeFolder(dirname(file));
    const content = Buffer.from(newKey(kind));
    await writeOnce({ path: file, content, unique: random.id() });
    content.fill(0);
    // Not the key just made: another process may have been first.
    return await readKey(file, kind);
  } catch (error) {
    throw asProblem(error, file);
  }
}

function newKey(kind: SigningKind): string {
  const { privateKey } =
    kind === 'ecdsa'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function readKey(file: string, kind: SigningKind): Promise<KeyObject> {
  const read = await readPrivateFile(file);
  if ('mode' in read) {
    throw new ConfigurationProblem(
      'SIGNING_KEY_READABLE_BY_OTHERS',
      `The key file ${file} has mode ${read.mode}: others on this machine can sign with it. Set it to 600.`,
    );
  }
  const key = privateKeyIn(read.text);
  const isOfKind =
    kind === 'ecdsa'
      ? key?.asymmetricKeyDetails?.namedCurve === 'prime256v1'
      : key?.asymmetricKeyType === 'ed25519';
  if (key !== undefined && isOfKind) return key;
  throw new ConfigurationProblem(
    'SIGNING_KEY_MALFORMED',
    `The key file ${file} holds no private key of the kind ${kind === 'ecdsa' ? 'EC P-256' : 'Ed25519'} in PEM. Restore it.`,
  );
}

function privateKeyIn(text: string): KeyObject | undefined {
  try {
    return createPrivateKey(text);
  } catch {
    return undefined;
  }
}

function asProblem(error: unknown, file: string): ConfigurationProblem {
  if (error instanceof ConfigurationProblem) return error;
  return new ConfigurationProblem(
    'SIGNING_KEY_FILE_INACCESSIBLE',
    `The key file of the audit can be neither read nor made. ${troubleAt(file, error)}.`,
    { cause: error },
  );
}
