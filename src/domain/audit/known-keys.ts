// A checkpoint held against keys of which some have ended: one that still signs speaks for it, one that has ended up to its end alone.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { instant } from '../ids.js';
import type { Instant } from '../ids.js';
import { openCheckpoint } from './checkpoint.js';
import type { CheckpointRefusal, SignedCheckpoint } from './checkpoint.js';
import { countsAlone, writeKeyEnd } from './key-end.js';
import type { KeyEnd } from './key-end.js';
import { writeVerifierKey } from './note-key.js';
import type { VerifierKey } from './note-key.js';

export type KnownKey = { readonly key: VerifierKey; readonly end?: KeyEnd };
export type KeyEnded = { readonly code: 'KEY_ENDED' };
/** `notAfter`: only a key has signed it that ended then; an entry that is later was not its to sign. */
export type Spoken = SignedCheckpoint & { readonly notAfter?: Instant };

export function openWith(
  written: Uint8Array | string,
  known: readonly KnownKey[],
): Outcome<Spoken, CheckpointRefusal | KeyEnded> {
  const keys = known.map(({ key }) => key);
  const opened = openCheckpoint(written, keys);
  return opened.ok ? spokenFor(opened.value, known) : opened;
}

/** Of one whose signatures were verified with these keys. */
export function spokenFor(
  signed: SignedCheckpoint,
  known: readonly KnownKey[],
): Outcome<Spoken, KeyEnded> {
  const by = known.filter(({ key }) => signed.signers.includes(key));
  const ends = by.flatMap(({ end }) => end ?? []);
  if (ends.length < by.length) return ok(signed);
  const { origin, size } = signed.checkpoint;
  const mark = { origin: Number(origin.split('/').at(-1)), size };
  const counting = ends.filter((end) => countsAlone(end, mark));
  if (counting.length === 0) return refused({ code: 'KEY_ENDED' });
  const days = counting.flatMap((end) => (end.kind === 'until' ? end.at : []));
  if (days.length < counting.length) return ok(signed);
  return ok({ ...signed, notAfter: instant(Math.max(...days)) });
}

/** A key a line, and behind it how it ended. */
export function writeKeys(known: readonly KnownKey[]): string {
  return known
    .map(({ key, end }) => {
      const ended = end === undefined ? '' : ` ${writeKeyEnd(end)}`;
      return `${writeVerifierKey(key)}${ended}\n`;
    })
    .join('');
}
