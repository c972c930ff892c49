// What each of the three turns costs that everybody waits for. Lower is better: who lowers a figure writes it down here, and who
// raises one says why.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fine, meet, openedBy } from './trial.js';
import type { RequestId } from '../../src/domain/ids.js';
import { openCountedTrial } from './turn-costs.js';
import type { Costs, CountedTrial } from './turn-costs.js';

let counted: CountedTrial;

beforeEach(async () => {
  counted = await openCountedTrial();
  await meet(counted.trial, 'alex', 'megan', 'diego', 'alice');
});
afterEach(async () => counted.close());

const ask = { typedName: 'alice', reason: 'she is locked out', byMail: false } as const;

function expectAtMost(costs: Costs, held: Costs): void {
  const dearer = Object.entries(held).filter(([what, most]) => costs[what as keyof Costs] > most);
  expect({ costs, dearer }).toEqual({ costs, dearer: [] });
}

async function approved(): Promise<RequestId> {
  const { trial } = counted;
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  return id;
}

describe('deliveries included', () => {
  test('/otp', async () => {
    const costs = await counted.costsOf(async ({ bridge, as }) => {
      openedBy(await bridge.askForCode(as('alex'), ask));
    });
    expectAtMost(costs, {
      commits: 2,
      flushes: 2,
      truncations: 0,
      store: 80,
      vault: 0,
      directory: 8,
      messenger: 4,
    });
  });

  test('Approve', async () => {
    const id = await counted.trial.requestBy('alex');
    const costs = await counted.costsOf(async ({ bridge, as }) => {
      fine(await bridge.actOnRequest(as('megan'), id, { kind: 'approve' }));
    });
    expectAtMost(costs, {
      commits: 2,
      flushes: 2,
      truncations: 0,
      store: 73,
      vault: 0,
      directory: 6,
      messenger: 5,
    });
  });

  test('Show code', async () => {
    const id = await approved();
    const costs = await counted.costsOf(async ({ bridge, as }) => {
      expect(fine(await bridge.showCode(as('alex'), id)).shown).toBeDefined();
    });
    expectAtMost(costs, {
      commits: 3,
      flushes: 3,
      truncations: 0,
      store: 76,
      vault: 1,
      directory: 11,
      messenger: 4,
    });
  });
});
