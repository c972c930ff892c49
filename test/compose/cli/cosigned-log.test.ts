// What the command line says of witnesses: who has cosigned what, and that somebody has not who was demanded.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WitnessRound } from '../../../src/app/audit/witness-round.js';
import { Witnessing } from '../../../src/app/audit/witnessing.js';
import type { Done } from '../../../src/channels/cli/frame/terminal.js';
import type { Ground } from '../../../src/compose/cli/ground.js';
import { exportTo, receiptOf } from '../../../src/compose/cli/run-audit.js';
import { runAuditVerify, verifyStore } from '../../../src/compose/cli/run-audit-check.js';
import type { PeopleWork } from '../../../src/compose/cli/run-for-people.js';
import { runAuditCheck } from '../../../src/compose/cli/run-receipt-check.js';
import { writeVerifierKey } from '../../../src/domain/audit/note-key.js';
import { parseLine } from '../../../src/domain/audit/note.js';
import type { TreeHead } from '../../../src/domain/audit/tree.js';
import { originOf } from '../../../src/domain/audit/which-log.js';
import { writeAddCheckpoint } from '../../../src/domain/audit/witness.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import type { Witness } from '../../../src/ports/witness.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { newSigner } from '../../app/audit/made-log.js';
import { fine, meet, must, openTrial, samplePolicy, TENANT } from '../../app/trial.js';
import type { Trial } from '../../app/trial.js';
import { FakeAnchor } from '../../fakes/fake-anchor.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { AT, groundOver, listening } from './ground-over.js';

const LOG = newSigner('ecdsa');
const awake: Witness[] = [];
const anchor = new FakeAnchor();
let trial: Trial;
let ground: Ground;
let id: RequestId;
let folder = '';
/** Files of public keys. */
const keys = { first: '', second: '' };

async function witness(name: string): Promise<Witness> {
  const seen = new Map<string, TreeHead>();
  const memory = {
    read: (origin: string) => seen.get(origin),
    keep: async (origin: string, head: TreeHead) => Promise.resolve(void seen.set(origin, head)),
  };
  const origins = (['audit', 'refusals'] as const).map((log) => originOf(TENANT, log, 1));
  const logs = await Promise.all(
    origins.map(async (origin) => ({ key: await LOG.verifierKey(origin) })),
  );
  const clock = new FakeClock();
  const own = new Witnessing({ name, signer: newSigner('ed25519'), logs, memory, clock });
  return {
    key: await own.key(),
    cosign: async (asked) => {
      const answer = await own.add(writeAddCheckpoint(asked));
      if (answer.ok) return ok(must(parseLine(answer.value.trimEnd())));
      const { refusal } = answer;
      return refusal.code === 'SEEN_ANOTHER'
        ? refused({ code: 'SEEN_ANOTHER', size: refusal.size })
        : refused({ code: 'WITNESS_REFUSED', status: 403 });
    },
  };
}

async function fileOf(...witnesses: readonly Witness[]): Promise<string> {
  const file = join(await temporaryFolder(), 'witness.vkey');
  await writeFile(file, witnesses.map(({ key }) => `${writeVerifierKey(key)}\n`).join(''));
  return file;
}

beforeAll(async () => {
  const both = [await witness('witness.example/1'), await witness('witness.example/2')] as const;
  keys.first = await fileOf(both[0]);
  keys.second = await fileOf(both[1]);
  const witnesses = new WitnessRound(() => awake);
  const checkpointing = { signers: [LOG], anchors: [anchor], witnesses };
  const named = [{ url: 'https://witness.example', key: writeVerifierKey(both[0].key) }];
  const policy = samplePolicy();
  const audit = { ...policy.audit, witnesses: named };
  trial = await openTrial({ checkpointing, policy: { ...policy, audit } });
  ground = { ...groundOver(trial), checkpointing: async () => Promise.resolve(checkpointing) };
  await meet(trial, 'alex', 'megan');
  id = await trial.requestBy('alex');
  // Once while both are asleep, once while the first is not.
  await must(trial.logKeeper).look();
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  awake.push(both[0]);
  await must(trial.logKeeper).look();
  folder = await temporaryFolder();
  await work(exportTo(folder, undefined));
});

type Ran = { readonly done: Done; readonly lines: string };

async function work(what: PeopleWork): Promise<Ran> {
  const saying = listening();
  const done = await what({ ground, person: null, by: AT, saying });
  return { done, lines: [...saying.lines, ...saying.problems].join('\n') };
}

