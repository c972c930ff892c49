import { describe, expect, test } from '@jest/globals';
import { openCheckpoint, writeCheckpoint } from '../../src/domain/audit/checkpoint.js';
import { writeNote } from '../../src/domain/audit/note.js';
import { parseVerifierKey, writeVerifierKey } from '../../src/domain/audit/note-key.js';
import type { Signer } from '../../src/ports/signer.js';

const ORIGIN = 'bridge.example/otp/1';

/** What every signer promises. */
export function signerContract(name: string, make: () => Promise<Signer>): void {
  describe(`${name}: a signer`, () => {
    test('signs what its verifier key verifies, as others read it', async () => {
      const signer = await make();
      const written = writeVerifierKey(await signer.verifierKey(ORIGIN));
      const key = parseVerifierKey(written);
      if (!key.ok) throw new Error(`not a verifier key: ${written}`);
      // Many, since the length of an ECDSA signature is another one now and then.
      for (let size = 0; size < 12; size += 1) {
        const root = Buffer.alloc(32, size);
        const text = writeCheckpoint({ origin: ORIGIN, size, root, extensions: [] });
        const note = writeNote({ text, signatures: [await signer.sign(ORIGIN, text)] });
        expect(openCheckpoint(note, [key.value])).toMatchObject({
          ok: true,
          value: { checkpoint: { origin: ORIGIN, size } },
        });
      }
    });

    test('is the same key each time, and named after the log', async () => {
      const signer = await make();
      const [one, other] = [
        await signer.verifierKey('a.example/1'),
        await signer.verifierKey('a.example/2'),
      ];
      expect([one.name, other.name]).toEqual(['a.example/1', 'a.example/2']);
      expect(one.key.equals(other.key)).toBe(true);
      expect((await signer.sign('a.example/2', 'x\n')).keyId).toBe(other.keyId);
    });
  });
}
