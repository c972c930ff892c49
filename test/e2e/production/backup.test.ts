// `otp-bridge backup` and `otp-bridge restore` as they are shipped, against the table of a deployment.
import { expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAudit } from '../../app/trial.js';
import { azuriteFolder } from '../../emulators/azurite.js';
import { SetUp } from './set-up.js';
import { Tenant } from './tenant.js';
import { isOn } from '../../../scripts/environment.mjs';

const azurite = azuriteFolder('backup and restore on Azurite');

(isOn(process.env, 'HEAVY') ? test : test.skip)(
  'a table goes into a file that its owner alone may read, and into a new table',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'otp-bridge-backup-'));
    const tenant = await Tenant.start({ azurite });
    const another = await Tenant.start({ azurite });
    try {
      await story(tenant, another, join(folder, 'backup.jsonl'));
    } finally {
      await tenant.stop();
      await another.stop();
      await rm(folder, { recursive: true, maxRetries: 20 });
    }
  },
);

async function story(tenant: Tenant, another: Tenant, file: string): Promise<void> {
  expect(await tenant.command('backup', file)).toMatchObject({
    status: 1,
    printed: expect.stringContaining('the bot has not run yet'),
  });
  const bot = await tenant.startBot();
  const alex = tenant.person('alex', bot);
  await alex.install();
  const page = await SetUp.open({ tenant, bot }, alex, 'diego');
  await page.enrol({ secret: 'FRJLNXSKNYMGYKJX', account: 'diego@contoso.example' });

  const taken = await tenant.command('backup', file);
  expect(taken).toMatchObject({ status: 0, printed: expect.stringContaining('data keys') });
  expect(await readFile(file, 'utf8')).not.toMatch(/FRJLNXSKNYMGYKJX/i);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await tenant.command('backup', file)).toMatchObject({
    status: 1,
    printed: expect.stringContaining('no backup is written over'),
  });

  expect(await tenant.command('restore', file)).toMatchObject({
    status: 1,
    printed: expect.stringContaining('tokens or requests in this table'),
  });
  // Another deployment has another vault, and nothing there opens it.
  expect(await another.command('restore', file)).toMatchObject({
    status: 1,
    printed: expect.stringContaining('not in this vault'),
  });
  for (const [name, secret] of tenant.vault.secrets) another.vault.secrets.set(name, { ...secret });
  await edited(another, file);
  expect(await another.command('restore', file)).toMatchObject({
    status: 0,
    printed: expect.stringContaining('/unfreeze'),
  });
  const forgotten = await another.command('backup', 'forget', file);
  expect(forgotten).toMatchObject({ status: 0, printed: expect.stringContaining('nobody can') });
  const again = await another.command('restore', file);
  expect(again).toMatchObject({ status: 1, printed: expect.stringContaining('destroyed') });
  const store = another.store();
  const audit = await readAudit(store);
  await store.close();
  expect(audit.map(({ fact }) => fact.action)).toContain('tenant.restored');
  expect(audit.map(({ fact }) => fact.action)).toContain('token.capturing');
  expect(audit.map(({ fact }) => fact.action)).toContain('backup.taken');
  expect(audit.at(-1)?.fact.action).toBe('backup.forgotten');
}

/** One word of it changed. */
async function edited(tenant: Tenant, file: string): Promise<void> {
  const other = `${file}.edited`;
  await writeFile(other, (await readFile(file, 'utf8')).replace('Microsoft', 'Macrosoft'));
  expect(await tenant.command('restore', other)).toMatchObject({
    status: 1,
    printed: expect.stringContaining('changed after it was made'),
  });
}
