// What witnesses say of checkpoints: which of them have cosigned which, when, and how far the last one goes that each has. A witness
// vouches for nothing else than that it has signed no other log of the same name, so a line of its that does not verify is none.
import { instant } from '../ids.js';
import type { Instant } from '../ids.js';
import type { Checkpoint, SignedCheckpoint } from './checkpoint.js';
import type { NoteSignature, SignedNote } from './note.js';
import { isSignedBy, readCosignature } from './note-key.js';
import type { VerifierKey } from './note-key.js';

/** `at`: by the witness's own clock. */
export type Cosigned = { readonly by: VerifierKey; readonly at: Instant };

/** Those of these witnesses that have cosigned it, each once, in their order. */
export function cosignersOf(
  note: SignedNote,
  witnesses: readonly VerifierKey[],
): readonly Cosigned[] {
  return witnesses.flatMap((by) => {
    const [first] = note.signatures
      .filter((line) => isLineOf(by, line) && isSignedBy(by, note.text, line))
      .map(({ signature }) => readCosignature(signature));
    return first === undefined ? [] : [{ by, at: instant(Number(first.seconds) * 1_000) }];
  });
}

function isLineOf({ kind, name, keyId }: VerifierKey, line: NoteSignature): boolean {
  return kind === 'cosigner' && line.name === name && line.keyId === keyId;
}

/** Names on its lines that are none of these keys': nobody here has verified them. */
export function namesUnverified(note: SignedNote, keys: readonly VerifierKey[]): readonly string[] {
  const others = note.signatures.filter(
    (line) => !keys.some(({ name, keyId }) => name === line.name && keyId === line.keyId),
  );
  return [...new Set(others.map(({ name }) => name))];
}

/** One witness, over all checkpoints of one log that are at hand. */
export type Witnessed = {
  readonly name: string;
  readonly keyId: string;
  /** So many of them it has cosigned. */
  readonly cosigned: number;
  readonly of: number;
  /** The largest that it has; absent where it has none. */
  readonly last?: { readonly size: number; readonly at: Instant };
  /** Whether it has cosigned the largest that there is. */
  readonly hasNewest: boolean;
  /** Sizes of those that it has not, the largest first, some at most. */
  readonly lacking: readonly number[];
};

const LACKING_NAMED = 5;

/** `signed`: of one log, each verified with its keys. The same checkpoint may be there more than once: a line on any of them counts. */
export function witnessedBy(
  signed: readonly SignedCheckpoint[],
  witnesses: readonly VerifierKey[],
): readonly Witnessed[] {
  const places = new Map<string, SignedNote[]>();
  for (const { checkpoint, note } of signed) {
    const there = places.get(placeOf(checkpoint)) ?? [];
    places.set(placeOf(checkpoint), [...there, note]);
  }
  const sizes = [...places].map(([place, notes]) => ({ size: Number(place.split(' ')[0]), notes }));
  const inOrder = sizes.sort((one, other) => other.size - one.size);
  return witnesses.map((witness) => ofOne(witness, inOrder));
}

const placeOf = ({ size, root }: Checkpoint): string =>
  `${size} ${Buffer.from(root).toString('base64')}`;

type Place = { readonly size: number; readonly notes: readonly SignedNote[] };

/** `places`: the largest first. */
function ofOne(witness: VerifierKey, places: readonly Place[]): Witnessed {
  const { name, keyId } = witness;
  const looked = places.map(({ size, notes }) => ({
    size,
    at: notes.flatMap((note) => cosignersOf(note, [witness]))[0]?.at,
  }));
  const has = looked.flatMap(({ size, at }) => (at === undefined ? [] : [{ size, at }]));
  const [last] = has;
  const lacking = looked.filter(({ at }) => at === undefined).map(({ size }) => size);
  return {
    name,
    keyId,
    cosigned: has.length,
    of: places.length,
    ...(last === undefined ? {} : { last }),
    hasNewest: looked[0]?.at !== undefined,
    lacking: lacking.slice(0, LACKING_NAMED),
  };
}
