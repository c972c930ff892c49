// What people are told of a freeze that comes over a request, as it stands when they are told.
import { describe, expect, test } from '@jest/globals';
import { EVERYBODY, fine } from '../trial.js';
import { approve, asked, codesTold, seedOut, told } from './one-request.js';
import type { OneRequest } from './one-request.js';

const both = ['frozen', 'lifted'] as const;
const freeze = async ({ trial }: OneRequest) =>
  fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));

describe('of a freeze', () => {
  test('that was lifted, and set again, whoever asked is told what holds', async () => {
    const one = await asked(['megan']);
    const { bridge, as } = one.trial;
    expect(await codesTold(one, 'alex', both)).toEqual(['request-lifted']);
    fine(await bridge.freeze(as('adele'), EVERYBODY));
    expect(await codesTold(one, 'alex', both)).toEqual(['request-frozen']);
    fine(await bridge.unfreeze(as('isaiah'), EVERYBODY));
    expect(await codesTold(one, 'alex', both)).toEqual(['request-lifted']);
  });

  test('whoever waits for an approved code is told, too', async () => {
    const one = await asked(['megan']);
    await approve(one);
    await freeze(one);
    expect(await codesTold(one, 'alex', both)).toEqual(['request-frozen']);
  });

  test('whoever has a code before them is told to keep it, and nothing of a freeze that is not there', async () => {
    const one = await asked(['megan']);
    await approve(one);
    fine(await one.trial.bridge.showCode(one.trial.as('alex'), one.id));
    expect(await codesTold(one, 'alex', both)).toEqual([]);
    await freeze(one);
    expect(await codesTold(one, 'alex', both)).toEqual(['shown-frozen']);
  });

  test('whoever has a seed before them is told to keep it', async () => {
    const one = await seedOut();
    await freeze(one);
    const about = { disclosure: 'seed-qr', ownerName: 'Diego Siciliani' };
    expect(await told(one, 'alex', 'frozen')).toEqual([{ code: 'shown-frozen', ...about }]);
  });

  test('nobody is told of a request that is over', async () => {
    const one = await asked(['megan']);
    fine(await one.trial.bridge.actOnRequest(one.trial.as('alex'), one.id, { kind: 'cancel' }));
    expect(await codesTold(one, 'alex', both)).toEqual([]);
    await freeze(one);
    expect(await codesTold(one, 'alex', both)).toEqual([]);
  });
});
