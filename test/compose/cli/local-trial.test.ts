// The commands over the local trial: as whom its user says, marked so; and what they say while the bot holds its store.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { openTenant } from '../../../src/app/tenant/open-tenant.js';
import { runIn } from '../../../src/compose/cli/runners.js';
import { openTrial, PEOPLE, readAudit, samplePolicy, TENANT } from '../../app/trial.js';
import { typed } from '../../channels/cli/frame/typed-line.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otp-bridge-cli-'));
});
afterAll(async () => rm(folder, { recursive: true, maxRetries: 20 }));

const asked = async (...words: readonly string[]) =>
  typed(words, runIn({ OTP_BRIDGE_DATA: folder }));

async function opened(): Promise<Awaited<ReturnType<typeof openSqliteStore>>> {
  const store = await openSqliteStore(join(folder, 'store.db'));
  const { clock, random } = (await openTrial()).parts;
  await openTenant({ store, tenantId: TENANT, clock, random, policy: () => samplePolicy() });
  return store;
}

test('says where there is no trial, and makes none', async () => {
  expect(await asked('tokens', '--as', 'alex')).toMatchObject({
    exit: 1,
    out: '',
    err: expect.stringContaining('npm start makes one'),
  });
  expect(existsSync(join(folder, 'store.db'))).toBe(false);
});

test('says at once that the bot holds the store, and ends with 4', async () => {
  const store = await opened();
  try {
    expect(await asked('requests', '--as', 'alex')).toMatchObject({
      exit: 4,
      out: '',
      err: expect.stringContaining('stop it with Ctrl+C'),
    });
  } finally {
    await store.close();
  }
});

test('is used as whom its user says, which nobody has verified, and the audit says that', async () => {
  expect(await asked('tokens')).toMatchObject({ exit: 2, err: expect.stringContaining('--as') });
  expect(await asked('tokens', '--as', 'nobody')).toMatchObject({ exit: 2 });
  expect(await asked('tokens', '--as', 'megan')).toMatchObject({ exit: 3, out: '' });
  const { exit, err, out } = await asked('tokens', '--as', 'alex');
  expect([exit, out]).toEqual([0, 'No token is under way.\n']);
  expect(err).toContain('verifies nobody');
  const store = await openSqliteStore(join(folder, 'store.db'));
  const said = (await readAudit(store)).slice(-2);
  await store.close();
  const unverified = { command: 'tokens', unverified: true };
  expect(said).toMatchObject([
    {
      fact: {
        action: 'command.refused',
        refusal: 'NO_ROLE',
        takenFor: PEOPLE.megan,
        ...unverified,
      },
    },
    { fact: { action: 'command.run', takenFor: PEOPLE.alex, ...unverified } },
  ]);
  for (const { actor } of said) expect(actor).toMatch(/^local:./);
});
