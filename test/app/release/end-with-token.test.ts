// A token gives nothing more: what is still asked of it ends, and the cards of what was shown say that it is shown no more.
import { expect, test } from '@jest/globals';
import { OUTBOX, requestRow } from '../../../src/app/commit/rows/names.js';
import { endWithToken } from '../../../src/app/release/end-with-token.js';
import { passTime } from '../../../src/app/release/pass-time.js';
import type { PassTime } from '../../../src/app/release/pass-time.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import type { Row } from '../../../src/ports/store.js';
import { fine, must, TENANT } from '../trial.js';
import { approve, asked, chatOf, remove } from './one-request.js';
import type { OneRequest } from './one-request.js';

const TOKEN = must(parseTokenId('sample-alice'));

const phasesFor = ({ trial }: OneRequest, name: 'megan' | 'alice') =>
  chatOf(trial, name).flatMap(({ message }) =>
    message.kind === 'request' ? [message.view.phase] : [],
  );

/** What still has to be told or done at this moment. */
async function waiting({ trial }: OneRequest): Promise<readonly Row[]> {
  return (await trial.parts.store.list(TENANT, { ...OUTBOX, limit: 99 })).rows;
}

test('whoever has the code before them, and all others, have it said on their card', async () => {
  const one = await asked(['megan', 'alice']);
  const { trial, id } = one;
  await approve(one);
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  await trial.outbox.drain();
  const before = phasesFor(one, 'megan');
  expect(before).toMatchObject([{ kind: 'code-out', showsLeft: 3 }]);
  fine(await trial.provisioning.cancel(trial.as('alex'), TOKEN));
  await trial.outbox.drain();
  const gone = { kind: 'code-out', showsLeft: 0 };
  for (const name of ['megan', 'alice'] as const) {
    expect(phasesFor(one, name)).toMatchObject([gone]);
  }
});

test('what waited is stopped, which its cards say by themselves', async () => {
  const one = await asked(['megan']);
  const { trial } = one;
  await trial.outbox.stop();
  fine(await trial.provisioning.cancel(trial.as('alex'), TOKEN));
  const causes: string[] = [];
  const toldAtOnce: PassTime = async (id, cause) => {
    causes.push(cause);
    await passTime(trial.deps)(id, cause);
    // As if all of it had been delivered by now.
    for (const { row, etag } of await waiting(one)) {
      await trial.parts.store.commit(TENANT, [{ kind: 'delete', row, etag }]);
    }
  };
  await endWithToken({ ...trial.deps, passTime: toldAtOnce }, TOKEN, 'over');
  expect(causes).toEqual(['over']);
  expect(await waiting(one)).toEqual([]);
  const { view } = fine(await trial.bridge.viewRequest(trial.as('megan'), one.id));
  expect(view.phase).toMatchObject({ kind: 'stopped', cause: 'token-over' });
});

test('a request that was erased meanwhile is nothing to it', async () => {
  const one = await asked(['megan']);
  const { store } = one.trial.parts;
  const erased: PassTime = async (id) => remove(one.trial, requestRow(id));
  await endWithToken({ ...one.trial.deps, passTime: erased }, TOKEN, 'over');
  expect(await store.get(TENANT, requestRow(one.id))).toBeUndefined();
});
