// The bridge with witnesses: they sign what is anchored, and nothing waits for them or stops without them. And the second log, which is
// signed and anchored beside the first.
import { afterEach, describe, expect, test } from '@jest/globals';
import { HttpWitness } from '../../../src/adapters/http-witness.js';
import { logHeadSchema, LOGS } from '../../../src/app/commit/rows/audit-rows.js';
import { WitnessRound } from '../../../src/app/audit/witness-round.js';
import { Witnessing } from '../../../src/app/audit/witnessing.js';
import { startWitnessServer } from '../../../src/channels/http/witness-server.js';
import type { WitnessServer } from '../../../src/channels/http/witness-server.js';
import type { VerifierKey } from '../../../src/domain/audit/note-key.js';
import { openCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import { splitNotes } from '../../../src/domain/audit/kept-notes.js';
import type { TreeHead } from '../../../src/domain/audit/tree.js';
import { originOf } from '../../../src/domain/audit/which-log.js';
import type { Witness } from '../../../src/ports/witness.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { fine, meet, must, openTrial, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { newSigner } from './made-log.js';

const LOG_KEYS = [newSigner('ecdsa'), newSigner('ed25519')];
const ORIGINS = { audit: originOf(TENANT, 'audit', 1), refusals: originOf(TENANT, 'refusals', 1) };

const running: WitnessServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function witness(name = 'witness.example/1', otherKey?: VerifierKey): Promise<Witness> {
  const seen = new Map<string, TreeHead>();
  const memory = {
    read: (origin: string) => seen.get(origin),
    keep: async (origin: string, head: TreeHead) => Promise.resolve(void seen.set(origin, head)),
  };
  const logs = Object.values(ORIGINS).map(async (one) => ({
    key: await must(LOG_KEYS[0]).verifierKey(one),
  }));
  const given = { name, signer: newSigner('ed25519'), memory, clock: new FakeClock() };
  const own = new Witnessing({ ...given, logs: await Promise.all(logs) });
  const server = await startWitnessServer({
    host: '127.0.0.1',
    port: 0,
    witness: own,
    answered: () => undefined,
  });
  running.push(server);
  const url = `http://127.0.0.1:${server.port}/`;
  return new HttpWitness({ url, key: otherKey ?? (await own.key()), budgetMs: 10_000 });
}

type Stage = { readonly trial: Trial; readonly anchor: FakeAnchor };

async function open(witnesses: readonly Witness[], parts: Partial<Trial['parts']> = {}) {
  const anchor = new FakeAnchor();
  const round = new WitnessRound(() => witnesses);
  const checkpointing = { signers: LOG_KEYS, anchors: [anchor], witnesses: round };
  const trial = await openTrial({ checkpointing, ...parts });
  await meet(trial, 'alex', 'megan', 'alice');
  return { trial, anchor };
}

const look = async ({ trial }: Stage): Promise<void> => must(trial.logKeeper).look();

async function disclose({ trial }: Stage): Promise<void> {
  // No two codes of one step.
  trial.parts.clock.advanceSeconds(300);
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  expect(await trial.bridge.showCode(trial.as('alex'), id)).toMatchObject({
    value: { shown: {} },
  });
  fine(await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'report', report: 'worked' }));
}

type Kept = { readonly origin: string; readonly size: number; readonly by: readonly string[] };

async function keptIn({ anchor }: Stage, witnesses: readonly Witness[]): Promise<readonly Kept[]> {
  const notes = splitNotes(anchor.kept).map(async (note) => {
    const origin = must(note.split('\n')[0]);
    const own = await Promise.all(LOG_KEYS.map(async (one) => one.verifierKey(origin)));
    const opened = fine(openCheckpoint(note, [...own, ...witnesses.map(({ key }) => key)]));
    return { ...opened.checkpoint, by: opened.signers.map(({ name }) => name) };
  });
  return Promise.all(notes);
}

