// `otp-bridge doctor` as it is run, and what it says of a failure.
import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { doctorChecks, whyNot } from '../../src/compose/doctor.js';
import { readProduction } from '../../src/config/production.js';
import { GOOD_SETTINGS } from '../config/good-settings.js';
import { VaultForbidden } from '../../src/ports/fault.js';

const ROOT = join(import.meta.dirname, '..', '..');

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): ReturnType<typeof spawnSync> {
  const { PATH, SystemRoot } = process.env;
  const clean = { PATH, SystemRoot, ...env };
  return spawnSync(process.execPath, [join(ROOT, 'dist', 'cli.js'), ...args], {
    env: clean,
    encoding: 'utf8',
  });
}

test('lists every setting that is missing, and exits with 1', () => {
  const { status, stdout } = run(['doctor'], { OTP_BRIDGE_TENANT_ID: 'contoso' });
  expect(status).toBe(1);
  expect(stdout).toContain('MISSING  OTP_BRIDGE_APP_ID is missing');
  expect(stdout).toContain('MISSING  OTP_BRIDGE_TENANT_ID is "contoso". It is');
  expect(stdout).toContain('docs/deploy.md');
});

test('says that there are no traces where none are to be sent, and how they are granted', async () => {
  const read = readProduction(GOOD_SETTINGS);
  if (!read.ok) throw new Error('these settings are good');
  const check = doctorChecks(read.configuration).at(-1);
  expect(await check?.try()).toBe('off: APPLICATIONINSIGHTS_CONNECTION_STRING is not set');
  expect(check?.mend).toContain('Monitoring Metrics Publisher');
});

test('says that nothing goes to Sentinel where it is not set up, and how that is granted', async () => {
  const read = readProduction(GOOD_SETTINGS);
  if (!read.ok) throw new Error('these settings are good');
  const check = doctorChecks(read.configuration).find(({ name }) => name.startsWith('Sentinel'));
  expect(await check?.try()).toMatch(/^off: OTP_BRIDGE_SENTINEL_ENDPOINT and/);
  expect(check?.mend).toContain('data collection rule');
});

test('says what it can do where no command is named, and exits with 2', () => {
  const { status, stderr } = run([]);
  expect({ status, stderr }).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^ {2}doctor /m),
  });
});

test("repeats our own words of a failure, and nobody else's", () => {
  expect(whyNot(new VaultForbidden('the role is missing'))).toBe('the role is missing');
  expect(whyNot(new TypeError('fetch failed: token=secret'))).toBe('TypeError');
});
