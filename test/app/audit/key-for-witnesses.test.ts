// The key that signs for witnesses: it stands on each note, nothing stops without it, and what it alone has signed is nothing of ours.
import { expect, test } from '@jest/globals';
import { writeCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import { splitNotes } from '../../../src/domain/audit/kept-notes.js';
import { parseNote, writeNote } from '../../../src/domain/audit/note.js';
import { originOf } from '../../../src/domain/audit/which-log.js';
import type { Signer } from '../../../src/ports/signer.js';
import { SignerForbidden } from '../../../src/ports/fault.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { fine, meet, must, openTrial, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { newSigner } from './made-log.js';

const ORIGIN = originOf(TENANT, 'audit', 1);
const signers = [newSigner('ecdsa')];
const second = newSigner('ed25519');
const gone: Signer = {
  verifierKey: async () => Promise.reject(new SignerForbidden('deleted')),
  sign: async () => Promise.reject(new SignerForbidden('deleted')),
};

async function open(forWitnesses: Signer, anchor = new FakeAnchor()): Promise<Trial> {
  const trial = await openTrial({
    checkpointing: { signers, forWitnesses: [forWitnesses], anchors: [anchor] },
  });
  await meet(trial, 'alex', 'megan');
  await must(trial.logKeeper).look();
  return trial;
}

async function showsCode(trial: Trial): Promise<boolean> {
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  return (await trial.bridge.showCode(trial.as('alex'), id)).ok;
}

test('signs each checkpoint beside the other', async () => {
  const anchor = new FakeAnchor();
  await open(second, anchor);
  const ids = await Promise.all(
    [...signers, second].map(async (one) => (await one.verifierKey(ORIGIN)).keyId),
  );
  const [note] = splitNotes(anchor.kept);
  expect(fine(parseNote(must(note))).signatures.map(({ keyId }) => keyId)).toEqual(ids);
});

test('that cannot be had stops nothing, and is in the log', async () => {
  const anchor = new FakeAnchor();
  const trial = await open(gone, anchor);
  expect(splitNotes(anchor.kept)).toHaveLength(1);
  expect(trial.parts.log.join('\n')).toContain('log.not-signed');
  expect(await showsCode(trial)).toBe(true);
});

test('in other hands makes no checkpoint of ours: a longer log that it alone has signed rolls nothing back', async () => {
  const anchor = new FakeAnchor();
  const trial = await open(second, anchor);
  const root = Buffer.alloc(32, 7);
  const text = writeCheckpoint({ origin: ORIGIN, size: 1_000_000, root, extensions: [] });
  await anchor.keep(writeNote({ text, signatures: [await second.sign(ORIGIN, text)] }));
  await must(trial.logKeeper).look();
  expect(await showsCode(trial)).toBe(true);
  // With the log's own key it would.
  await anchor.keep(writeNote({ text, signatures: [await must(signers[0]).sign(ORIGIN, text)] }));
  await must(trial.logKeeper).look();
  expect(must(trial.logKeeper).whyNothingLeaves()).toEqual({ code: 'LOG_ROLLED_BACK' });
});
