// Three instances of the shipped program on one table, one of them killed and started again all the time: 500 requests, two
// approvers who press at once, every code asked for at all instances at once. On Azurite, or, with THREE_TABLE=fake, on our strict
// fake as far away as a deployment's table: Azurite looks through all rows for each list. HEAVY=1 PRINT=1 writes
// docs/three-instances.md.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Dice } from '../../app/dice.js';
import { must, readAudit } from '../../app/trial.js';
import { azuriteFolder } from '../../emulators/azurite.js';
import { AS_AZURES, PartitionLimits } from '../../fakes/partition-limits.js';
import { heldPage } from '../../held-page.js';
import { Tenant } from '../production/tenant.js';
import { clientsOf } from './client.js';
import type { Client } from './client.js';
import { crowd, plantTokens, policyFor } from './crowd.js';
import { Instances } from './instances.js';
import { liveRequest } from './live-request.js';
import type { Cast, Lived } from './live-request.js';
import { threeInstancesPage } from './three-instances-page.js';
import {
  assertAllTold,
  assertEachOnce,
  assertStepsRise,
  isAllTold,
  openOnes,
} from './what-holds.js';
import { isOn } from '../../../scripts/environment.mjs';

const OWNERS = Number(process.env['THREE_OWNERS'] ?? '125');
const EACH = 4;
const AT_ONCE = 16;
const KILL_EVERY_MS = 20_000;
/** Longer than a code works. */
const END_MS = 200_000;

const heavy = isOn(process.env, 'HEAVY');
if (!heavy)
  process.stdout.write('SKIPPED: three instances: HEAVY is not set (see CONTRIBUTING.md)\n');
const onFake = process.env['THREE_TABLE'] === 'fake';
const azurite = heavy && !onFake ? azuriteFolder('three instances on Azurite') : undefined;

const dice = new Dice(20_261_126);
const people = crowd(OWNERS, 25);
let tenant: Tenant;
let instances: Instances;

/** Each account owner is asked about by four, one after the other as a rule. */
function castsOf(requesters: readonly Client[], approvers: readonly Client[]): readonly Cast[] {
  const whole = OWNERS * EACH;
  return Array.from({ length: whole }, (_, at) => ({
    owner: must(people.owners[at % OWNERS]),
    requester: must(requesters[(at + Math.floor(at / OWNERS)) % requesters.length]),
    approvers,
    // The last ones end by themselves sooner than their codes do; of the others, half do not say what became of theirs.
    reports: at % 2 === 0 || at > whole * 0.8,
  }));
}

async function liveAll(casts: readonly Cast[]): Promise<readonly Lived[]> {
  const waiting = [...casts];
  const lived: Lived[] = [];
  const worker = async (): Promise<void> => {
    for (let cast = waiting.shift(); cast !== undefined; cast = waiting.shift()) {
      lived.push(await liveRequest(cast));
      if (lived.length % 25 === 0) process.stdout.write(`${lived.length} requests lived\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return lived;
}

(heavy && (onFake || azurite !== undefined) ? describe : describe.skip)('three instances', () => {
  beforeAll(async () => {
    tenant = await Tenant.start({ azurite, people: people.all, policy: policyFor(people) });
    instances = new Instances(tenant, dice);
    await plantTokens(tenant, people.owners);
    await instances.start();
    if (tenant.tableFake === undefined) return;
    tenant.tableFake.limits = new PartitionLimits(AS_AZURES);
    tenant.tableFake.page = 1000;
  });
  afterAll(async () => {
    instances.end();
    await tenant.stop();
  });

  test(`${OWNERS * EACH} requests: no code twice, none lost, the audit whole, everybody told`, async () => {
    const approvers = await clientsOf(tenant, instances, people.approvers);
    const requesters = await clientsOf(tenant, instances, people.requesters);
    const began = Date.now();
    const kills = instances.killThroughout(KILL_EVERY_MS);
    const lived = await liveAll(castsOf(requesters, approvers));
    const seconds = Math.round((Date.now() - began) / 1000);
    instances.end();
    await kills;
    const store = tenant.store();
    const until = Date.now() + END_MS;
    while (!(await isAllTold(store)) || (await openOnes(store, lived)).length > 0) {
      if (Date.now() > until) throw new Error('it does not come to an end');
      await pause(1000);
    }
    const asked = tenant.tableFake?.limits?.take();
    // What the test reads is nobody's load.
    if (tenant.tableFake !== undefined) tenant.tableFake.limits = undefined;
    // Throws where an entry is missing, changed or out of place.
    const audit = await readAudit(store);
    assertEachOnce(lived, audit, people);
    assertStepsRise(audit, people);
    const { connector } = tenant;
    const cards = await assertAllTold(store, { audit, lived }, { connector, crowd: people });
    const log = instances.log();
    const { kills: died } = instances;
    const page = threeInstancesPage({ lived, audit, log, seconds, cards, kills: died, asked });
    if (isOn(process.env, 'PRINT')) heldPage('three-instances.md', page);
    process.stdout.write(page);
    await store.close();
    expect(lived).toHaveLength(OWNERS * EACH);
    // Ten minutes on a machine with nothing else to do; more than an hour on one that is much too busy.
  }, 10_800_000);
});
