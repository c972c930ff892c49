// Whose signature counts: a verifier key as C2SP writes it, `name+id+key`. Ed25519 (0x01), ECDSA on P-256 (0x02), and a witness's
// cosignature (0x04). Anybody can check what is signed with it; nobody can sign.
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { isKeyName } from './note.js';
import type { NoteSignature, SignedNote } from './note.js';

export type KeyKind = 'ed25519' | 'ecdsa' | 'cosigner';

export type VerifierKey = {
  readonly kind: KeyKind;
  readonly name: string;
  /** Four bytes, hexadecimal. */
  readonly keyId: string;
  readonly key: KeyObject;
};

export type VerifierKeyMalformed = { readonly code: 'VERIFIER_KEY_MALFORMED' };

const TYPES: Readonly<Record<KeyKind, number>> = { ed25519: 1, ecdsa: 2, cosigner: 4 };
const KINDS = new Map<number | undefined, KeyKind>([
  [1, 'ed25519'],
  [2, 'ecdsa'],
  [4, 'cosigner'],
]);
/** What stands before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410 §4). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const MALFORMED = refused({ code: 'VERIFIER_KEY_MALFORMED' } as const);

/** A public key as a verifier's. Throws where the key is of another kind: a bug of ours. */
export function verifierKey(kind: KeyKind, name: string, key: KeyObject): VerifierKey {
  return { kind, name, key, keyId: keyIdOf(kind, name, bytesOf(kind, key)) };
}

export function writeVerifierKey({ kind, name, keyId, key }: VerifierKey): string {
  const typed = Buffer.concat([Buffer.of(TYPES[kind]), bytesOf(kind, key)]);
  return `${name}+${keyId}+${typed.toString('base64')}`;
}

export function parseVerifierKey(written: string): Outcome<VerifierKey, VerifierKeyMalformed> {
  const [name = written, id, ...rest] = written.split('+');
  if (!isKeyName(name)) return MALFORMED;
  // It may have a plus in it.
  const base64 = rest.join('+');
  const typed = Buffer.from(base64, 'base64');
  const kind = KINDS.get(typed[0]);
  if (kind === undefined || typed.toString('base64') !== base64) return MALFORMED;
  const key = keyIn(kind, typed.subarray(1));
  if (key === null || keyIdOf(kind, name, typed.subarray(1)) !== id) return MALFORMED;
  return ok({ kind, name, keyId: id, key });
}

export type NoteUnverified =
  | { readonly code: 'SIGNED_BY_NOBODY_KNOWN' }
  /** It says that it is of a key that we know, and is not. */
  | { readonly code: 'SIGNATURE_WRONG'; readonly name: string };

/** Which of these keys have signed it, at least one. Lines of other keys are passed over. */
export function verifyNote(
  note: SignedNote,
  keys: readonly VerifierKey[],
): Outcome<readonly VerifierKey[], NoteUnverified> {
  const signers = new Set<VerifierKey>();
  for (const line of note.signatures) {
    const key = keys.find(({ name, keyId }) => name === line.name && keyId === line.keyId);
    if (key === undefined) continue;
    if (!isSignedBy(key, note.text, line)) {
      return refused({ code: 'SIGNATURE_WRONG', name: key.name });
    }
    signers.add(key);
  }
  return signers.size === 0 ? refused({ code: 'SIGNED_BY_NOBODY_KNOWN' }) : ok([...signers]);
}

export function isSignedBy(key: VerifierKey, text: string, { signature }: NoteSignature): boolean {
  switch (key.kind) {
    case 'ed25519':
      return verify(null, Buffer.from(text), key.key, signature);
    case 'ecdsa':
      return verify('sha256', Buffer.from(text), { key: key.key, dsaEncoding: 'der' }, signature);
    case 'cosigner': {
      const cosigned = readCosignature(signature);
      if (cosigned === undefined) return false;
      return verify(null, cosignedText(text, cosigned.seconds), key.key, cosigned.signature);
    }
  }
}

const TIME_BYTES = 8;
const ED25519_SIGNATURE_BYTES = 64;

/** A cosignature's two parts: when it was made (Unix seconds), and its Ed25519 signature. */
export function readCosignature(
  bytes: Uint8Array,
): { readonly seconds: bigint; readonly signature: Uint8Array } | undefined {
  if (bytes.length !== TIME_BYTES + ED25519_SIGNATURE_BYTES) return undefined;
  const seconds = Buffer.from(bytes).readBigUInt64BE(0);
  return { seconds, signature: bytes.subarray(TIME_BYTES) };
}

export function writeCosignature(seconds: bigint, signature: Uint8Array): Uint8Array {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(seconds);
  return Buffer.concat([time, signature]);
}

/** What a cosigner signs (c2sp.org/tlog-cosignature v1). */
export function cosignedText(text: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds.toString()}\n${text}`);
}

/** Four bytes of SHA-256; for ECDSA over the key alone, whoever's it is. */
function keyIdOf(kind: KeyKind, name: string, key: Uint8Array): string {
  const hash = createHash('sha256');
  if (kind !== 'ecdsa') hash.update(`${name}\n`).update(Buffer.of(TYPES[kind]));
  return hash.update(key).digest('hex').slice(0, 8);
}

function bytesOf(kind: KeyKind, key: KeyObject): Buffer {
  const spki = key.export({ type: 'spki', format: 'der' });
  return kind === 'ecdsa' ? spki : spki.subarray(ED25519_SPKI.length);
}

function keyIn(kind: KeyKind, bytes: Buffer): KeyObject | null {
  const der = kind === 'ecdsa' ? bytes : Buffer.concat([ED25519_SPKI, bytes]);
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const isOfKind = kind !== 'ecdsa' || isP256(key);
    return isOfKind && bytesOf(kind, key).equals(bytes) ? key : null;
  } catch {
    return null;
  }
}

function isP256(key: KeyObject): boolean {
  return key.export({ format: 'jwk' }).crv === 'P-256';
}
