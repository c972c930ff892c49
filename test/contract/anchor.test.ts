import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { BlobAnchor } from '../../src/adapters/azure/blob-anchor.js';
import { monthsToRead, mustBeReadable } from '../../src/adapters/anchor-months.js';
import { FolderAnchor } from '../../src/adapters/local/folder-anchor.js';
import type { Anchor } from '../../src/ports/anchor.js';
import { plusDays } from '../../src/domain/ids.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { azuriteFolder } from '../emulators/azurite.js';
import { AzuriteBlobs } from '../emulators/azurite-blobs.js';
import { BlobFake, STORAGE_TOKEN } from '../fakes/blob-fake.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { anchorContract, writeOnlyAnchorContract } from './anchor.contract.js';

const budgetMs = 60_000;
const clock = new FakeClock();
const fakes: BlobFake[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});

async function blobs(
  budget = budgetMs,
): Promise<{ readonly fake: BlobFake; readonly anchor: BlobAnchor }> {
  const fake = await new BlobFake().start();
  fakes.push(fake);
  const token = async (): Promise<{ token: string; until: Date }> => ({
    token: STORAGE_TOKEN,
    until: new Date(8e15),
  });
  return {
    fake,
    anchor: new BlobAnchor({ container: fake.container, token, clock, budgetMs: budget }),
  };
}

anchorContract('a folder', folder);
writeOnlyAnchorContract('a folder', async () => readBack(await folder()));
writeOnlyAnchorContract('append blobs on our strict fake', async () =>
  readBack((await blobs()).anchor),
);

/** What can be read, too, is looked at so. */
function readBack(
  anchor: Anchor,
): Awaited<ReturnType<Parameters<typeof writeOnlyAnchorContract>[1]>> {
  return {
    anchor,
    noteOf: async (size) => Promise.resolve(`a.example/1\n${size}\nroot\n\n— a.example/1 AAAA=\n`),
    arrived: async () => anchor.readLast(),
  };
}

async function folder(): Promise<FolderAnchor> {
  return new FolderAnchor({ folder: join(await temporaryFolder(), 'anchor'), clock, budgetMs });
}

anchorContract('append blobs on our strict fake', async () => (await blobs()).anchor);

describe('append blobs', () => {
  test('another one begins with each month, and the two newest are read', async () => {
    const { fake, anchor } = await blobs();
    await anchor.keep('one\n');
    clock.set(plusDays(clock.now(), 40));
    await anchor.keep('two\n');
    expect(fake.blobs.size).toBe(2);
    // The one before, too: another instance's clock may still be in it.
    expect(await anchor.readLast()).toBe('one\ntwo\n');
    clock.set(plusDays(clock.now(), 40));
    await anchor.keep('three\n');
    expect(await anchor.readLast()).toBe('two\nthree\n');
  });

  test('of months that are not yet are nothing, however much lies there', async () => {
    const { fake, anchor } = await blobs();
    await anchor.keep('one\n');
    for (const month of ['9999-11', '9999-12']) fake.blobs.set(`checkpoints-${month}`, 'old\n');
    expect(await anchor.readLast()).toBe('one\n');
    expect(await anchor.readLast('whole')).toBe('one\n');
  });

  test('says whether blobs there can only grow, where it may ask', async () => {
    const { fake, anchor } = await blobs();
    expect(await anchor.canOnlyGrow()).toBe(true);
    fake.isImmutable = false;
    expect(await anchor.canOnlyGrow()).toBe(false);
    fake.behaves = 403;
    expect(await anchor.canOnlyGrow()).toBeUndefined();
  });

  test.each([
    ['refuse', 403, 'ANCHOR_FORBIDDEN'],
    ['fail', 503, 'ANCHOR_UNAVAILABLE'],
    ['answer nonsense', { nonsense: '<html>welcome</html>' }, 'ANCHOR_UNAVAILABLE'],
  ] as const)('that %s are said to do that', async (_what, behaves, code) => {
    const { fake, anchor } = await blobs();
    fake.behaves = behaves;
    await expect(anchor.readLast()).rejects.toMatchObject({ code });
    await expect(anchor.keep('x\n')).rejects.toMatchObject({
      code: typeof behaves === 'object' ? 'ANCHOR_UNAVAILABLE' : code,
    });
  });

  test('that hang are given up', async () => {
    const { fake, anchor } = await blobs(5);
    fake.behaves = 'hang';
    await expect(anchor.keep('x\n')).rejects.toMatchObject({ code: 'ANCHOR_UNAVAILABLE' });
  });
});

test('a folder that cannot be had is said to be that', async () => {
  const folder = join(await temporaryFolder(), 'anchor');
  await writeFile(folder, '');
  const anchor = new FolderAnchor({ folder, clock, budgetMs });
  await expect(anchor.keep('x\n')).rejects.toMatchObject({ code: 'ANCHOR_UNAVAILABLE' });
  await rm(folder);
  await mkdir(folder);
  expect(await anchor.readLast()).toBe('');
});

test('files of months that are not yet are nothing', async () => {
  const folder = join(await temporaryFolder(), 'anchor');
  const anchor = new FolderAnchor({ folder, clock, budgetMs });
  await anchor.keep('one\n');
  for (const month of ['9999-11', '9999-12'])
    await writeFile(join(folder, `${month}.checkpoints`), 'old\n');
  expect(await anchor.readLast()).toBe('one\n');
  expect(await anchor.readLast('whole')).toBe('one\n');
});

describe('of the months that are there', () => {
  const there = ['2026-12', '2026-09', '2027-01', '9999-12', '2026-11'];
  const now = Date.UTC(2026, 11, 31, 23);

  test('the two newest are read, and the next one, which may hold nothing of ours, is no reason to leave out another', () => {
    expect(monthsToRead(there, now, 'ends')).toEqual(['2026-12', '2027-01']);
    expect(monthsToRead(there, now, 'whole')).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(monthsToRead(there, Date.UTC(2026, 9, 31), 'whole')).toEqual(['2026-09', '2026-11']);
    expect(monthsToRead([], now, 'whole')).toEqual([]);
  });

  test('more than can be read is said to be that, and never taken for all', () => {
    expect(() => {
      mustBeReadable(134_217_728);
    }).not.toThrow();
    expect(() => {
      mustBeReadable(134_217_729);
    }).toThrow('somebody else has added to them');
  });
});

const azurite = azuriteFolder('checkpoints in append blobs (Azurite)');

if (azurite === undefined) {
  describe('append blobs on Azurite', () => {
    test.skip('an anchor', () => undefined);
  });
} else {
  let running: AzuriteBlobs;
  beforeAll(async () => {
    running = await AzuriteBlobs.start(azurite);
  });
  afterAll(async () => {
    await running.stop();
  });
  anchorContract('append blobs on Azurite', async () => {
    const container = await running.makeContainer(`c${randomUUID()}`);
    return new BlobAnchor({ container, clock, budgetMs });
  });
}
