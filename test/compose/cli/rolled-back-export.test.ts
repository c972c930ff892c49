// A store that is not what was signed of it gets no signature of ours: neither by an export nor by a receipt, and whoever asks is told.
import { expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Checkpointing } from '../../../src/app/audit/checkpointing.js';
import { parseCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import { parseNote } from '../../../src/domain/audit/note.js';
import { exportTo } from '../../../src/compose/cli/run-audit.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { copyOf } from '../../app/audit/copy-of-store.js';
import { newSigner } from '../../app/audit/made-log.js';
import { fine, meet, must, openTrial } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { AT, groundOver, listening } from './ground-over.js';

const signer = newSigner('ecdsa');

type Stage = { readonly trial: Trial; readonly checkpointing: Checkpointing };
type Exported = { readonly said: string; readonly size: number };

async function exportOf({ trial, checkpointing }: Stage): Promise<Exported> {
  const into = await temporaryFolder();
  const saying = listening();
  const ground = {
    ...groundOver(trial),
    checkpointing: async () => Promise.resolve(checkpointing),
  };
  await exportTo(into, undefined)({ ground, person: null, by: AT, saying });
  const note = fine(parseNote(await readFile(join(into, 'audit-1', 'checkpoint'), 'utf8')));
  const said = [...saying.lines, ...saying.problems].join('\n');
  return { said, size: fine(parseCheckpoint(note.text)).size };
}

const entriesOf = async (trial: Trial): Promise<number> =>
  (await trial.audit()).filter(({ fact }) => fact.action !== 'refusals.counted').length;

const keptBy = (anchor: FakeAnchor): Checkpointing => ({ signers: [signer], anchors: [anchor] });

/** Anchored, then put back to before it, and grown past it by a program that has forgotten. */
async function regrown(): Promise<Stage> {
  const checkpointing = keptBy(new FakeAnchor());
  const before = await openTrial({ checkpointing });
  await meet(before, 'alex', 'megan', 'alice');
  await must(before.logKeeper).look();
  const old = await copyOf(before.parts.store);
  await before.requestBy('alex');
  await must(before.logKeeper).lookLast();
  const trial = await openTrial({ ...before.parts, store: old, checkpointing });
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  return { trial, checkpointing };
}

test('an export of it is signed as far as it was before, and says why', async () => {
  const stage = await regrown();
  const { said, size } = await exportOf(stage);
  expect(said).toContain('the store is not what was signed of it');
  expect(size).toBeLessThan(await entriesOf(stage.trial));
});

test('one that still is what was signed is signed to its end', async () => {
  const checkpointing = keptBy(new FakeAnchor());
  const trial = await openTrial({ checkpointing });
  await meet(trial, 'alex', 'megan', 'alice');
  await must(trial.logKeeper).look();
  await trial.requestBy('alex');
  const { said, size } = await exportOf({ trial, checkpointing });
  expect(said).not.toContain('not what was signed');
  expect(size).toBe(await entriesOf(trial));
});
