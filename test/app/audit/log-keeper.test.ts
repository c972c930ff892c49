// What is disclosed while the log of the audit is in the sight of others, and while it is not: must show, word for word, what people
// saw, what operators were told, and that nobody waited.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { KeySigner } from '../../../src/adapters/local/key-file-signer.js';
import type { ShowAnswer } from '../../../src/app/bridge.js';
import { logHeadSchema, LOGS } from '../../../src/app/commit/rows/audit-rows.js';
import { splitNotes } from '../../../src/domain/audit/kept-notes.js';
import { parseNote } from '../../../src/domain/audit/note.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Store } from '../../../src/ports/store.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { meet, must, openTrial, samplePolicy, TENANT } from '../trial.js';
import type { Trial, TrialParts } from '../trial.js';
import { copyOf } from './copy-of-store.js';

const SIGNER = new KeySigner(
  'ecdsa',
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
);
const AUDIT = {
  checkpointEntries: 1_000,
  checkpointMinutes: 10,
  unanchoredEntries: 40,
  unanchoredHours: 4,
};

type Stage = { readonly trial: Trial; readonly anchor: FakeAnchor; readonly store: SwappedStore };

/** A store in whose place somebody puts another one while the bot runs. */
class SwappedStore implements Store {
  inner: Store;
  constructor(inner: Store) {
    this.inner = inner;
  }
  get: Store['get'] = async (...of) => this.inner.get(...of);
  list: Store['list'] = async (...of) => this.inner.list(...of);
  commit: Store['commit'] = async (...of) => this.inner.commit(...of);
  close: Store['close'] = async () => this.inner.close();
}

async function open(changes: Partial<TrialParts> & { anchor?: FakeAnchor } = {}): Promise<Stage> {
  const { anchor = new FakeAnchor(), ...parts } = changes;
  const store = new SwappedStore(parts.store ?? new MemoryStore());
  const trial = await openTrial({
    policy: samplePolicy({ audit: AUDIT }),
    ...parts,
    store,
    checkpointing: { signers: [SIGNER], anchors: [anchor] },
  });
  await meet(trial, 'alex', 'megan', 'alice');
  return { trial, anchor, store };
}

const look = async ({ trial }: Stage): Promise<void> => must(trial.logKeeper).look();

async function approve({ trial }: Stage): Promise<RequestId> {
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  return id;
}

const show = async ({ trial }: Stage, id: RequestId): Promise<ShowAnswer> =>
  trial.bridge.showCode(trial.as('alex'), id);
const shown = { ok: true, value: { shown: {} } };
const refusedWith = (code: string): object => ({ ok: true, value: { refusal: { code } } });

async function heads({ trial }: Stage): Promise<readonly string[]> {
  return (await trial.audit())
    .map(({ fact }) => fact.action)
    .filter((one) => one.startsWith('log.'));
}

describe('a log that is kept elsewhere', () => {
  test('shows nothing before an anchor was looked at once, and then does', async () => {
    const stage = await open();
    const id = await approve(stage);
    expect(await show(stage, id)).toMatchObject(refusedWith('LOG_UNANCHORED'));
    await look(stage);
    expect(await show(stage, id)).toMatchObject(shown);
  });

  test('is signed after each disclosure, and else when it is due', async () => {
    const stage = await open();
    const { anchor, trial } = stage;
    await look(stage);
    const before = splitNotes(anchor.kept).length;
    const id = await approve(stage);
    await look(stage);
    expect(splitNotes(anchor.kept)).toHaveLength(before);
    let hurried = 0;
    must(trial.logKeeper).onHurry = () => (hurried += 1);
    expect(await show(stage, id)).toMatchObject(shown);
    expect(hurried).toBeGreaterThan(0);
    await look(stage);
    expect(splitNotes(anchor.kept)).toHaveLength(before + 1);
    await trial.requestBy('alex', 'diego').catch(() => undefined);
    await approve(stage).catch(() => undefined);
    trial.parts.clock.advanceSeconds(601);
    await look(stage);
    await look(stage);
    const notes = splitNotes(anchor.kept);
    expect(notes.every((note) => parseNote(note).ok)).toBe(true);
    const head = must(await trial.parts.store.get(TENANT, LOGS.audit.head)).value;
    expect(notes.at(-1)?.split('\n').slice(0, 2)).toEqual([
      `otp-bridge/${TENANT}/audit/1`,
      String(logHeadSchema.parse(head).size),
    ]);
  });
});

