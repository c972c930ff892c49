// When the directory is asked for a request's card, and which card waits for no directory.
import { describe, expect, test } from '@jest/globals';
import { fine, must, PEOPLE, samplePolicy } from '../trial.js';
import { approve, asked, memoryDirectory } from './one-request.js';
import type { OneRequest } from './one-request.js';

const phaseFor = async ({ trial, id }: OneRequest): Promise<object> =>
  fine(await trial.bridge.viewRequest(trial.as('alex'), id)).view.phase;

async function twoForAlice() {
  const directory = await memoryDirectory();
  const [group] = samplePolicy().roles.requester.groups;
  const owners = { people: [PEOPLE.alice], groups: [must(group)] };
  const policy = samplePolicy({ approvalsNeededFor: [{ owners, approvals: 2 }] });
  return { directory, one: await asked(['megan', 'diego'], { directory, policy }) };
}

describe('the directory', () => {
  test('is asked how many approvals this owner needs while the card says how many', async () => {
    const { one } = await twoForAlice();
    expect(await phaseFor(one)).toMatchObject({ kind: 'waiting', needed: 2 });
  });

  test('holds up no card that does not say it', async () => {
    const { directory, one } = await twoForAlice();
    await approve(one);
    fine(await one.trial.bridge.actOnRequest(one.trial.as('diego'), one.id, { kind: 'approve' }));
    directory.failNext();
    expect(await phaseFor(one)).toMatchObject({ kind: 'approved' });
  });

  test('is not asked who may break the glass where nobody may', async () => {
    const directory = await memoryDirectory();
    const one = await asked(['megan'], { directory });
    directory.failNext();
    expect(await phaseFor(one)).toMatchObject({ kind: 'waiting' });
  });
});
