// How many codes an hour three instances of the shipped program give over one partition, where that ends, and what is read then.
// HEAVY=1 PRINT=1 writes docs/many-desks.md.
import { describe, expect, test } from '@jest/globals';
import { Dice } from '../../app/dice.js';
import { must } from '../../app/trial.js';
import { AS_AZURES, PartitionLimits } from '../../fakes/partition-limits.js';
import { heldPage } from '../../held-page.js';
import { Tenant } from '../production/tenant.js';
import { clientsOf } from '../three/client.js';
import { crowd, plantTokens, policyFor } from '../three/crowd.js';
import { Instances } from '../three/instances.js';
import { desksPage } from './desks-page.js';
import type { Series } from './desks-page.js';
import type { Desk } from './one-life.js';
import { rush } from './rush.js';
import type { Rush, World } from './rush.js';
import { isOn } from '../../../scripts/environment.mjs';

const SECONDS = Number(process.env['DESKS_SECONDS'] ?? '60');
const RATES = (process.env['DESKS_RATES'] ?? '1800,3600,7200,14400').split(',').map(Number);
/** With a tenth of Azure's own target, to see what happens where it is too much. */
const SCARCE_RATES = (process.env['DESKS_SCARCE'] ?? '600,1200,2400,4800').split(',').map(Number);

const heavy = isOn(process.env, 'HEAVY');
if (!heavy) process.stdout.write('SKIPPED: many desks: HEAVY is not set (see CONTRIBUTING.md)\n');

const dice = new Dice(20_261_130);
const most = [RATES, SCARCE_RATES].map((rates) => rates.reduce((all, one) => all + one, 0));
const wanted = (Math.max(...most) * SECONDS) / 3600;
const people = crowd(heavy ? Math.ceil(wanted * 1.2) + 50 : 0, 25);
let tenant: Tenant;
let instances: Instances;

async function makeWorld(): Promise<World> {
  const approvers = await clientsOf(tenant, instances, people.approvers);
  const requesters = await clientsOf(tenant, instances, people.requesters);
  const owners = people.owners.values();
  return {
    instances,
    limits: new PartitionLimits(AS_AZURES),
    dice,
    nextDesk: (): Desk => ({
      owner: must(owners.next().value),
      requester: dice.one(requesters),
      approver: dice.one(approvers),
    }),
    messages: () => tenant.connector.seen.length,
    texts: () =>
      [...requesters, ...approvers].flatMap(({ messages }) =>
        messages.flatMap(({ text }) => text ?? []),
      ),
  };
}

/** A tenant of its own: what was asked for at another rate has timers for ten minutes. */
async function played(entitiesASecond: number, rates: readonly number[]): Promise<Series> {
  const policy = { ...policyFor(people), approvalsNeeded: 1 };
  tenant = await Tenant.start({ people: people.all, policy });
  await plantTokens(tenant, people.owners);
  instances = new Instances(tenant, dice);
  await instances.start();
  try {
    const fake = must(tenant.tableFake);
    const target = { ...AS_AZURES, entitiesASecond };
    fake.page = 1000;
    const world = await makeWorld();
    // Whoever adds the app is let in before.
    world.limits.target = target;
    fake.limits = world.limits;
    const rushes: Rush[] = [];
    for (const anHour of rates) {
      const one = await rush(world, anHour, SECONDS);
      process.stdout.write(`${anHour} an hour: ${one.lives.length} of ${one.begun}\n`);
      rushes.push(one);
      // What is still waited for would be the load of the next.
      if (one.gaveUp.length > 0) break;
    }
    return { target, rushes };
  } finally {
    await tenant.stop();
  }
}

(heavy ? describe : describe.skip)('many desks', () => {
  test('each request has its code, or its people read what to do', async () => {
    const series = [
      await played(AS_AZURES.entitiesASecond, RATES),
      await played(AS_AZURES.entitiesASecond / 10, SCARCE_RATES),
    ];
    const page = desksPage(series, SECONDS);
    if (isOn(process.env, 'PRINT')) heldPage('many-desks.md', page);
    process.stdout.write(page);
    // At Azure's own target everybody has their code.
    expect(series[0]?.rushes.flatMap(({ gaveUp }) => gaveUp)).toEqual([]);
  }, 3_600_000);
});