describe('a store that was rolled back', () => {
  async function rolledBack(): Promise<
    Stage & { readonly id: RequestId; readonly old: Store; readonly vault: FakeSeedVault }
  > {
    const vault = new FakeSeedVault();
    const stage = await open({ vault });
    await look(stage);
    const id = await approve(stage);
    const old = await copyOf(stage.store.inner);
    expect(await show(stage, id)).toMatchObject(shown);
    await look(stage);
    return { ...stage, id, old, vault };
  }

  test('while the bot runs: gives out nothing, reads no seed, and tells who must know', async () => {
    const stage = await rolledBack();
    stage.store.inner = await copyOf(stage.old);
    const reads = stage.vault.reads;
    expect(await show(stage, stage.id)).toMatchObject(refusedWith('LOG_ROLLED_BACK'));
    expect(stage.vault.reads).toBe(reads);
    await look(stage);
    expect(await heads(stage)).toContain('log.rolled-back');
    expect(await show(stage, stage.id)).toMatchObject(refusedWith('LOG_ROLLED_BACK'));
    const kept = stage.anchor.kept;
    await look(stage);
    // What is not the log any more is never signed.
    expect(stage.anchor.kept).toBe(kept);
  });

  test('while it was stopped, behind copies of an old checkpoint in the anchor: gives out nothing either', async () => {
    const { anchor, old, id, trial } = await rolledBack();
    // Genuine, and added by somebody who can add and take nothing away: more than the end of the anchor holds.
    const [first = ''] = splitNotes(anchor.kept);
    anchor.kept += first.repeat(Math.ceil(100_000 / first.length));
    const { clock, random, vault } = trial.parts;
    const again = await open({ anchor, store: old, clock, random, vault });
    await look(again);
    expect(await show(again, id)).toMatchObject(refusedWith('LOG_ROLLED_BACK'));
  });

  test('while it was stopped: gives out nothing either', async () => {
    const { anchor, old, id, vault, trial } = await rolledBack();
    const { clock, random } = trial.parts;
    const again = await open({ anchor, store: old, vault, clock, random });
    expect(await show(again, id)).toMatchObject(refusedWith('LOG_UNANCHORED'));
    await look(again);
    expect(await show(again, id)).toMatchObject(refusedWith('LOG_ROLLED_BACK'));
  });

  test('and has grown past what was signed since: is found by what it was at that size', async () => {
    const stage = await rolledBack();
    stage.store.inner = await copyOf(stage.old);
    const { anchor, trial } = stage;
    const { vault, clock, random } = trial.parts;
    // By a program that remembers nothing and has another anchor.
    const other = await open({ store: stage.store.inner, vault, clock, random });
    await look(other);
    for (let at = 0; at < 3; at += 1) {
      await other.trial.bridge.freeze(other.trial.as('megan'), { typedName: null, reason: 'x' });
      await other.trial.requestBy('alex').catch(() => undefined);
      expect(await show(other, stage.id)).toBeDefined();
    }
    const again = await open({ anchor, store: other.store.inner, vault, clock, random });
    await look(again);
    expect(await show(again, stage.id)).toMatchObject(refusedWith('LOG_ROLLED_BACK'));
  });
});

describe.each(['gone', 'refusing', 'nonsense'] as const)('an anchor that is %s', (behaves) => {
  test('is told to operators at once; codes go on up to the bound, then none is shown', async () => {
    const stage = await open();
    const { anchor, trial } = stage;
    await look(stage);
    const id = await approve(stage);
    anchor.behaves = behaves;
    trial.parts.clock.advanceSeconds(60);
    expect(await show(stage, id)).toMatchObject(shown);
    await look(stage);
    expect(await heads(stage)).toEqual(['log.unanchored']);
    // An hour without it, a look each minute.
    for (let minute = 0; minute < 60; minute += 1) {
      trial.parts.clock.advanceSeconds(60);
      await look(stage);
    }
    expect(await heads(stage)).toEqual(['log.unanchored']);
    const second = await approve(stage);
    expect(await show(stage, second)).toMatchObject(shown);
    trial.parts.clock.advanceSeconds(3 * 3600 + 1);
    const fourth = await approve(stage);
    expect(await show(stage, fourth)).toMatchObject(refusedWith('LOG_UNANCHORED'));
    anchor.behaves = 'well';
    await look(stage);
    expect(await heads(stage)).toEqual(['log.unanchored', 'log.anchored-again']);
    expect(await show(stage, fourth)).toMatchObject(shown);
  });
});

test('nobody waits for an anchor that hangs', async () => {
  const stage = await open();
  await look(stage);
  const id = await approve(stage);
  stage.anchor.behaves = 'hanging';
  let isOver = false;
  void look(stage).finally(() => (isOver = true));
  expect(await show(stage, id)).toMatchObject(shown);
  expect(isOver).toBe(false);
});
