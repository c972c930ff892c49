// `otp-bridge backup` and `otp-bridge restore` as they are shipped, against the table of a deployment.
import { expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
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
  60_000,
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
  expect(await another.command('restore', file)).toMatchObject({
    status: 0,
    printed: expect.stringContaining('/unfreeze'),
  });
  const store = another.store();
  const audit = await readAudit(store);
  await store.close();
  expect(audit.map(({ fact }) => fact.action)).toContain('tenant.restored');
  expect(audit.map(({ fact }) => fact.action)).toContain('token.capturing');
}
