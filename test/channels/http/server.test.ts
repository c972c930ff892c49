import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { connect } from 'node:net';
import type { OutgoingHttpHeaders } from 'node:http';
import { asPortTaken, PortTaken } from '../../../src/channels/http/port-taken.js';
import { startLocalServer } from '../../../src/channels/http/server.js';
import type { RunningServer } from '../../../src/channels/http/server.js';
import { plainWithin, quietLog } from '../../fakes/quiet-log.js';

const received: unknown[] = [];
const logged: string[] = [];
let server: RunningServer;

beforeAll(async () => {
  server = await startLocalServer({
    port: 0,
    log: {
      info: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`),
      error: (event) => logged.push(event),
      ...plainWithin,
    },
    receive: async (_authorization, body) => {
      received.push(body);
      if (JSON.stringify(body).includes('fail')) throw new Error('a secret detail');
      return { status: 200, body: { answered: true } };
    },
  });
});
afterAll(async () => {
  await server.close();
});

type Answer = {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: unknown;
};

/** Unlike fetch, says what it is told to say: any Host, any Origin. */
async function ask(
  method: string,
  path: string,
  sent: { readonly headers?: OutgoingHttpHeaders; readonly body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: server.port, method, path, headers: sent.headers },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode, body, headers: response.headers });
        });
      },
    );
    asked.on('error', reject);
    asked.end(sent.body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const post = async (headers: OutgoingHttpHeaders, body = '{"type":"message"}'): Promise<Answer> =>
  ask('POST', '/api/messages', { headers, body });

describe('the local trial listens to this machine alone', () => {
  test('takes what a program on this machine sends', async () => {
    expect(await post(JSON_TYPE)).toMatchObject({ status: 200, body: '{"answered":true}' });
    const host = `localhost:${server.port}`;
    expect(await post({ ...JSON_TYPE, host })).toMatchObject({ status: 200 });
  });

  test.each<readonly [string, OutgoingHttpHeaders, number]>([
    ['a name that points at this machine', { ...JSON_TYPE, host: 'evil.example:3978' }, 403],
    ['another port’s host', { ...JSON_TYPE, host: '127.0.0.1:1' }, 403],
    ['a page of another site', { ...JSON_TYPE, origin: 'https://evil.example' }, 403],
    ['a page on this machine', { ...JSON_TYPE, origin: 'http://127.0.0.1:56150' }, 403],
    ['a page without an origin', { ...JSON_TYPE, origin: 'null' }, 403],
    ['a cross-site fetch', { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text, which pages may post', { 'content-type': 'text/plain' }, 415],
    ['no content type', {}, 415],
  ])('refuses %s', async (_who, headers, status) => {
    const before = received.length;
    expect(await post(headers)).toMatchObject({ status, body: '' });
    expect(received).toHaveLength(before);
  });

  test('refuses what is too large, or no JSON, without saying why', async () => {
    expect(await post(JSON_TYPE, `{"a":"${'x'.repeat(300_000)}"}`)).toMatchObject({
      status: 413,
      body: '',
    });
    expect(await post(JSON_TYPE, '{"a":')).toMatchObject({ status: 400, body: '' });
  });
});

describe('answers give nothing away', () => {
  test('an error has no detail, and the log none of its words', async () => {
    expect(await post(JSON_TYPE, '{"please":"fail"}')).toMatchObject({ status: 500, body: '' });
    expect(logged.at(-1)).toBe('http.failed');
  });

  test('says that it is well, and nothing at other addresses', async () => {
    expect(await ask('GET', '/healthz')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    expect(await ask('GET', '/')).toMatchObject({ status: 404, body: '' });
    expect(await ask('GET', '/api/messages')).toMatchObject({ status: 404, body: '' });
  });

  test('does not name its software, and is not to be kept or framed', async () => {
    const { headers } = await ask('GET', '/healthz');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });
});

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    opened,
    open: () => {
      open();
    },
  };
}

describe('closing', () => {
  test('finishes what is under way', async () => {
    const arrived = gate();
    const mayAnswer = gate();
    const closing = await startLocalServer({
      port: 0,
      log: quietLog,
      receive: async () => {
        arrived.open();
        await mayAnswer.opened;
        return { status: 200, body: 'done' };
      },
    });
    const url = `http://127.0.0.1:${closing.port}/api/messages`;
    const answer = fetch(url, { method: 'POST', headers: JSON_TYPE, body: '{}' });
    await arrived.opened;
    const closed = closing.close();
    mayAnswer.open();
    expect(await (await answer).json()).toBe('done');
    await closed;
  });

  test('waits for nobody who stops in the middle of a request', async () => {
    const receive = async (): Promise<{ status: number }> => ({ status: 200 });
    const stalled = await startLocalServer({ port: 0, log: quietLog, receive, closeWithinMs: 20 });
    const socket = connect(stalled.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const head = `Host: 127.0.0.1:${stalled.port}\r\nContent-Type: application/json\r\nContent-Length: 9`;
    await new Promise<void>((resolve) => {
      socket.write(`POST /api/messages HTTP/1.1\r\n${head}\r\n\r\n{`, () => {
        resolve();
      });
    });
    const gone = new Promise((resolve) => socket.once('close', resolve));
    await stalled.close();
    await gone;
  });
});

test('a port that is taken is said to be so', async () => {
  const parts = { port: server.port, log: quietLog };
  const receive = async (): Promise<{ status: number }> => ({ status: 200 });
  await expect(startLocalServer({ ...parts, receive })).rejects.toThrow(PortTaken);
});

test.each([
  ['EADDRINUSE', 'port 3978 is taken'],
  ['EACCES', 'netsh interface ipv4 show excludedportrange protocol=tcp'],
])('a port that answers %s is said to be taken, and what to do', (code, words) => {
  const found = asPortTaken(3978, Object.assign(new Error('listen'), { code }));
  expect(found).toBeInstanceOf(PortTaken);
  expect(found.message).toContain(words);
});

test('whatever else fails is not called a taken port', () => {
  const error = Object.assign(new Error('listen'), { code: 'EADDRNOTAVAIL' });
  expect(asPortTaken(3978, error)).toBe(error);
});
