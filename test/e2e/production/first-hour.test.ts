// The first hour in a tenant, in whatever order things come: a bot that starts before its role, its table or its policy is there
// says so, decides nothing, and goes on by itself; and one whose state is gone says that.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AUDIT_HEAD } from '../../../src/app/commit/rows/names.js';
import { must, TENANT } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TableFake } from '../../fakes/table-fake.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { inHeavy } from '../../heavy.js';
import type { ProductionBot } from './production-bot.js';
import { Tenant } from './tenant.js';

let tenant: Tenant;
let table: TableFake;
let bot: ProductionBot;
let alex: TeamsPerson;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otp-bridge-first-hour-'));
  tenant = await Tenant.start({ policy: 'none', table: false });
  table = must(tenant.tableFake);
  table.isRoleInForce = false;
  bot = await tenant.startBot();
  alex = tenant.person('alex', bot);
});
afterAll(async () => {
  await tenant.stop();
  await rm(folder, { recursive: true });
});

async function answer(text: string): Promise<string> {
  await alex.say(text);
  const newest = must(alex.messages.at(-1));
  return `${textOf(newest.card)} ${newest.text ?? ''}`;
}

async function until(is: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; looks < 1_500; looks += 1) {
    if (await is()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it did not happen; the log: ${bot.log().join('\n')}`);
}

const status = async (path: string): Promise<number> => (await fetch(`${bot.url}${path}`)).status;
const isReady = async (): Promise<boolean> => (await status('/readyz')) === 200;
const missing = (printed: string): readonly string[] =>
  printed.split('\n').filter((line) => line.startsWith('MISSING'));

async function doctor(): Promise<readonly string[]> {
  return missing((await tenant.command('doctor')).printed);
}

test('a role that is not in force yet: it listens, says that it is not ready, and the doctor until when to wait', async () => {
  await alex.install();
  expect(await answer('/otp alice')).toContain('not ready yet');
  expect(await Promise.all(['/healthz', '/readyz', '/provision'].map(status))).toEqual([
    200, 503, 503,
  ]);
  expect(await doctor()).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/the policy: .* is not there, and the package has none/),
      expect.stringMatching(/the table .*no role on the table.*Not allowed yet: refused since/),
    ]),
  );
  expect(bot.log().join('\n')).toMatch(/"event":"open.waiting".*STORE_FORBIDDEN/);
});

inHeavy(
  'a table that nobody has made is not made by the bot: the doctor says what makes it',
  async () => {
    table.isRoleInForce = true;
    await until(async () => bot.log().some((line) => line.includes('STORE_MISSING')));
    const { printed } = await tenant.command('doctor');
    expect(missing(printed)).toContainEqual(expect.stringContaining('there is no such table'));
    expect(printed).toContain('deploy infra/ (again)');
    expect(await answer('/whoami')).toContain('not ready yet');
  },
);

inHeavy(
  'no policy: it says that it is not set up, and works once there is one, without a restart',
  async () => {
    await tenant.makeTable();
    await until(async () => (await answer('/whoami')).includes('not set up yet'));
    alex.locale = 'de-CH';
    expect(await answer('/whoami')).toContain('noch nicht eingerichtet');
    alex.locale = 'en-GB';
    expect(await isReady()).toBe(false);
    await tenant.putPolicy();
    await until(isReady);
    expect(await answer('/whoami')).toContain('As I know you');
    expect(await doctor()).toEqual([]);
  },
);

inHeavy(
  'a state that is gone is no new one: it says so, decides nothing, and goes on with what is restored',
  async () => {
    const file = join(folder, 'backup.jsonl');
    expect(await tenant.command('backup', file)).toMatchObject({ status: 0 });
    table.deleteTable('otpbridge');
    expect(await answer('/otp alice')).toContain('I do not find my records where they were');
    await tenant.makeTable();
    expect(await answer('/otp alice')).toContain('I do not find my records where they were');
    await bot.stop();
    bot = await tenant.startBot();
    alex = tenant.person('alex', bot);
    expect(await answer('/otp alice')).toContain('does not find its records');
    expect(await tenant.store().get(TENANT, AUDIT_HEAD)).toBeUndefined();
    expect(await doctor()).toEqual([
      expect.stringMatching(/the state is the one.*storage:contosobridge\/otpbridge is gone/),
    ]);
    expect(await tenant.command('restore', file)).toMatchObject({ status: 0 });
    await until(isReady);
    expect(await answer('/whoami')).toContain('As I know you');
  },
);
