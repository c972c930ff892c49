// An anchor that was emptied, and what is remembered of it: told and kept once more, never taken for a new one.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { KeySigner } from '../../../src/adapters/local/key-file-signer.js';
import type { Checkpointing } from '../../../src/app/audit/checkpointing.js';
import { splitNotes } from '../../../src/domain/audit/kept-notes.js';
import { parseNote } from '../../../src/domain/audit/note.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { FakeLogMemory } from '../../fakes/fake-log-memory.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { fine, loggedBeside, meet, must, openTrial } from '../trial.js';
import type { Trial, TrialParts } from '../trial.js';

const key = (): KeySigner =>
  new KeySigner('ecdsa', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
const SIGNER = key();
const shown = { ok: true, value: { shown: {} } };
const refusedWith = (code: string): object => ({ ok: true, value: { refusal: { code } } });

async function open(checkpointing: Checkpointing, parts: Partial<TrialParts> = {}): Promise<Trial> {
  const trial = await openTrial({ ...parts, checkpointing });
  await meet(trial, 'alex', 'megan', 'alice');
  return trial;
}

async function approve(trial: Trial): Promise<RequestId> {
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  return id;
}

const look = async (trial: Trial): Promise<void> => must(trial.logKeeper).look();
const show = async (trial: Trial, id: RequestId): Promise<unknown> =>
  trial.bridge.showCode(trial.as('alex'), id);
const troubles = async (trial: Trial): Promise<readonly string[]> =>
  (await trial.audit())
    .map(({ fact }) => fact.action)
    .filter((action) => /^log\.(?!begun)/.test(action));
/** What an auditor reads of what belongs to no request. */
const read = async (trial: Trial): Promise<readonly string[]> => {
  const looked = await trial.bridge.lookBack(trial.as('isaiah'), {
    typedName: '',
    releases: false,
  });
  return fine(looked).items.flatMap((item) => (item.kind === 'event' ? [item.action] : []));
};
const linesOf = (note: string): number => {
  const parsed = parseNote(note);
  return parsed.ok ? parsed.value.signatures.length : 0;
};

type Kept = { readonly anchor: FakeAnchor; readonly memory: FakeLogMemory };
async function kept(): Promise<
  Kept & { readonly trial: Trial; readonly id: RequestId; readonly store: MemoryStore }
> {
  const [anchor, memory, store] = [new FakeAnchor(), new FakeLogMemory(), new MemoryStore()];
  const trial = await open({ signers: [SIGNER], anchors: [anchor], memory }, { store });
  await look(trial);
  const id = await approve(trial);
  return { anchor, memory, trial, id, store };
}

const again = async (
  of: { readonly trial: Trial; readonly store: MemoryStore },
  checkpointing: Checkpointing,
): Promise<Trial> => {
  const { clock, random, vault } = of.trial.parts;
  return open(checkpointing, { store: of.store, clock, random, vault });
};

test('a memory that is gone while checkpoints of ours are there is told at the start, and made anew', async () => {
  const stage = await kept();
  expect(loggedBeside(stage.trial).join('')).not.toContain('log.memory-gone');
  const [{ anchor, id }, memory] = [stage, new FakeLogMemory()];
  const trial = await again(stage, { signers: [SIGNER], anchors: [anchor], memory });
  await look(trial);
  await look(trial);
  expect(loggedBeside(trial).filter((line) => line.startsWith('log.memory-gone'))).toHaveLength(1);
  expect(await troubles(trial)).toContain('log.memory-gone');
  expect(await read(trial)).toContain('log.memory-gone');
  expect(await show(trial, id)).toMatchObject(shown);
  expect(memory.anchored).toBeDefined();
});

describe('an anchor that was emptied', () => {
  test('while the bot was stopped: is told, kept once more, and only then is a code shown', async () => {
    const stage = await kept();
    stage.anchor.kept = '';
    const { anchor, memory, id } = stage;
    const trial = await again(stage, { signers: [SIGNER], anchors: [anchor], memory });
    await look(trial);
    expect(await show(trial, id)).toMatchObject(refusedWith('LOG_UNANCHORED'));
    expect(await troubles(trial)).toEqual(['log.emptied']);
    await look(trial);
    expect(await show(trial, id)).toMatchObject(shown);
    expect(await troubles(trial)).toEqual(['log.emptied', 'log.anchored-again']);
    expect(splitNotes(anchor.kept).length).toBeGreaterThan(0);
  });

  test('while it runs: is told, and kept once more', async () => {
    const { anchor, trial, id } = await kept();
    anchor.kept = '';
    await look(trial);
    expect(await troubles(trial)).toEqual(['log.emptied']);
    expect(await read(trial)).toContain('log.emptied');
    expect(splitNotes(anchor.kept)).toHaveLength(1);
    expect(await show(trial, id)).toMatchObject(shown);
  });

  test('and a store that was rolled back with it, to before anything was: gives out nothing', async () => {
    const stage = await kept();
    expect(await show(stage.trial, stage.id)).toMatchObject(shown);
    await look(stage.trial);
    stage.anchor.kept = '';
    const { memory, anchor } = stage;
    const trial = await again(
      { ...stage, store: new MemoryStore() },
      { signers: [SIGNER], anchors: [anchor], memory },
    );
    const id = await approve(trial);
    await look(trial);
    expect(await show(trial, id)).toMatchObject(refusedWith('LOG_ROLLED_BACK'));
    expect(anchor.kept).toBe('');
  });

  test('is no news where another anchor is silent: it may lie there', async () => {
    const stage = await kept();
    const silent = new FakeAnchor();
    silent.behaves = 'gone';
    const { memory, id } = stage;
    const anchors = [new FakeAnchor(), silent];
    const trial = await again(stage, { signers: [SIGNER], anchors, memory });
    await look(trial);
    expect(await troubles(trial)).toEqual(['log.unanchored']);
    expect(await show(trial, id)).toMatchObject(refusedWith('LOG_UNANCHORED'));
  });
});

test('where the settings name no anchor any more, or the memory cannot be read, nothing is shown', async () => {
  const stage = await kept();
  const { memory, id, anchor } = stage;
  const unset = await again(stage, { signers: [], anchors: [], memory });
  await look(unset);
  expect(await show(unset, id)).toMatchObject(refusedWith('LOG_UNANCHORED'));
  memory.isBroken = true;
  const broken = await again(stage, { signers: [SIGNER], anchors: [anchor], memory });
  await look(broken);
  expect(await show(broken, id)).toMatchObject(refusedWith('LOG_UNANCHORED'));
});

test('a key that does not sign is told like an anchor that does not keep, and codes go on up to the bound', async () => {
  const anchor = new FakeAnchor();
  const signer = key();
  const trial = await open({ signers: [signer], anchors: [anchor] });
  await look(trial);
  const id = await approve(trial);
  signer.sign = async () => Promise.reject(new Error('the role is missing'));
  expect(await show(trial, id)).toMatchObject(shown);
  await look(trial);
  expect(await troubles(trial)).toEqual(['log.unanchored']);
});

describe('a key that was changed for another', () => {
  test('signs beside it until its day, and not beyond; what it signed counts for good', async () => {
    const stage = await kept();
    const { memory, anchor, id } = stage;
    const at = stage.trial.parts.clock.now();
    const next = key();
    const retired = [{ signer: SIGNER, end: { kind: 'until', at } }] as const;
    const trial = await again(stage, { signers: [next], retired, anchors: [anchor], memory });
    await look(trial);
    // What only the old one had signed is signed anew, by both.
    expect(linesOf(must(splitNotes(anchor.kept).at(-1)))).toBe(2);
    expect(await show(trial, id)).toMatchObject(shown);
    trial.parts.clock.advanceSeconds(60);
    await look(trial);
    expect(linesOf(must(splitNotes(anchor.kept).at(-1)))).toBe(1);
    expect(await troubles(trial)).toEqual([]);
  });

  test('unnamed, leaves an anchor with nothing of ours in it: nothing is shown', async () => {
    const stage = await kept();
    const { anchor, id } = stage;
    const trial = await again(stage, { signers: [key()], anchors: [anchor] });
    await look(trial);
    expect(await show(trial, id)).toMatchObject(refusedWith('LOG_UNANCHORED'));
  });

  test('since it was stolen, signs no more; what it signs beyond that checkpoint is nobody’s', async () => {
    const stage = await kept();
    const { memory, anchor, id } = stage;
    const sure = must(memory.anchored);
    const forged = `otp-bridge/${must(stage.trial.deps).tenantId}/audit/1\n99999\n${Buffer.alloc(32, 7).toString('base64')}\n`;
    const { keyId, signature } = await SIGNER.sign(must(forged.split('\n')[0]), forged);
    const line = Buffer.concat([Buffer.from(keyId, 'hex'), signature]).toString('base64');
    anchor.kept += `${forged}\n— ${must(forged.split('\n')[0])} ${line}\n`;
    const after = { origin: sure.origin, size: sure.size };
    const retired = [{ signer: SIGNER, end: { kind: 'stolen', after } }] as const;
    const trial = await again(stage, { signers: [key()], retired, anchors: [anchor], memory });
    await look(trial);
    expect(await show(trial, id)).toMatchObject(shown);
    expect(linesOf(must(splitNotes(anchor.kept).at(-1)))).toBe(1);
    // Without that line the forged one would stand: the store is behind it.
    const fooled = await again(stage, { signers: [SIGNER], anchors: [anchor], memory });
    await look(fooled);
    expect(await troubles(fooled)).toContain('log.rolled-back');
  });
});
