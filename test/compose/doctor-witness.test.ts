// What the doctor says of witnesses: there or not, and how far behind.
import { expect, test } from '@jest/globals';
import { sayWitnesses } from '../../src/compose/doctor-witness.js';
import { cosignedText, verifierKey, writeCosignature } from '../../src/domain/audit/note-key.js';
import type { VerifierKey } from '../../src/domain/audit/note-key.js';
import { addSignatures, parseNote, writeNote } from '../../src/domain/audit/note.js';
import { refused } from '../../src/domain/outcome.js';
import { WitnessUnavailable } from '../../src/ports/fault.js';
import type { Witness } from '../../src/ports/witness.js';
import { headOf, newSigner, signed } from '../app/audit/made-log.js';
import { fine, TENANT } from '../app/trial.js';

const signer = newSigner('ed25519');
const name = 'witness.example/1';
const leaves = Array.from({ length: 5 }, (_none, at) => String(at));

async function keyOf(): Promise<VerifierKey> {
  return verifierKey('cosigner', name, (await signer.verifierKey(name)).key);
}

async function witness(isThere: boolean): Promise<Witness> {
  const answer = refused({ code: 'WITNESS_REFUSED', status: 400 } as const);
  return {
    key: await keyOf(),
    cosign: async () => {
      if (!isThere) throw new WitnessUnavailable('gone');
      return Promise.resolve(answer);
    },
  };
}

async function noteOf(size: number, isCosigned: boolean): Promise<string> {
  const note = fine(parseNote(await signed(headOf(leaves.slice(0, size)), newSigner('ecdsa'))));
  const seconds = 1_795_000_000n;
  const text = cosignedText(note.text, seconds).toString('utf8');
  const { signature } = await signer.sign(name, text);
  const { keyId } = await keyOf();
  const line = { name, keyId, signature: writeCosignature(seconds, signature) };
  return writeNote(addSignatures(note, isCosigned ? [line] : []));
}

const newest = { origin: 1, ...headOf(leaves) };
const say = async (isThere: boolean, ...notes: readonly string[]): Promise<string> =>
  sayWitnesses([await witness(isThere)], { kept: notes.join(''), newest, tenantId: TENANT });

test('one that answers and has cosigned the newest is well', async () => {
  expect(await say(true, await noteOf(3, true), await noteOf(5, true))).toBe(
    `witness.example/1 answers, last cosigned 5 entries (${new Date(1_795_000_000_000).toISOString().slice(0, 16)}Z), 0 behind what is kept`,
  );
});

test.each([
  ['is behind', true, [true, false], 'answers, last cosigned 3 entries'],
  ['is gone', false, [true, true], 'cannot be reached, last cosigned 5 entries'],
  ['has cosigned nothing', true, [false, false], 'answers, has cosigned nothing that is kept'],
] as const)('one that %s is said to be that', async (...given) => {
  const [, isThere, [first, last], said] = given;
  const notes = [await noteOf(3, first), await noteOf(5, last)];
  await expect(say(isThere, ...notes)).rejects.toMatchObject({
    code: 'LOG_WRONG',
    message: expect.stringContaining(said),
  });
});
