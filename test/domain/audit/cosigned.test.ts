// What somebody is told of witnesses: who has cosigned which checkpoint, when, and which ones somebody has not.
import { createPublicKey } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { openCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import type { SignedCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import { cosignersOf, namesUnverified, witnessedBy } from '../../../src/domain/audit/cosigned.js';
import { derSignature } from '../../../src/domain/audit/ecdsa-der.js';
import { verifierKey, verifyNote } from '../../../src/domain/audit/note-key.js';
import { parseNote, writeNote } from '../../../src/domain/audit/note.js';
import { instant } from '../../../src/domain/ids.js';
import { entryOf, headOf, newSigner, ORIGIN, signed } from '../../app/audit/made-log.js';
import { fine, must } from '../../app/trial.js';
import { RFC_6979, RFC_6979_JWK } from '../../vectors/rfc6979.js';
import { cosigned, newCosigner } from './cosigner.js';
import type { Cosigner } from './cosigner.js';

const LOG = newSigner('ecdsa');
const ANNA = newCosigner('anna.example/w');
const BERT = newCosigner('bert.example/w');
const NOON = Date.UTC(2026, 10, 24, 12) / 1_000;
const leaves = Array.from({ length: 12 }, (_none, at) => entryOf(at + 1).leaf);

const writtenOf = async (size: number, of = leaves): Promise<string> =>
  signed(headOf(of.slice(0, size)), LOG);

/** A checkpoint of the first so many entries, cosigned by these. */
async function checkpointOf(
  size: number,
  by: readonly (readonly [Cosigner, number])[] = [],
  of = leaves,
): Promise<SignedCheckpoint> {
  const written = writeNote(cosigned(await writtenOf(size, of), ...by));
  return fine(openCheckpoint(written, [await LOG.verifierKey(ORIGIN)]));
}

describe('who has cosigned a checkpoint', () => {
  test('is told in the order in which witnesses are named, each with the time of its own clock', async () => {
    const note = cosigned(await writtenOf(3), [BERT, NOON + 5], [ANNA, NOON]);
    expect(cosignersOf(note, [ANNA.key, BERT.key])).toEqual([
      { by: ANNA.key, at: instant(NOON * 1_000) },
      { by: BERT.key, at: instant((NOON + 5) * 1_000) },
    ]);
  });

  test('is nobody whose line is of another checkpoint, of another key or under another name', async () => {
    const note = fine(parseNote(await writtenOf(3)));
    const own = ANNA.cosign(note.text, NOON);
    const other = newCosigner(ANNA.key.name);
    const lines = [
      ANNA.cosign(fine(parseNote(await writtenOf(4))).text, NOON),
      { ...own, name: BERT.key.name },
      { ...own, keyId: other.key.keyId },
      other.cosign(note.text, NOON),
      { ...own, signature: own.signature.subarray(1) },
    ];
    for (const line of lines) {
      expect(cosignersOf({ ...note, signatures: [line] }, [ANNA.key])).toEqual([]);
    }
  });

  test('is told though a line of the same witness before it does not verify, and told once', async () => {
    const note = cosigned(await writtenOf(3), [ANNA, NOON], [ANNA, NOON + 9]);
    const [of, first, second] = note.signatures;
    const broken = { ...must(first), signature: must(second).signature.slice().fill(0, 8) };
    const signatures = [must(of), broken, must(first), must(second)];
    expect(cosignersOf({ ...note, signatures }, [ANNA.key])).toEqual([
      { by: ANNA.key, at: instant(NOON * 1_000) },
    ]);
  });

  test('is never the log itself, whose signature says nothing of a time', async () => {
    const log = newSigner('ed25519');
    const note = fine(parseNote(await signed(headOf(leaves), log)));
    expect(cosignersOf(note, [await log.verifierKey(ORIGIN)])).toEqual([]);
    // This one is as long as a cosignature.
    const { text, r, s } = RFC_6979;
    const key = verifierKey('ecdsa', 'a', createPublicKey({ format: 'jwk', key: RFC_6979_JWK }));
    const signature = must(derSignature(Buffer.from(r + s, 'hex')));
    const signatures = [{ name: 'a', keyId: key.keyId, signature }];
    expect(verifyNote({ text, signatures }, [key]).ok).toBe(true);
    expect(cosignersOf({ text, signatures }, [key])).toEqual([]);
  });
});

describe('names that nobody here has verified', () => {
  test('are those of lines of other keys, each once', async () => {
    const note = cosigned(await writtenOf(3), [ANNA, NOON], [BERT, NOON], [BERT, NOON + 1]);
    const key = await LOG.verifierKey(ORIGIN);
    expect(namesUnverified(note, [key])).toEqual([ANNA.key.name, BERT.key.name]);
    expect(namesUnverified(note, [key, ANNA.key, BERT.key])).toEqual([]);
    expect(namesUnverified(note, [])).toEqual([ORIGIN, ANNA.key.name, BERT.key.name]);
  });

  test('are told, too, where a known name has another key, or a known key another name', async () => {
    const note = cosigned(await writtenOf(3), [ANNA, NOON]);
    const key = await LOG.verifierKey(ORIGIN);
    const namesake = newCosigner(ANNA.key.name).key;
    expect(namesUnverified(note, [key, namesake])).toEqual([ANNA.key.name]);
    expect(namesUnverified(note, [key, { ...ANNA.key, name: 'x' }])).toEqual([ANNA.key.name]);
  });
});

describe('a witness over all checkpoints at hand', () => {
  const at = instant(NOON * 1_000);

  test('has the newest, or lacks some, which are named with the largest first', async () => {
    const all = await Promise.all([
      checkpointOf(3, [[ANNA, NOON - 9]]),
      checkpointOf(12, [[ANNA, NOON]]),
      checkpointOf(2),
      checkpointOf(5, [[BERT, NOON]]),
    ]);
    const { name, keyId } = ANNA.key;
    expect(witnessedBy(all, [ANNA.key, BERT.key])).toEqual([
      { name, keyId, cosigned: 2, of: 4, last: { size: 12, at }, hasNewest: true, lacking: [5, 2] },
      {
        name: BERT.key.name,
        keyId: BERT.key.keyId,
        cosigned: 1,
        of: 4,
        last: { size: 5, at },
        hasNewest: false,
        lacking: [12, 3, 2],
      },
    ]);
  });

  test('that lacks many is told of the five largest', async () => {
    const all = await Promise.all([1, 2, 3, 4, 5, 6].map(async (size) => checkpointOf(size)));
    const [told] = witnessedBy(all, [ANNA.key]);
    expect(told).toMatchObject({ cosigned: 0, of: 6, lacking: [6, 5, 4, 3, 2] });
    expect(told).not.toHaveProperty('last');
  });

  test('of no checkpoints has none, the newest neither', () => {
    const { name, keyId } = ANNA.key;
    expect(witnessedBy([], [ANNA.key])).toEqual([
      { name, keyId, cosigned: 0, of: 0, hasNewest: false, lacking: [] },
    ]);
  });

  test('is told of one checkpoint once, whichever copy of it has the line', async () => {
    const bare = await checkpointOf(3);
    const lined = await checkpointOf(3, [[ANNA, NOON]]);
    for (const copies of [
      [bare, lined],
      [lined, bare],
      [bare, lined, bare],
    ]) {
      expect(witnessedBy(copies, [ANNA.key])).toMatchObject([
        { cosigned: 1, of: 1, last: { size: 3, at }, lacking: [] },
      ]);
    }
  });

  test('has not cosigned another tree of the same size', async () => {
    const forged = ['another', ...leaves.slice(1)];
    const both = [await checkpointOf(3, [[ANNA, NOON]]), await checkpointOf(3, [], forged)];
    expect(witnessedBy(both, [ANNA.key])).toMatchObject([{ cosigned: 1, of: 2, lacking: [3] }]);
  });
});
