// `/requests`: what I asked for, what waits for me and what I have answered; each of them once more at the end of my chat.
import { describe, expect, test } from '@jest/globals';
import {
  askedRow,
  openRow,
  operationRow,
  OPERATIONS,
  OUTBOX,
  requestRow,
} from '../../../src/app/commit/rows/names.js';
import type { RequestList } from '../../../src/app/bridge.js';
import { parseRequestId, parseTokenId } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { RequestView } from '../../../src/domain/release/view.js';
import type { JsonObject, RowName } from '../../../src/ports/store.js';
import { requestOf } from '../provisioning/reburning.js';
import { fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';
import { approve, asked, chatOf } from './one-request.js';
import type { OneRequest } from './one-request.js';

const ME = { id: PEOPLE.diego, name: 'Diego Siciliani' };

const idOf = (name: string): RequestId => must(parseRequestId(`another-request-${name}`));
const mineRow = (name: string): RowName =>
  openRow(ME.id, must(parseTokenId(`another-token-${name}`)), 'release');

const put = async ({ parts }: Trial, row: RowName, value: JsonObject) =>
  parts.store.commit(TENANT, [{ kind: 'insert', row, value }]);

/** Others like the one there is, each under its name: those that Diego asked for, and those that he was asked to approve. */
async function plant(
  { trial, id }: OneRequest,
  { mine = [], others = [] }: { mine?: readonly string[]; others?: readonly string[] },
): Promise<void> {
  const { life, ask: of } = await requestOf(trial, id);
  const ask = JSON.parse(JSON.stringify(of)) as JsonObject;
  const like = JSON.parse(JSON.stringify(life)) as JsonObject;
  for (const name of mine) {
    const value = { life: like, ask: { ...ask, id: idOf(name), requester: ME } };
    await put(trial, requestRow(idOf(name)), value);
    await put(trial, mineRow(name), { requestId: idOf(name) });
  }
  for (const name of others) {
    const value = { life: like, ask: { ...ask, id: idOf(name), asked: [ME] } };
    await put(trial, requestRow(idOf(name)), value);
    await put(trial, askedRow(ME.id, idOf(name)), {});
  }
}

const list = async ({ trial }: OneRequest, name: PersonName = 'diego', activity?: string) =>
  trial.bridge.listRequests(trial.as(name, activity));

const ids = (views: readonly RequestView[]) => views.map(({ requestId }) => requestId);
const where = ({ mine, waitingForMe, answered }: RequestList) => ({
  mine: ids(mine),
  waiting: ids(waitingForMe),
  answered: ids(answered),
});
const NOTHING = { mine: [], waiting: [], answered: [] };

const rowsOf = async ({ trial }: OneRequest, range: typeof OUTBOX) =>
  (await trial.parts.store.list(TENANT, { ...range, limit: 99 })).rows;

describe('what is listed', () => {
  test('is mine where I asked, waits for me until I have said yes, and then is answered', async () => {
    const one = await asked(['megan', 'diego'], { policy: samplePolicy({ approvalsNeeded: 2 }) });
    const { id } = one;
    await plant(one, { mine: ['of-mine'] });
    const mine = [idOf('of-mine')];
    expect(where(await list(one, 'alex'))).toEqual({ ...NOTHING, mine: [id] });
    expect(where(await list(one, 'megan'))).toEqual({ ...NOTHING, waiting: [id] });
    expect(where(await list(one, 'diego'))).toEqual({ mine, waiting: [id], answered: [] });
    expect(where(await list(one, 'alice'))).toEqual(NOTHING);
    await approve(one);
    expect(where(await list(one, 'alex'))).toEqual({ ...NOTHING, mine: [id] });
    expect(where(await list(one, 'megan'))).toEqual({ ...NOTHING, answered: [id] });
    expect(where(await list(one, 'diego'))).toEqual({ mine, waiting: [id], answered: [] });
  });

  test('waits for nobody any more once others have approved it', async () => {
    const one = await asked(['megan', 'diego']);
    await approve(one);
    expect(where(await list(one, 'diego'))).toEqual({ ...NOTHING, answered: [one.id] });
  });

  const names = (count: number, of: string) =>
    Array.from({ length: count }, (_, at) => `${of}${at}`);

  test.each([
    { mine: 2, others: 3, listed: 5, more: false },
    { mine: 3, others: 3, listed: 5, more: true },
    { mine: 6, others: 0, listed: 5, more: true },
    { mine: 0, others: 6, listed: 5, more: true },
    { mine: 1, others: 0, listed: 1, more: false },
  ])('is five at most, of $mine and $others: $listed, and more: $more', async (of) => {
    const one = await asked(['megan']);
    await plant(one, { mine: names(of.mine, 'mine-'), others: names(of.others, 'others-') });
    const found = await list(one);
    expect(found.more).toBe(of.more);
    const { mine, waiting, answered } = where(found);
    expect([...mine, ...waiting]).toHaveLength(of.listed);
    expect(answered).toEqual([]);
    expect(mine).toHaveLength(Math.min(of.mine, 5));
  });

  test('leaves out what has ended or is gone meanwhile', async () => {
    const one = await asked(['megan']);
    fine(await one.trial.bridge.actOnRequest(one.trial.as('alex'), one.id, { kind: 'cancel' }));
    await plant(one, { mine: ['ended'], others: ['ended-too'] });
    await put(one.trial, mineRow('gone'), { requestId: idOf('gone') });
    await put(one.trial, askedRow(ME.id, idOf('gone-too')), {});
    await one.trial.outbox.drain();
    const before = [await rowsOf(one, OUTBOX), await rowsOf(one, OPERATIONS)];
    const found = await list(one);
    expect(found).toEqual({ mine: [], waitingForMe: [], answered: [], more: false });
    // And nothing is to be sent.
    expect([await rowsOf(one, OUTBOX), await rowsOf(one, OPERATIONS)]).toEqual(before);
  });

  test.each([
    ['of what I asked for', async (trial: Trial) => put(trial, mineRow('0'), {}), 'others'],
    [
      'of what I was asked',
      async (trial: Trial) => put(trial, `${askedRow(ME.id, idOf('cut'))}~0`, {}),
      'mine',
    ],
  ] as const)('a row %s that leads to no request takes no place', async (_of, broken, kind) => {
    const one = await asked(['megan']);
    await broken(one.trial);
    await plant(one, { [kind]: names(5, 'whole-') });
    const found = await list(one);
    expect([...found.mine, ...found.waitingForMe]).toHaveLength(5);
    expect(found.more).toBe(false);
  });
});

describe('each card', () => {
  test('is sent once more at the end of the chat, however often that press arrives', async () => {
    const one = await asked(['megan', 'diego']);
    const { trial } = one;
    await plant(one, { mine: ['of-mine'] });
    const listed = async (activity: string) => {
      await list(one, 'diego', activity);
      await trial.outbox.drain();
      return chatOf(trial, 'diego').map(({ message, reference }) =>
        message.kind === 'request' ? [message.view.requestId, reference] : [message.kind],
      );
    };
    const first = await listed('one');
    expect(first.slice(-2).map(([id]) => id)).toEqual(
      expect.arrayContaining([idOf('of-mine'), one.id]),
    );
    expect(await listed('one')).toEqual(first);
    const later = await listed('another');
    expect(later.slice(0, first.length)).not.toEqual(first);
    expect(later.slice(-2)).not.toEqual(first.slice(-2));
    expect(later.slice(-2).map(([id]) => id)).toEqual(
      expect.arrayContaining([idOf('of-mine'), one.id]),
    );
  });

  test('of one person is sent also where another lists theirs at that moment', async () => {
    const one = await asked(['megan']);
    const { trial } = one;
    const [alex, megan] = [chatOf(trial, 'alex').length, chatOf(trial, 'megan').length];
    await list(one, 'alex', 'the same');
    await list(one, 'megan', 'the same');
    await trial.outbox.drain();
    expect(chatOf(trial, 'alex')).toHaveLength(alex + 1);
    expect(chatOf(trial, 'megan')).toHaveLength(megan + 1);
  });

  test('is not sent for a press that another instance has on record', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'megan');
    const one = { trial, id: await trial.requestBy('alex') };
    await trial.outbox.drain();
    const before = chatOf(trial, 'alex').length;
    await put(trial, operationRow([PEOPLE.alex, 'list', 'pressed']), {});
    await list(one, 'alex', 'pressed');
    await trial.outbox.drain();
    expect(chatOf(trial, 'alex')).toHaveLength(before);
  });
});
