// Must show: container or vault gone for an hour, slow, refusing, answering nonsense. What people saw, what operators were told, and
// that neither was asked while anybody waited. On Azurite where it is at hand, else on our strict fake.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BlobAnchor } from '../../../src/adapters/azure/blob-anchor.js';
import { KeyVaultSigner } from '../../../src/adapters/azure/key-vault-signer.js';
import { splitNotes } from '../../../src/domain/audit/kept-notes.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Anchor } from '../../../src/ports/anchor.js';
import { azuriteFolder } from '../../emulators/azurite.js';
import { AzuriteBlobs } from '../../emulators/azurite-blobs.js';
import { BlobFake, STORAGE_TOKEN } from '../../fakes/blob-fake.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { KeyVaultFake, VAULT_TOKEN } from '../../fakes/key-vault-fake.js';
import type { Answer } from '../../fakes/key-vault-fake.js';
import { isOn } from '../../../scripts/environment.mjs';
import { heldPage } from '../../held-page.js';
import { hourPage, loggedOf } from './anchor-hour-page.js';
import type { HourRow } from './anchor-hour-page.js';
import { meet, must, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';

const azurite = azuriteFolder('an hour without the container (Azurite)');
const AMPLE_MS = 60_000;
/** Else one of each kind. */
const HEAVY = isOn(process.env, 'HEAVY');
const [fake, vault] = [new BlobFake(), new KeyVaultFake()];
let emulator: AzuriteBlobs | undefined;
beforeAll(async () => {
  await fake.start();
  await vault.start();
  if (azurite !== undefined) emulator = await AzuriteBlobs.start(azurite);
});
afterAll(async () => {
  await fake.stop();
  await vault.stop();
  await emulator?.stop();
});

const tokenOf = (token: string) => async () => Promise.resolve({ token, until: new Date(8e15) });
const clock = new FakeClock();
const onFake = (budgetMs: number): BlobAnchor =>
  new BlobAnchor({ container: fake.container, token: tokenOf(STORAGE_TOKEN), clock, budgetMs });

/** The same container under several addresses: the right one, and those by which it is out of reach. */
class Container implements Anchor {
  readonly name = 'append blob';
  at: Anchor;
  asked = 0;
  constructor(at: Anchor) {
    this.at = at;
  }
  keep: Anchor['keep'] = async (note) => {
    this.asked += 1;
    return this.at.keep(note);
  };
  readLast: Anchor['readLast'] = async (much) => {
    this.asked += 1;
    return this.at.readLast(much);
  };
}

type Stage = { readonly trial: Trial; readonly container: Container; readonly good: Anchor };

async function open(): Promise<Stage> {
  fake.blobs.clear();
  fake.behaves = 'well';
  const address = await emulator?.makeContainer(`c${randomUUID()}`);
  const good =
    address === undefined
      ? onFake(AMPLE_MS)
      : new BlobAnchor({ container: address, clock, budgetMs: AMPLE_MS });
  const container = new Container(good);
  const key = randomUUID();
  vault.makeKey(key);
  const signer = new KeyVaultSigner({
    vaultUrl: vault.url,
    key,
    token: tokenOf(VAULT_TOKEN),
    audience: 'https://vault.azure.net',
    budgetMs: AMPLE_MS,
  });
  const trial = await openTrial({ checkpointing: { signers: [signer], anchors: [container] } });
  await meet(trial, 'alex', 'megan', 'alice');
  await must(trial.logKeeper).look();
  return { trial, container, good };
}

async function approve({ trial }: Stage): Promise<RequestId> {
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  return id;
}

const shown = { ok: true, value: { shown: {} } };
const told = async ({ trial }: Stage): Promise<readonly string[]> =>
  (await trial.audit())
    .map(({ fact }) => fact.action)
    .filter((action) => /^log\.(?!begun)/.test(action));

/** A code in the first minute of the hour, a look each minute, a code in the last; nothing was asked while anybody waited. */
async function hour(stage: Stage): Promise<Pick<HourRow, 'shown' | 'asked'>> {
  const { trial, container } = stage;
  const ids = [await approve(stage), undefined];
  const seen = { shown: 0, asked: 0 };
  for (let minute = 0; minute < 60; minute += 1) {
    if (minute === 59) ids[1] = await approve(stage);
    const id = minute === 0 ? ids[0] : ids[1];
    if (id !== undefined) {
      const before = container.asked + vault.calls.length;
      expect(await trial.bridge.showCode(trial.as('alex'), id)).toMatchObject(shown);
      seen.shown += 1;
      seen.asked += container.asked + vault.calls.length - before;
    }
    await must(trial.logKeeper).look();
    trial.parts.clock.advanceSeconds(60);
  }
  expect(seen).toEqual({ shown: 2, asked: 0 });
  expect(await told(stage)).toEqual(['log.unanchored']);
  return seen;
}

const rows: HourRow[] = [];

async function andThenWell(stage: Stage): Promise<void> {
  await must(stage.trial.logKeeper).look();
  expect(await told(stage)).toEqual(['log.unanchored', 'log.anchored-again']);
  const notes = splitNotes(await stage.good.readLast());
  expect(notes.length).toBeGreaterThan(1);
}

describe('an hour without the container', () => {
  const place = (behaves: BlobFake['behaves'], budgetMs = AMPLE_MS) => {
    return (): Anchor => {
      fake.behaves = behaves;
      return onFake(budgetMs);
    };
  };
  const troubles = [
    [
      'gone',
      (): Anchor =>
        new BlobAnchor({ container: 'http://127.0.0.1:1/c', clock, budgetMs: AMPLE_MS }),
    ],
    ['slow', place('hang', 3)],
    ['refusing', place(403)],
    ['busy', place(503)],
    ['answering nonsense', place({ nonsense: '<html>welcome</html>' })],
  ] as const;
  test.each(HEAVY ? troubles : troubles.slice(0, 1))(
    '%s: codes are shown, nobody waits, operators are told once, and then that it is well',
    async (trouble, bad) => {
      const stage = await open();
      stage.container.at = bad();
      const seen = await hour(stage);
      fake.behaves = 'well';
      stage.container.at = stage.good;
      await andThenWell(stage);
      const had = { told: await told(stage), logged: loggedOf(stage.trial) };
      rows.push({ what: 'The container of checkpoints', trouble, ...seen, ...had });
    },
  );
});

describe('an hour in which the vault', () => {
  const disabled = { error: { code: 'Forbidden', innererror: { code: 'KeyDisabled' } } };
  const answers: readonly (readonly [string, Answer])[] = [
    ['is busy', { status: 429, headers: { 'retry-after': '30' } }],
    ['refuses', { status: 403 }],
    ['has the key disabled', { status: 403, body: disabled }],
    ['answers nonsense', { status: 200, body: { value: 'AAAA' } }],
  ];
  test.each(HEAVY ? answers : answers.slice(1, 2))(
    '%s, and signs nothing: the same',
    async (trouble, answer) => {
      const stage = await open();
      vault.keysAnswer = answer;
      const seen = await hour(stage);
      vault.keysAnswer = undefined;
      await andThenWell(stage);
      const had = { told: await told(stage), logged: loggedOf(stage.trial) };
      rows.push({ what: 'The vault that signs', trouble, ...seen, ...had });
    },
  );
});

if (HEAVY) {
  test('docs/log-faults.md is what happened (PRINT=1 writes it)', () => {
    expect(heldPage('log-faults.md', hourPage(rows))).toBe(hourPage(rows));
  });
}
