// Somebody who cosigns checkpoints with a key of its own, as a witness does (c2sp.org/tlog-cosignature).
import { generateKeyPairSync, sign } from 'node:crypto';
import { cosignedText, verifierKey, writeCosignature } from '../../../src/domain/audit/note-key.js';
import type { VerifierKey } from '../../../src/domain/audit/note-key.js';
import { parseNote } from '../../../src/domain/audit/note.js';
import type { NoteSignature, SignedNote } from '../../../src/domain/audit/note.js';
import { fine } from '../../app/trial.js';

export type Cosigner = {
  readonly key: VerifierKey;
  /** `seconds`: by its own clock. */
  readonly cosign: (text: string, seconds: number) => NoteSignature;
};

export function newCosigner(name: string): Cosigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = verifierKey('cosigner', name, publicKey);
  const cosign = (text: string, seconds: number): NoteSignature => {
    const signature = sign(null, cosignedText(text, BigInt(seconds)), privateKey);
    return { name, keyId: key.keyId, signature: writeCosignature(BigInt(seconds), signature) };
  };
  return { key, cosign };
}

/** A signed checkpoint with lines of these behind the log's own, each made at its time. */
export function cosigned(
  written: string,
  ...by: readonly (readonly [Cosigner, number])[]
): SignedNote {
  const note = fine(parseNote(written));
  const lines = by.map(([cosigner, seconds]) => cosigner.cosign(note.text, seconds));
  return { ...note, signatures: [...note.signatures, ...lines] };
}