async function run(
  runner: typeof runAuditVerify,
  typed: Readonly<Record<string, string>>,
  options: Readonly<Record<string, string>>,
): Promise<Ran> {
  const saying = listening();
  const done = await runner({ given: { arguments: typed, options }, saying, environment: {} });
  return { done, lines: [...saying.lines, ...saying.problems].join('\n') };
}

const own = (): string => join(folder, 'audit-1');
const verify = async (options: Readonly<Record<string, string>>, DIR = own()): Promise<Ran> =>
  run(runAuditVerify, { DIR }, options);

describe('an export that a witness has cosigned', () => {
  test('is said to be that, and fits', async () => {
    const { done, lines } = await verify({ '--witness': keys.first });
    expect(done.exit).toBe(0);
    expect(lines).toMatch(
      /Witness witness\.example\/1: has cosigned 1 of 1 checkpoints, the newest over \d+ entries \(2026-\S+Z\)\./,
    );
  });

  test('is refused where another one was demanded, though every entry fits', async () => {
    const { done, lines } = await verify({ '--witness': keys.second });
    expect(done).toMatchObject({ exit: 1, json: { logs: [{ lacking: ['witness.example/2'] }] } });
    expect(lines).toMatch(/^ok /);
    expect(lines).toMatch(/WRONG {4}The newest .* has no cosignature of witness\.example\/2\./);
    expect(lines).toContain('witness.example/2: has cosigned none of 1 checkpoints.');
    expect(lines).toContain('Lines of witness.example/1: nobody has verified them here.');
  });

  test('names the checkpoints of before that were not cosigned, and demands them of nobody', async () => {
    const kept = join(await temporaryFolder(), 'kept.txt');
    await writeFile(kept, anchor.kept);
    const { done, lines } = await verify({ '--witness': keys.first, '--checkpoint': kept });
    expect(done.exit).toBe(0);
    expect(lines).toMatch(/has cosigned \d of \d checkpoints, the newest .*; not the one over \d/);
  });

  test('takes no line for a cosignature that the witness has not made', async () => {
    const forged = await temporaryFolder();
    await cp(own(), forged, { recursive: true });
    const note = await readFile(join(forged, 'checkpoint'), 'utf8');
    const wrong = note.replace(/(— witness\S+ \S{20})...../, '$1AAAAA');
    expect(wrong).not.toBe(note);
    await writeFile(join(forged, 'checkpoint'), wrong);
    const { done } = await verify({ '--witness': keys.first }, forged);
    expect(done).toMatchObject({ exit: 1, json: { logs: [{ lacking: ['witness.example/1'] }] } });
  });

  test('is held against keys of witnesses alone', async () => {
    const { done } = await verify({ '--witness': join(own(), 'log.vkey') });
    expect(done).toMatchObject({ exit: 1, json: { error: 'NO_WITNESS' } });
  });
});

test('of the log in the store the policy’s witnesses are said, and demanded where that is asked for', async () => {
  const files = { checkpoints: undefined, key: undefined };
  const said = await work(verifyStore(files));
  expect(said.done.exit).toBe(0);
  expect(said.lines).toContain('Witness witness.example/1: has cosigned ');
  const demanded = await work(verifyStore({ ...files, witness: keys.second }));
  expect(demanded.done.exit).toBe(1);
});

test('a receipt carries the cosignature, and says whose it is', async () => {
  const into = await temporaryFolder();
  expect((await work(receiptOf(id, { checkpoints: undefined, into }))).done.exit).toBe(0);
  const receipt = { RECEIPT: join(into, `${id}.tlog-proof`) };
  const key = { '--key': join(own(), 'log.vkey') };
  const good = await run(runAuditCheck, receipt, { ...key, '--witness': keys.first });
  expect(good.done).toMatchObject({ exit: 0, json: { cosigned: [{ name: 'witness.example/1' }] } });
  expect(good.lines).toMatch(/Cosigned by the witness witness\.example\/1 at 2026-/);
  const unasked = await run(runAuditCheck, receipt, key);
  expect(unasked.lines).toContain('Lines of witness.example/1: nobody has verified them here.');
  const other = await run(runAuditCheck, receipt, { ...key, '--witness': keys.second });
  expect(other.done).toMatchObject({ exit: 1, json: { lacking: ['witness.example/2'] } });
});