describe('witnesses', () => {
  test('have signed whatever is anchored, each growing from the last one', async () => {
    const two = [await witness(), await witness('witness.example/2')];
    const stage = await open(two);
    for (let at = 0; at < 3; at += 1) {
      await look(stage);
      await disclose(stage);
    }
    await look(stage);
    const kept = await keptIn(stage, two);
    const sizes = kept.filter(({ origin }) => origin === ORIGINS.audit).map(({ size }) => size);
    expect(sizes).toHaveLength(new Set(sizes).size);
    expect(sizes.length).toBeGreaterThan(3);
    for (const { origin, by } of kept) {
      expect(by).toEqual([origin, origin, 'witness.example/1', 'witness.example/2']);
    }
  });

  test('that know more than this process say from where they want the proof', async () => {
    const one = await witness();
    const stage = await open([one]);
    await look(stage);
    await disclose(stage);
    // Another process, which remembers nothing of what it has seen.
    const { store, vault, clock, random } = stage.trial.parts;
    const again = await open([one], { store, vault, clock, random });
    await look(again);
    expect((await keptIn(again, [one])).at(-1)?.by).toContain('witness.example/1');
  });

  test('that are gone, or sign with another key, hold up nothing, and are in the log', async () => {
    const gone = await witness();
    await must(running.pop()).close();
    const { key } = await witness('witness.example/3');
    const other = await witness('witness.example/3', key);
    const stage = await open([gone, other]);
    await look(stage);
    await disclose(stage);
    await look(stage);
    const kept = await keptIn(stage, []);
    expect(kept.length).toBeGreaterThan(0);
    const logged = stage.trial.parts.log.join('\n');
    expect(logged).toContain('witness.example/1 cannot be reached');
    expect(logged).toContain('what witness.example/3 answered is not signed with its key');
    for (const note of splitNotes(stage.anchor.kept)) expect(note).not.toContain('witness.example');
  });

  test('that hang keep nobody waiting', async () => {
    const { key } = await witness();
    let isAsked = false;
    const hanging: Witness = {
      key,
      cosign: async () => {
        isAsked = true;
        return new Promise(() => undefined);
      },
    };
    const named: Witness[] = [];
    const stage = await open(named);
    await look(stage);
    named.push(hanging);
    await disclose(stage);
    let isOver = false;
    void look(stage).finally(() => (isOver = true));
    await disclose(stage);
    expect([isAsked, isOver]).toEqual([true, false]);
  });
});

describe('the log of what strangers tried', () => {
  const intrude = async ({ trial }: Stage): Promise<unknown> =>
    trial.bridge.freeze(trial.as('alice'), { typedName: null, reason: 'x' });

  test('is signed and anchored under its own origin, each behind the newest of the first', async () => {
    const one = await witness();
    const stage = await open([one]);
    await intrude(stage);
    await look(stage);
    const kept = await keptIn(stage, [one]);
    const at = kept.findIndex(({ origin }) => origin === ORIGINS.refusals);
    expect(kept[at]).toMatchObject({ size: 1 });
    expect(kept[at]?.by).toContain('witness.example/1');
    expect(kept[at - 1]?.origin).toBe(ORIGINS.audit);
    // Not at each look: whoever floods it does not have it signed each time.
    await intrude(stage);
    await look(stage);
    expect(await keptIn(stage, [one])).toHaveLength(kept.length);
    stage.trial.parts.clock.advanceSeconds(11 * 60);
    await look(stage);
    const later = await keptIn(stage, [one]);
    expect(later.at(-1)).toMatchObject({ origin: ORIGINS.refusals, size: 2 });
  });

  test('that was rewritten is not signed again, and codes go on', async () => {
    const stage = await open([]);
    await intrude(stage);
    await intrude(stage);
    await look(stage);
    const before = (await keptIn(stage, [])).length;
    const { store } = stage.trial.parts;
    const row = LOGS.refusals.head;
    const { etag, value } = must(await store.get(TENANT, row));
    const shorter = { ...logHeadSchema.parse(value), size: 1, hashes: ['AAAA'] };
    await store.commit(TENANT, [{ kind: 'replace', row, etag, value: shorter }]);
    stage.trial.parts.clock.advanceSeconds(11 * 60);
    await look(stage);
    const kept = (await keptIn(stage, [])).slice(before);
    expect(kept.filter(({ origin }) => origin === ORIGINS.refusals)).toEqual([]);
    expect(stage.trial.parts.log.join('\n')).toContain('log.refusals-rolled-back');
    await disclose(stage);
  });
});
