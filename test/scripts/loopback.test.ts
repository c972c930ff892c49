// The guard that keeps a Playground on this machine, and the wrapper that ends it with its parent, as processes.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const SCRIPTS = join(import.meta.dirname, '..', '..', 'scripts');
/** Listens as the Playground does: a port, no address. It says `upgraded` to whoever gets so far. */
const PROGRAM = `const { createServer } = require('node:http');
const server = createServer((request, answer) => answer.end('inside'));
server.on('upgrade', (request, socket) => socket.end('upgraded'));
server.listen(Number(process.argv[2]), () => process.send('ready'));`;

let folder: string;
let port: number;
let child: ChildProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otp-bridge-guard-'));
  await writeFile(join(folder, 'program.cjs'), PROGRAM);
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  port = (probe.address() as AddressInfo).port;
  await once(probe.close(), 'close');
  child = fork(join(SCRIPTS, 'child.mjs'), [join(folder, 'program.cjs'), String(port)], {
    execArgv: ['--import', pathToFileURL(join(SCRIPTS, 'loopback-guard.mjs')).href],
  });
  await once(child, 'message');
});

afterAll(async () => {
  child.kill();
  await rm(folder, { recursive: true, maxRetries: 20 });
});

type Asked = { readonly host?: string; readonly headers?: Readonly<Record<string, string>> };

/** The status, `upgraded`, or the code of what failed. */
async function ask({ host = '127.0.0.1', headers = {} }: Asked): Promise<string> {
  return new Promise((resolve) => {
    const request = get({ host, port, headers, agent: false }, (answer) => {
      answer.resume();
      resolve(String(answer.statusCode));
    });
    request.on('error', (error) => {
      resolve('code' in error ? String(error.code) : error.message);
    });
  });
}

describe('a program under the guard', () => {
  test('is reached from this machine', async () => {
    expect(await ask({})).toBe('200');
    expect(await ask({ headers: { Origin: `http://localhost:${port}` } })).toBe('200');
  });

  test('is reached by no other address of this machine', async () => {
    const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const others = all.filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) expect(await ask({ host: address })).toBe('ECONNREFUSED');
  });

  test('refuses the page of another site', async () => {
    expect(await ask({ headers: { Origin: 'http://evil.example' } })).toBe('403');
  });

  test('refuses a name that somebody made resolve to this machine', async () => {
    expect(await ask({ headers: { Host: `evil.example:${port}` } })).toBe('403');
  });

  test('gives no socket, over which it would send its cards, to the page of another site', async () => {
    const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', Origin: 'http://evil.example' };
    expect(await ask({ headers: upgrade })).toBe('ECONNRESET');
  });
});

test('a program ends when its parent is gone', async () => {
  const ended = once(child, 'exit');
  child.disconnect();
  expect(await ended).toEqual([0, null]);
});
