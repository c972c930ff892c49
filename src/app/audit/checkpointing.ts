// Signing a checkpoint with every key there is, keeping it in every anchor, and reading the newest of them back. One that fails takes
// none of the others with it.
import { openCheckpoint, writeCheckpoint } from '../../domain/audit/checkpoint.js';
import type { Checkpoint } from '../../domain/audit/checkpoint.js';
import { splitNotes } from '../../domain/audit/kept-notes.js';
import { furtherOf, signedIn } from '../../domain/audit/log-trust.js';
import type { Signed } from '../../domain/audit/log-trust.js';
import { addSignatures, parseNote, writeNote } from '../../domain/audit/note.js';
import type { NoteSignature } from '../../domain/audit/note.js';
import type { VerifierKey } from '../../domain/audit/note-key.js';
import { originOf } from '../../domain/audit/which-log.js';
import type { TenantId } from '../../domain/ids.js';
import type { Anchor } from '../../ports/anchor.js';
import { AnchorUnavailable, SignerUnavailable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Signer } from '../../ports/signer.js';

export type Checkpointing = {
  /** At least one. While a key is changed for another: both. */
  readonly signers: readonly Signer[];
  readonly anchors: readonly Anchor[];
};

type Needs = Checkpointing & { readonly tenantId: TenantId; readonly log: Log };

/** Throws where no key has signed. */
export async function signWithAll(
  { signers, log }: Pick<Needs, 'signers' | 'log'>,
  checkpoint: Checkpoint,
): Promise<string> {
  const text = writeCheckpoint(checkpoint);
  const asked = await Promise.allSettled(
    signers.map(async (signer) => signer.sign(checkpoint.origin, text)),
  );
  const lines: NoteSignature[] = [];
  for (const one of asked) {
    if (one.status === 'fulfilled') lines.push(one.value);
    else log.error('log.not-signed', one.reason);
  }
  if (lines.length === 0) throw new SignerUnavailable('no key has signed');
  return writeNote(addSignatures({ text, signatures: [] }, lines));
}

/** Whether any anchor has it. Those that have not are in the log. */
export async function keepEverywhere(
  { anchors, log }: Pick<Needs, 'anchors' | 'log'>,
  note: string,
): Promise<boolean> {
  const kept = await Promise.allSettled(anchors.map(async (anchor) => anchor.keep(note)));
  for (const [at, one] of kept.entries()) {
    if (one.status === 'rejected') {
      log.error('log.not-anchored', one.reason, { anchor: anchors[at]?.name ?? '' });
    }
  }
  return kept.some(({ status }) => status === 'fulfilled');
}

type Looked = { readonly hasAnswered: boolean; readonly newest?: Signed };

/** The furthest checkpoint that our keys have signed, of all anchors that answer sensibly. */
export async function lookEverywhere(needs: Needs): Promise<Looked> {
  const { anchors, log } = needs;
  const looked = await Promise.allSettled(anchors.map(async (one) => lookAt(needs, one)));
  let hasAnswered = false;
  let newest: Signed | undefined;
  for (const [at, one] of looked.entries()) {
    if (one.status === 'rejected') {
      log.error('log.anchor-failed', one.reason, { anchor: anchors[at]?.name ?? '' });
    } else if (one.value !== 'unreadable') {
      hasAnswered = true;
      newest = furtherOf(newest, one.value);
    }
  }
  return newest === undefined ? { hasAnswered } : { hasAnswered, newest };
}

async function lookAt(needs: Needs, anchor: Anchor): Promise<Signed | undefined | 'unreadable'> {
  const kept = await anchor.readLast();
  if (kept === undefined) return 'unreadable';
  const prefix = originOf(needs.tenantId, 'audit', 0).slice(0, -1);
  let newest: Signed | undefined;
  for (const note of splitNotes(kept)) {
    const name = parseNote(note);
    const origin = name.ok ? (name.value.text.split('\n')[0] ?? '') : '';
    const opened = openCheckpoint(
      note,
      origin.startsWith(prefix) ? await keysFor(needs, origin) : [],
    );
    if (opened.ok) newest = furtherOf(newest, signedIn(opened.value.checkpoint, prefix));
  }
  // Something lies there, and nothing of it is ours: as good as no answer.
  if (kept !== '' && newest === undefined) {
    throw new AnchorUnavailable(`what lies in the ${anchor.name} is no checkpoint of ours`);
  }
  return newest;
}

async function keysFor(
  { signers }: Checkpointing,
  origin: string,
): Promise<readonly VerifierKey[]> {
  return Promise.all(signers.map(async (signer) => signer.verifierKey(origin)));
}
