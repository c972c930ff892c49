// Request lines that no program of ours sends, over a raw socket: each is answered, nothing fails unseen, and the server goes on.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startLocalServer, startPublicServer } from '../../../src/channels/http/server.js';
import { startWitnessServer } from '../../../src/channels/http/witness-server.js';
import { ok } from '../../../src/domain/outcome.js';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import { quietLog } from '../../fakes/quiet-log.js';

const TARGETS = [
  ...['//', '///', '/\\', '//[', '/%', '/%00', '*', 'x:', 'http://', 'http://['],
  ...['http://[/add-checkpoint', 'http://%zz/', 'http://a:99999/', '?', '#', '/add-checkpoint/%'],
];
const METHODS = ['GET', 'POST', 'HEAD', 'OPTIONS'];

const unseen: unknown[] = [];
const note = (reason: unknown): void => void unseen.push(reason);
beforeAll(() => {
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
});

async function send(port: number, line: string, body = ''): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const host = `Host: 127.0.0.1:${port}\r\nConnection: close\r\nContent-Length: ${body.length}`;
  socket.write(`${line} HTTP/1.1\r\n${host}\r\n\r\n${body}`);
  return text(socket);
}

type Running = { readonly port: number; readonly close: () => Promise<void> };
const receive = async (): Promise<{ status: number }> => ({ status: 200 });
const public_ = {
  ...{ port: 0, log: quietLog, receive, domain: 'bridge.example', trace: noTrace },
  ...{ isReady: async () => true, requestId: () => 'one' },
};
const witnessParts = {
  ...{ host: '127.0.0.1', port: 0, witness: { add: async () => ok('signed\n') } },
  answered: () => undefined,
};

describe.each<readonly [string, () => Promise<Running>, string]>([
  ['a witness', async () => startWitnessServer(witnessParts), 'POST /add-checkpoint'],
  ['the trial', async () => startLocalServer({ port: 0, log: quietLog, receive }), 'GET /healthz'],
  ['the bot', async () => startPublicServer(public_), 'GET /healthz'],
])('%s', (_who, start, good) => {
  test('answers whatever it is sent, and goes on', async () => {
    const server = await start();
    try {
      for (const target of TARGETS)
        for (const method of METHODS) {
          const answer = await send(server.port, `${method} ${target}`);
          expect([method, target, answer]).toEqual([
            method,
            target,
            expect.stringMatching(/^HTTP\/1\.1 [45]\d\d /),
          ]);
        }
      expect(await send(server.port, good)).toMatch(/^HTTP\/1\.1 200 /);
    } finally {
      await server.close();
    }
    expect(unseen).toEqual([]);
  });
});

test('a witness whose words cannot be written answers, or hangs up, and goes on', async () => {
  const answered = (): void => {
    throw new Error('the terminal is gone');
  };
  const server = await startWitnessServer({ ...witnessParts, answered });
  expect(await send(server.port, 'POST /add-checkpoint')).toMatch(/^(?:HTTP\/1\.1 [25]00 |$)/);
  await server.close();
  expect(unseen).toEqual([]);
});
