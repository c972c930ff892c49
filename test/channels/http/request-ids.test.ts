// Whatever is logged while a request is answered names that request, over real HTTP; what the outbox does names its row.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { jsonLog } from '../../../src/adapters/local/json-log.js';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import { startPublicServer } from '../../../src/channels/http/server.js';
import type { RunningServer } from '../../../src/channels/http/server.js';
import { CardUpdates } from '../../../src/app/release/card-updates.js';
import { requestDeliveries } from '../../../src/app/release/deliveries.js';
import { OutboxRunner } from '../../../src/app/outbox/run-outbox.js';
import { meet, openTrial } from '../../app/trial.js';

let lines: Record<string, unknown>[];
let server: RunningServer;
let given: number;
const log = jsonLog(
  (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
  () => Date.now(),
);

beforeEach(async () => {
  lines = [];
  given = 0;
  server = await startPublicServer({
    port: 0,
    domain: 'otp.contoso.example',
    log,
    trace: noTrace,
    requestId: () => `request-${(given += 1)}`,
    isReady: async () => true,
    receive: async (_authorization, body) => {
      const { says, fails } = body as { says: string; fails?: boolean };
      log.info('turn.began', { says });
      // Others come in between.
      await setImmediate();
      if (fails === true) throw new Error('a detail');
      log.error('turn.failed', new Error('a detail'), { says });
      return { status: 200 };
    },
  });
});
afterEach(async () => server.close());

async function post(body: object): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('every line names the request that it belongs to, however many are answered at once', async () => {
  const says = Array.from({ length: 20 }, (_, at) => `number ${at}`);
  const ids = await Promise.all(
    says.map(async (words) => (await post({ says: words })).headers.get('x-request-id')),
  );
  expect(new Set(ids).size).toBe(20);
  for (const [at, id] of ids.entries()) {
    const mine = lines.filter(({ requestId }) => requestId === id);
    expect(mine.map(({ event }) => event)).toEqual(['turn.began', 'turn.failed', 'http.answered']);
    const named = mine.flatMap((line) => ('says' in line ? [line['says']] : []));
    expect(named).toEqual([says[at], says[at]]);
  }
  expect(lines).toHaveLength(60);
});

test('also the line that says that it failed', async () => {
  const response = await post({ says: 'this', fails: true });
  expect(response.status).toBe(500);
  const id = response.headers.get('x-request-id');
  expect(lines.find(({ event }) => event === 'http.failed')).toMatchObject({ requestId: id });
});

test('what the outbox does names its row and what it is about, and not who woke it up', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  await trial.outbox.stop();
  const requestId = await trial.requestBy('alex');
  const messenger = {
    send: async () => {
      throw new Error('a bug');
    },
    update: async () => undefined,
    open: async () => {
      throw new Error('a bug');
    },
  };
  const deps = {
    ...trial.deps,
    messenger,
    cardUpdates: new CardUpdates(),
    passTime: async () => undefined,
  };
  const deliveries = requestDeliveries(deps);
  const outbox = new OutboxRunner({ ...deps, deliveries, log, trace: noTrace, lookEveryMs: 1e6 });
  await log.within({ requestId: 'who woke it up' }, async () => outbox.drain());
  const failed = lines.filter(({ event }) => event === 'outbox.row-failed');
  expect(failed.length).toBeGreaterThan(0);
  for (const line of failed) {
    expect(line).toMatchObject({ item: 'card', request: requestId });
    expect(line['outboxRow']).toMatch(/^outbox~[abct]~/);
    expect(line).not.toHaveProperty('requestId');
  }
});
