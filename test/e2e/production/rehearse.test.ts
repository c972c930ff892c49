// `otp-bridge rehearse`, and who is at the console, as they are shipped: beside a bot that runs, in a tenant of strict fakes.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PEOPLE, readAudit } from '../../app/trial.js';
import { azuriteFolder } from '../../emulators/azurite.js';
import { inHeavy } from '../../heavy.js';
import { identityTrouble, TROUBLES } from './faults/troubles.js';
import { Tenant } from './tenant.js';

const azurite = azuriteFolder('the rehearsal on Azurite');

let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.start({ azurite });
});
afterAll(async () => tenant.stop());

const linesOf = (printed: string, state: string): readonly string[] =>
  printed.split('\n').filter((line) => line.startsWith(state));

async function lastEntries(count: number): Promise<readonly unknown[]> {
  const store = tenant.store();
  const entries = await readAudit(store);
  await store.close();
  return entries.slice(-count);
}

test('says that nothing is there where the bot has not run', async () => {
  expect(await tenant.command('rehearse')).toEqual({
    status: 1,
    printed: 'There is nothing yet: the bot has not run here.\n',
  });
});

inHeavy('plays, and leaves nothing', async () => {
  await tenant.startBot();
  const { status, printed } = await tenant.command('rehearse');
  expect(linesOf(printed, 'MISSING')).toEqual([]);
  expect([status, linesOf(printed, 'ok ').length]).toEqual([0, 10]);
  expect([...tenant.vault.secrets.keys()]).toEqual([]);
  const at = expect.stringMatching(/^console:/);
  expect(await lastEntries(3)).toMatchObject([
    { actor: at, fact: { action: 'command.run', command: 'rehearse' } },
    { actor: at, fact: { action: 'rehearsal.begun' } },
    { actor: at, fact: { action: 'rehearsal.ended' } },
  ]);
});

inHeavy('where the directory refuses, the first line says so', async () => {
  tenant.fronts.graph.trouble(TROUBLES['refusing (403)']);
  const { status, printed } = await tenant.command('rehearse');
  tenant.fronts.graph.heal();
  const missing = linesOf(printed, 'MISSING');
  expect([status, missing]).toEqual([1, [expect.stringContaining('who may approve')]]);
});

inHeavy(
  'where the vault refuses, sealing says so, and that it could not look what is left',
  async () => {
    tenant.fronts.vault.trouble(TROUBLES['refusing (403)']);
    const { status, printed } = await tenant.command('rehearse');
    tenant.fronts.vault.heal();
    expect([status, linesOf(printed, 'MISSING')]).toEqual([
      1,
      [expect.stringContaining('captured and sealed'), expect.stringContaining('nothing is left')],
    ]);
    expect([...tenant.vault.secrets.keys()]).toEqual([]);
  },
);

inHeavy('where table or identity refuse, it is not begun', async () => {
  tenant.fronts.table.trouble(TROUBLES['refusing (403)']);
  const table = await tenant.command('rehearse');
  tenant.fronts.table.heal();
  tenant.identity.trouble = identityTrouble('refusing (403)');
  const identity = await tenant.command('rehearse');
  tenant.identity.trouble = undefined;
  for (const { status, printed } of [table, identity]) {
    expect([status, linesOf(printed, 'ok ')]).toEqual([1, []]);
    expect(printed).not.toContain('text of the service');
  }
});

const asSomebody = process.platform === 'win32' ? test.skip : inHeavy;
asSomebody('tokens are for provisioners who have signed in, and for nobody else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'otp-bridge-az-'));
  try {
    const nobody = await tenant.commandWith({ PATH: folder }, 'tokens');
    expect(nobody).toMatchObject({ status: 3, printed: expect.stringContaining('az login') });
    const alex = await tenant.commandWith(await signedIn(folder, PEOPLE.alex), 'tokens');
    expect(alex).toEqual({
      status: 0,
      printed: expect.stringMatching(/No token is under way|As Alex Wilber/),
    });
    expect(await lastEntries(2)).toMatchObject([
      { actor: expect.stringMatching(/^console:/), fact: { refusal: 'NOT_SIGNED_IN' } },
      { actor: PEOPLE.alex, fact: { action: 'command.run', command: 'tokens' } },
    ]);
  } finally {
    await rm(folder, { recursive: true, maxRetries: 20 });
  }
});

/** An `az` that says what the Azure CLI says of somebody who has signed in. */
async function signedIn(folder: string, person: string): Promise<Record<string, string>> {
  const scope = { scp: 'command_line', azp: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' };
  const said = {
    accessToken: await tenant.signIn.tokenFor(person, scope),
    expires_on: Math.floor(Date.now() / 1000) + 3_600,
    tokenType: 'Bearer',
  };
  const az = join(folder, 'az');
  await writeFile(az, `#!/bin/sh\ncat <<'SAID'\n${JSON.stringify(said)}\nSAID\n`);
  await chmod(az, 0o755);
  return { PATH: [folder, process.env['PATH'] ?? ''].join(delimiter) };
}
