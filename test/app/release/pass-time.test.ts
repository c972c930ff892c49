// Time passes for a request: once for each cause, however often that arrives.
import { expect, test } from '@jest/globals';
import { operationRow } from '../../../src/app/commit/rows/names.js';
import { passTime } from '../../../src/app/release/pass-time.js';
import { PEOPLE, samplePolicy, TENANT } from '../trial.js';
import { approved } from './pressing.js';

test('what one cause has brought about it does not bring about again, and the next one does', async () => {
  const owners = { people: [PEOPLE.alice], groups: [] };
  const policy = samplePolicy({ ownerDelay: [{ owners, seconds: 60 }] });
  const { trial, id } = await approved({ policy });
  const { clock, store } = trial.parts;
  const before = (await trial.audit()).length;
  const passes = async (cause: string) => {
    await passTime(trial.deps)(id, cause);
    const actions = (await trial.audit()).slice(before).map(({ fact }) => fact.action);
    return actions.filter((action) => action.startsWith('request.'));
  };
  clock.advanceSeconds(60);
  expect(await passes('one')).toEqual(['request.ready']);
  clock.advanceSeconds(3600);
  expect(await passes('one')).toEqual(['request.ready']);
  expect(await passes('two')).toEqual(['request.ready', 'request.expired']);
  // Another version to which the same cause comes knows what was done by the same name.
  const done = operationRow(['bridge', 'time', id, 'two']);
  expect(await store.get(TENANT, done)).toBeDefined();
});
