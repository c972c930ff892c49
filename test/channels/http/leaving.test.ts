// Whoever spreads the load is told first that nothing more should come; what is under way is finished all the same.
import { expect, test } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startPublicServer } from '../../../src/channels/http/server.js';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import { quietLog } from '../../fakes/quiet-log.js';

/** For how long a connection would be kept that nothing comes over any more; the test may take less, and ends only where it is not. */
const KEPT_MS = 600_000;

test('is not ready any more as soon as it is to end, while a turn is still under way', async () => {
  let arrived = (): void => undefined;
  let finish = (): void => undefined;
  const isThere = new Promise<void>((resolve) => (arrived = resolve));
  const mayFinish = new Promise<void>((resolve) => (finish = resolve));
  const server = await startPublicServer({
    port: 0,
    domain: 'otp.contoso.example',
    log: quietLog,
    trace: noTrace,
    requestId: () => 'id',
    isReady: async () => true,
    closeWithinMs: KEPT_MS,
    receive: async () => {
      arrived();
      await mayFinish;
      return { status: 200, body: 'done' };
    },
  });
  expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(200);
  const socket = connect(server.port, '127.0.0.1');
  const heard = text(socket);
  const turn = 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}';
  socket.write(`POST /api/messages HTTP/1.1\r\nHost: otp.contoso.example\r\n${turn}`);
  await isThere;
  const closed = server.close();
  // Written is not yet read: the server would close the line as an idle one.
  await arrives(() => socket.write('GET /readyz HTTP/1.1\r\nHost: otp.contoso.example\r\n\r\n'));
  finish();
  await closed;
  const [, first, second] = (await heard).split('HTTP/1.1 ');
  expect(first).toMatch(/^200 [^]*"done"/);
  expect(second).toMatch(/^503 [^]*"not ready"/);
});

/** Ends when the server has read one more request. */
async function arrives(send: () => unknown): Promise<void> {
  const channel = 'http.server.request.start';
  await new Promise<void>((resolve) => {
    const read = (message: unknown): void => {
      (message as { readonly server: Server }).server.keepAliveTimeout = KEPT_MS;
      unsubscribe(channel, read);
      resolve();
    };
    subscribe(channel, read);
    send();
  });
}
