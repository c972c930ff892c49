// What a bridge may expect of every witness (c2sp.org/tlog-witness): ours, and one that none of us wrote.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { openCheckpoint, writeCheckpoint } from '../../src/domain/audit/checkpoint.js';
import type { VerifierKey } from '../../src/domain/audit/note-key.js';
import { addSignatures, parseNote, writeNote } from '../../src/domain/audit/note.js';
import { proveConsistency } from '../../src/domain/audit/proofs.js';
import type { AddCheckpoint } from '../../src/domain/audit/witness.js';
import type { Witness, WitnessAnswer } from '../../src/ports/witness.js';
import { fine, must } from '../app/trial.js';
import { entryOf, headOf, newSigner, ORIGIN, signed, subtreesOf } from '../app/audit/made-log.js';

export const LOG_SIGNER = newSigner('ed25519');
export const leaves = Array.from({ length: 300 }, (_none, at) => entryOf(at + 1).leaf);

/** The checkpoint of the first so many entries, and what it is asked with by whoever knows of `older`. */
export async function asked(older: number, size: number, of = leaves): Promise<AddCheckpoint> {
  const proof = must(await proveConsistency(subtreesOf(of), { older, newer: size }));
  return { older, proof, note: await signed(headOf(of.slice(0, size)), LOG_SIGNER) };
}

/** `make`: watches `ORIGIN` with the key that it is given. */
export function witnessContract(name: string, make: (log: VerifierKey) => Promise<Witness>): void {
  describe(`${name}: a witness`, () => {
    let witness: Witness;
    beforeAll(async () => {
      witness = await make(await LOG_SIGNER.verifierKey(ORIGIN));
    });
    const ask = async (
      older: number,
      size: number,
      change: Partial<AddCheckpoint> = {},
    ): Promise<WitnessAnswer> => witness.cosign({ ...(await asked(older, size)), ...change });
    const refusedWith = (code: string, more: object): object => ({
      ok: false,
      refusal: { code, ...more },
    });
    const other = [...leaves.slice(0, 50), 'another', ...leaves.slice(51)];

    test('signs the first checkpoint, what goes on from it, and the same once more', async () => {
      for (const [older, size] of [
        [0, 100],
        [100, 257],
        [257, 257],
      ] as const) {
        const { note } = await asked(older, size);
        const line = fine(await ask(older, size));
        const cosigned = writeNote(addSignatures(fine(parseNote(note)), [line]));
        const keys = [await LOG_SIGNER.verifierKey(ORIGIN), witness.key];
        expect(fine(openCheckpoint(cosigned, keys)).signers).toEqual(keys);
      }
    });

    test('says from where the proof must be', async () => {
      expect(await ask(0, 300)).toEqual(refusedWith('SEEN_ANOTHER', { size: 257 }));
      expect(await ask(100, 300)).toEqual(refusedWith('SEEN_ANOTHER', { size: 257 }));
    });

    test('signs no other log of the same name, whatever key has signed it', async () => {
      const grown = await asked(257, 300, other);
      expect(await witness.cosign(grown)).toEqual(refusedWith('WITNESS_REFUSED', { status: 422 }));
      const asLong = await asked(257, 257, other);
      // 409 by the letter; litewitness says 422.
      expect(await witness.cosign(asLong)).toMatchObject({
        refusal: { code: 'WITNESS_REFUSED', status: expect.any(Number) },
      });
      const { proof } = await asked(100, 300);
      expect(await ask(257, 300, { proof })).toEqual(
        refusedWith('WITNESS_REFUSED', { status: 422 }),
      );
    });

    test('signs nothing of a log that it does not know, or that another key has signed', async () => {
      const stranger = newSigner('ed25519');
      const byStranger = await signed(headOf(leaves), stranger);
      expect(await ask(257, 300, { note: byStranger })).toEqual(
        refusedWith('WITNESS_REFUSED', { status: 403 }),
      );
      const origin = 'example.com/another/log';
      const text = writeCheckpoint({ origin, ...headOf(leaves), extensions: [] });
      const note = writeNote({ text, signatures: [await LOG_SIGNER.sign(origin, text)] });
      expect(await ask(0, 300, { proof: [], note })).toEqual(
        refusedWith('WITNESS_REFUSED', { status: 404 }),
      );
    });

    test('goes on afterwards as if nothing had been', async () => {
      expect(await ask(257, 300)).toMatchObject({ ok: true });
    });
  });
}
