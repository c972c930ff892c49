// Looking back over a long log: a request that was made days ahead, and whose code was shown thousands of entries later, is neither left
// out nor told as if nothing had come of it.
import { beforeAll, expect, test } from '@jest/globals';
import type { LookedBack } from '../../../src/app/audit/look-back-answers.js';
import { fine, meet, must, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';
import { fillLog, others } from './fill-log.js';

let trial: Trial;
const BETWEEN = 6_000;

beforeAll(async () => {
  trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'isaiah');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  await fillLog(trial, others(trial, BETWEEN));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  await trial.outbox.drain();
});

async function looked(releases: boolean, before?: number): Promise<LookedBack> {
  const asked = { typedName: '', releases, ...(before === undefined ? {} : { before }) };
  return fine(await trial.bridge.lookBack(trial.as('isaiah'), asked));
}

test('what was disclosed is found where it was shown, with its whole story', async () => {
  const { items } = await looked(true);
  expect(items).toMatchObject([{ kind: 'story', outcome: 'disclosed', askedBy: 'Alex Wilber' }]);
  const [story] = items;
  expect(story?.kind === 'story' && story.lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['request.created', 'approval.given', 'release.handed-out']),
  );
});

test('a request whose end lies far on says so, and never that it is open', async () => {
  const first = await looked(false);
  expect(first.lookedTo).toBeDefined();
  let page = first;
  while (page.items.length === 0) page = await looked(false, must(page.next));
  expect(page.items).toMatchObject([{ kind: 'story', outcome: 'cut' }, { kind: 'event' }]);
});
