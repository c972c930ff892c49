// Signing a checkpoint with every key there is, keeping it in every anchor, and reading the newest of them back. One that fails takes
// none of the others with it.
import { writeCheckpoint } from '../../domain/audit/checkpoint.js';
import type { Checkpoint } from '../../domain/audit/checkpoint.js';
import { stillSigns } from '../../domain/audit/key-end.js';
import { furtherOf } from '../../domain/audit/log-trust.js';
import type { Signed } from '../../domain/audit/log-trust.js';
import { addSignatures, writeNote } from '../../domain/audit/note.js';
import type { NoteSignature } from '../../domain/audit/note.js';
import type { ReadSubtree } from '../../domain/audit/proofs.js';
import type { TenantId } from '../../domain/ids.js';
import type { Anchor, WriteOnlyAnchor } from '../../ports/anchor.js';
import type { Clock } from '../../ports/clock.js';
import { AnchorUnavailable, SignerUnavailable } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { LogMemory } from '../../ports/log-memory.js';
import type { Signer } from '../../ports/signer.js';
import { readFurthest } from './our-notes.js';
import type { OurNote, Retired } from './our-notes.js';
import type { WitnessRound } from './witness-round.js';

export type Checkpointing = {
  readonly signers: readonly Signer[];
  /** Sign beside the others, for witnesses that take nothing else. What they alone have signed is nothing of ours. */
  readonly forWitnesses?: readonly Signer[];
  readonly anchors: readonly Anchor[];
  /** Take each checkpoint, too. What cannot be read back makes nothing anchored. */
  readonly writeOnly?: readonly WriteOnlyAnchor[];
  /** Keys that signed before these: until its day each signs beside them. */
  readonly retired?: readonly Retired[];
  /** Absent: nothing is remembered from one start to the next. */
  readonly memory?: LogMemory;
  /** Who signs each checkpoint, too, where somebody does. */
  readonly witnesses?: WitnessRound;
};

type Needs = Checkpointing & { readonly tenantId: TenantId; readonly log: Log };
type Signing = Pick<Needs, 'signers' | 'forWitnesses' | 'retired' | 'witnesses' | 'log'> & {
  readonly clock: Clock;
};

/** Throws where no key has signed. `read`: the subtrees of its tree, for witnesses. */
export async function signWithAll(
  { signers, forWitnesses = [], retired = [], witnesses, log, clock }: Signing,
  checkpoint: Checkpoint,
  read: ReadSubtree,
): Promise<string> {
  const text = writeCheckpoint(checkpoint);
  const beside = retired.filter(({ end }) => stillSigns(end, clock.now()));
  const linesOf = async (of: readonly Signer[]): Promise<readonly NoteSignature[]> => {
    const asked = await Promise.allSettled(
      of.map(async (one) => one.sign(checkpoint.origin, text)),
    );
    return asked.flatMap((one) => {
      if (one.status === 'fulfilled') return [one.value];
      log.error('log.not-signed', one.reason);
      return [];
    });
  };
  const lines = await linesOf([...signers, ...beside.map(({ signer }) => signer)]);
  if (lines.length === 0) throw new SignerUnavailable('no key has signed');
  const more = await linesOf(forWitnesses);
  const note = writeNote(addSignatures({ text, signatures: [] }, [...lines, ...more]));
  return witnesses?.cosigned({ checkpoint, note, read }, log) ?? note;
}

/** Whether any anchor has it that can be read. Those that have not are in the log. */
export async function keepEverywhere(
  { anchors, writeOnly = [], log }: Pick<Needs, 'anchors' | 'writeOnly' | 'log'>,
  note: string,
): Promise<boolean> {
  const keepIn = async (anchor: WriteOnlyAnchor): Promise<boolean> => {
    try {
      await anchor.keep(note);
      return true;
    } catch (error) {
      log.error('log.not-anchored', error, { anchor: anchor.name });
      return false;
    }
  };
  const kept = await Promise.all(anchors.map(keepIn));
  await Promise.all(writeOnly.map(keepIn));
  return kept.includes(true);
}

type Looked = {
  readonly hasAnswered: boolean;
  readonly haveAllAnswered: boolean;
  readonly newest?: Signed;
  /** Every present key has signed the newest: nothing has to be signed anew because one was changed. */
  readonly isByAll: boolean;
};

/** The furthest checkpoint that our keys have signed, of all anchors that answer sensibly. `whole`: for who remembers none. */
export async function lookEverywhere(needs: Needs, much: 'ends' | 'whole'): Promise<Looked> {
  const { anchors, log } = needs;
  const looked = await Promise.allSettled(anchors.map(async (one) => lookAt(needs, one, much)));
  let hasAnswered = false;
  const haveAllAnswered = looked.every(({ status }) => status === 'fulfilled');
  const notes: OurNote[] = [];
  for (const [at, one] of looked.entries()) {
    if (one.status === 'rejected') {
      log.error('log.anchor-failed', one.reason, { anchor: anchors[at]?.name ?? '' });
    } else {
      hasAnswered = true;
      notes.push(...one.value);
    }
  }
  const newest = notes.map(({ signed }) => signed).reduce(further, undefined);
  if (newest === undefined) return { hasAnswered, haveAllAnswered, isByAll: true };
  const isByAll = notes.some(({ signed, isByAll: all }) => all && isSamePlace(signed, newest));
  return { hasAnswered, haveAllAnswered, newest, isByAll };
}

const further = (one: Signed | undefined, other: Signed): Signed | undefined =>
  furtherOf(one, other);

function isSamePlace(one: Signed, other: Signed): boolean {
  return one.origin === other.origin && one.size === other.size;
}

async function lookAt(
  needs: Needs,
  anchor: Anchor,
  much: 'ends' | 'whole',
): Promise<readonly OurNote[]> {
  const kept = await anchor.readLast(much);
  const ours = await readFurthest(needs, kept);
  // Something lies there, and nothing of it is ours: as good as no answer.
  if (kept !== '' && ours.length === 0) {
    throw new AnchorUnavailable(`what lies in the ${anchor.name} is no checkpoint of ours`);
  }
  return ours;
}
