// The local vault's own layer: AES-256-GCM under the master key, bound to the name it is stored under, so that files that
// were swapped, cut or edited are recognised. Bytes: version 1 | nonce (12) | tag (16) | ciphertext.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** `nonce` is 12 random bytes, never used before. */
export function wrapForVault(
  key: KeyObject,
  content: { readonly name: string; readonly text: string },
  nonce: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(content.name));
  const ciphertext = Buffer.concat([cipher.update(content.text, 'utf8'), cipher.final()]);
  return Buffer.concat([Uint8Array.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]);
}

/** The text, or undefined where the bytes are not what was wrapped with this key under this name. */
export function unwrapFromVault(
  key: KeyObject,
  content: { readonly name: string; readonly bytes: Uint8Array },
): string | undefined {
  const { bytes } = content;
  if (bytes.length < HEADER_BYTES || bytes[0] !== VERSION) return undefined;
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(content.name));
  decipher.setAuthTag(bytes.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  try {
    const text = [decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    return undefined;
  }
}

function associatedData(name: string): Uint8Array {
  return Buffer.from(JSON.stringify(['otp-bridge/vault-file', VERSION, name]));
}
