// Who signs checkpoints. A key that never leaves where it lies: what is handed out is its public half and signatures.
import type { NoteSignature } from '../domain/audit/note.js';
import type { VerifierKey } from '../domain/audit/note-key.js';

/** Every method throws `SignerUnavailable` or `SignerForbidden`, and answers within its own budget of seconds. */
export interface Signer {
  /** With what others verify it. A log's keys are named after its origin. */
  verifierKey(origin: string): Promise<VerifierKey>;
  /** The line for this note's text, which ends with the end of a line. */
  sign(origin: string, text: string): Promise<NoteSignature>;
}
