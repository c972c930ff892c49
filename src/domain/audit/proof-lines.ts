// Hashes as others write them: base64, and those of a proof a line each.
import type { Hash } from './tree.js';

const HASH_BYTES = 32;
/** A tree has no more levels than its size has bits. */
const HASHES_AT_MOST = 63;

/** Undefined where it is no hash, or not written as we would. */
export function parseHash(base64: string): Hash | undefined {
  const hash = Buffer.from(base64, 'base64');
  return hash.length === HASH_BYTES && hash.toString('base64') === base64 ? hash : undefined;
}

/** Undefined where one is no hash, or where they are more than any proof has. */
export function parseProof(lines: readonly string[]): readonly Hash[] | undefined {
  const hashes = lines.map(parseHash).filter((hash) => hash !== undefined);
  const areAll = hashes.length === lines.length && hashes.length <= HASHES_AT_MOST;
  return areAll ? hashes : undefined;
}

export function writeProof(proof: readonly Hash[]): readonly string[] {
  return proof.map((hash) => Buffer.from(hash).toString('base64'));
}
