// What a turn reads does not grow with the tenant: as many rows beside fifty lives of tokens as beside a hundred and fifty.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { readUnreached } from '../../src/app/looking/unreached.js';
import { lookAfterOwners } from '../../src/app/provisioning/look-after-owners.js';
import { lookAtChats } from '../../src/app/tenant/look-at-chats.js';
import { openTenant } from '../../src/app/tenant/open-tenant.js';
import { readTokenQuery } from '../../src/channels/teams/read-token-query.js';
import { quietLog } from '../fakes/quiet-log.js';
import { CountingStore } from './counting-store.js';
import { grow, lifeIn } from './growing.js';
import type { Life } from './growing.js';
import { fine, meet, openTrial } from './trial.js';
import type { Trial } from './trial.js';

const FEW = 50;
const MANY = 150;
const numbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_none, at) => from + at);

let trial: Trial;
let store: CountingStore;
let life: Life;

beforeEach(async () => {
  store = new CountingStore();
  trial = await openTrial({ store });
  await meet(trial, 'alex', 'megan', 'isaiah', 'alice', 'lee');
  await trial.outbox.drain();
  const { bridge, as } = trial;
  const id = await trial.requestBy('alex');
  fine(await bridge.actOnRequest(as('megan'), id, { kind: 'approve' }));
  fine(await bridge.showCode(as('alex'), id));
  await trial.outbox.drain();
  fine(await bridge.actOnRequest(as('alex'), id, { kind: 'report', report: 'worked' }));
  await trial.outbox.drain();
  life = await lifeIn(trial);
});

const TURNS: Readonly<Record<string, (trial: Trial) => Promise<unknown>>> = {
  '/otp': async ({ requestBy }) => requestBy('alex'),
  '/otp, approved, its code shown': async ({ bridge, as, requestBy }) => {
    const id = await requestBy('alex');
    fine(await bridge.actOnRequest(as('megan'), id, { kind: 'approve' }));
    return bridge.showCode(as('alex'), id);
  },
  '/audit': async ({ bridge, as }) =>
    fine(await bridge.lookBack(as('isaiah'), { typedName: '', releases: false })),
  '/audit of the codes that were shown': async ({ bridge, as }) =>
    fine(await bridge.lookBack(as('isaiah'), { typedName: '', releases: true })),
  '/tokens': async ({ provisioning, as }) => fine(await provisioning.listTokens(as('alex'))),
  '/tokens alice': async ({ provisioning, as }) =>
    fine(await provisioning.listTokens(as('alex'), undefined, readTokenQuery('alice'))),
  '/requests': async ({ bridge, as }) => bridge.listRequests(as('alex')),
  '/requests all': async ({ bridge, as }) => fine(await bridge.listOpen(as('isaiah'), 1)),
  '/whoami of who looks after the bot': async ({ bridge, as }) => bridge.whoAmI(as('isaiah')),
  'whom nobody reaches, as the doctor asks': async ({ deps, parts }) =>
    readUnreached(deps, parts.policy),
  'chats that are missing, every hour': async ({ deps }) =>
    lookAtChats({ ...deps, log: quietLog }, { urgent: false }),
  'a start': async ({ deps, outbox }) => {
    await openTenant(deps);
    await outbox.drain();
  },
};

describe('as the tenant grows, no more rows are read by', () => {
  test.each(Object.entries(TURNS))('%s', async (_name, turn) => {
    await grow(trial, life, numbers(0, FEW));
    const few = await readsOf(turn);
    await grow(trial, life, numbers(FEW, MANY));
    const many = await readsOf(turn);
    expect(many).toBe(few);
  });
});

test('the daily look at an account owner whom nobody renamed reads their row and the token’s', async () => {
  const { deps, parts } = trial;
  const tokens = 1;
  await lookAfterOwners(deps);
  parts.clock.advanceSeconds(24 * 3_600);
  // When it was last, twice, and the list of tokens under way.
  expect(await store.rowsReadBy(async () => lookAfterOwners(deps))).toBe(3 + 2 * tokens);
});

/** The second time: what is looked for once is found then. */
async function readsOf(turn: (trial: Trial) => Promise<unknown>): Promise<number> {
  await turn(trial);
  await trial.outbox.drain();
  await afterAWhile();
  return store.rowsReadBy(async () => {
    await turn(trial);
    await trial.outbox.drain();
  });
}

/** Whatever was asked for is over. */
async function afterAWhile(): Promise<void> {
  trial.parts.clock.advanceSeconds(3_600);
  await trial.outbox.drain();
}
