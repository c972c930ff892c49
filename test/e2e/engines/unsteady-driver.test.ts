// What WebKit's driver does now and then, done every time: the page before answers for the one to come, and an answer is lost.
import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createContext, runInContext } from 'node:vm';
import { z } from 'zod';
import { askScript } from './ask-driver.js';
import { remoteWindow } from './remote-window.js';

type Page = {
  readonly document: {
    readonly title: string;
    readonly documentElement: { readonly dataset: object };
    readyState: string;
  };
};
const page = (title: string, readyState = 'complete'): Page => ({
  document: { title, documentElement: { dataset: {} }, readyState },
});

const LATE = 3;
const bodySchema = z.object({ script: z.string() });

/** A browser whose page before goes on answering, and whose next page is loading when it is first asked. */
function lateBrowser(after: Page): Parameters<typeof remoteWindow>[0] {
  let left = Infinity;
  const [old, next] = [createContext(page('before')), createContext(after)];
  return {
    ask: async (command, body) => {
      if (command === 'navigate' || command === 'back') left = LATE;
      if (command !== 'execute') return null;
      const said: unknown = runInContext(
        `(() => { ${bodySchema.parse(body).script} })()`,
        left-- > 0 ? old : next,
      );
      if (left < -1) after.document.readyState = 'complete';
      return said;
    },
    end: async () => undefined,
  };
}

test.each([
  ['an address', 'goto'],
  ['the way back', 'back'],
] as const)('after %s the page before is asked nothing more', async (_name, way) => {
  const window = await remoteWindow(lateBrowser(page('after', 'loading')));
  await window[way]('http://localhost/');
  expect(await window.value('[document.title, document.readyState]')).toEqual([
    'after',
    'complete',
  ]);
});

test('a script whose answer is lost is asked again', async () => {
  const given = new AbortController();
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    // The first is never answered; whoever waits gives up.
    if (asked === 1) given.abort();
    else response.end(JSON.stringify({ value: 'here' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const limits = [given.signal, new AbortController().signal];
  const limit = (): AbortSignal => limits.shift() ?? given.signal;
  try {
    expect(await askScript(`http://127.0.0.1:${port}`, { script: '', args: [] }, limit)).toBe(
      'here',
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
