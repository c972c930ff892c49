// `otp-bridge doctor` as it is shipped, in a tenant where everything is granted, and where something is not: each line says
// what is missing and how to grant it.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readAudit, readSample } from '../../app/trial.js';
import { azuriteFolder } from '../../emulators/azurite.js';
import { HEAVY, inHeavy } from '../../heavy.js';
import { TROUBLES } from './faults/troubles.js';
import { Tenant } from './tenant.js';
import type { HostName } from './tenant.js';

const azurite = azuriteFolder('the doctor on Azurite');

let tenant: Tenant;
beforeAll(async () => {
  tenant = await Tenant.start({ azurite, telemetry: true });
});
afterAll(async () => tenant.stop());

const missing = (printed: string): readonly string[] =>
  printed.split('\n').filter((line) => line.startsWith('MISSING'));

test('says ok of each thing where all is granted, and leaves nothing in the vault', async () => {
  const { status, printed } = await tenant.command('doctor');
  expect({ status, missing: missing(printed) }).toEqual({ status: 0, missing: [] });
  expect(printed.split('\n').filter((line) => line.startsWith('ok '))).toHaveLength(13);
  // Nobody has opened the bot yet.
  expect(printed).toMatch(/^ok .*the key otp-bridge-log of the log.*: it signs, as [0-9a-f]{8}$/m);
  expect(printed).toMatch(/^ok .*the policy's witnesses of the log: the policy names none$/m);
  expect(printed).toMatch(/^NOT YET .*the container checkpoints .*: no checkpoint yet/m);
  expect(printed).toMatch(/^NOT YET .* 4 of 4 cannot be reached: 4 without the app/m);
  expect([...tenant.vault.secrets.keys()]).toEqual([]);
});

const REFUSING: readonly (readonly [HostName, string, string])[] = [
  ['vault', 'Key Vault|the key [a-z-]+ of the log', 'OTP Bridge seed keeper'],
  ['blobs', 'the container checkpoints of', 'OTP Bridge checkpoint keeper'],
  ['table', 'the table', 'Storage Table Data Contributor'],
  ['graph', 'Graph', 'GroupMember.Read.All'],
  ['telemetry', 'Application Insights', 'Monitoring Metrics Publisher'],
];

test.each(HEAVY ? REFUSING : REFUSING.slice(0, 1))(
  'names what is missing where the %s refuses, and how to grant it',
  async (host, line, role) => {
    tenant.fronts[host].trouble(TROUBLES['refusing (403)']);
    try {
      const { status, printed } = await tenant.command('doctor');
      expect(status).toBe(1);
      expect(missing(printed).length).toBeGreaterThan(0);
      for (const one of missing(printed)) expect(one).toMatch(new RegExp(line));
      expect(printed).toContain(role);
      expect(printed).not.toContain('text of the service');
    } finally {
      tenant.fronts[host].heal();
    }
  },
);

inHeavy(
  'names each group of the policy that Entra does not know, and where the policy has it',
  async () => {
    const { roles } = readSample('policy.json') as { readonly roles: object };
    const gone = '7e57ab1e-0000-4000-8000-0000000002ff';
    const left = '7e57ab1e-0000-4000-8000-0000000002fe';
    const other = await Tenant.start({
      azurite,
      policy: {
        roles,
        approvalsNeededFor: [{ owners: { groups: [gone] }, approvals: 1 }],
        ownerDelay: [{ owners: { groups: [left] }, seconds: 60 }],
      },
    });
    try {
      const { status, printed } = await other.command('doctor');
      expect(status).toBe(1);
      expect(missing(printed)).toEqual([
        expect.stringContaining(
          `no group ${gone}, which the policy names in approvalsNeededFor › 0 › owners; and none ${left}, which the policy names in ownerDelay › 0 › owners`,
        ),
      ]);
      expect(printed).toContain('correct its object id in the policy');
    } finally {
      await other.stop();
    }
  },
);

inHeavy(
  'says that nobody signs the log in a deployment of before, which goes on and puts that on record',
  async () => {
    const before = await Tenant.start({ azurite, log: false });
    try {
      const bot = await before.startBot();
      const store = before.store();
      const isTold = async (): Promise<boolean> =>
        (await readAudit(store)).some(({ fact }) => fact.action === 'log.unkept');
      // Asked for between two looks, so that no time is waited for.
      for (let looks = 0; looks < 5_000 && !(await isTold()); looks += 1) {
        expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);
      }
      expect(await isTold()).toBe(true);
      const { status, printed } = await before.command('doctor');
      expect({ status, missing: missing(printed) }).toEqual({
        status: 1,
        missing: [
          expect.stringContaining('the key of the log: nobody signs'),
          expect.stringContaining('the container of checkpoints: nobody signs'),
        ],
      });
      await store.close();
    } finally {
      await before.stop();
    }
  },
);
