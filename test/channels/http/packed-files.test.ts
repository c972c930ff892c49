// The page's files as a browser takes them, and never as one does not.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import express from 'express';
import { provisionPage } from '../../../src/channels/http/serve-page.js';

const SCRIPT = 'const page = "the set-up page";\n'.repeat(50);
let folder: string;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'otp-bridge-packed-'));
  await writeFile(join(folder, 'main.js'), SCRIPT);
  await writeFile(join(folder, 'main.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(folder, 'main.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(folder, 'index.html'), '<p>page</p>');
  await serve({});
});
async function serve(spoken: { readonly language?: string }): Promise<void> {
  server = createServer(express().use(provisionPage({ folder, framedBy: [], ...spoken })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true, maxRetries: 20 });
});

type Got = {
  readonly status: number | undefined;
  readonly encoding: string | undefined;
  readonly type: string | undefined;
  readonly vary: string | undefined;
  readonly body: Buffer;
};

async function get(path: string, accepts?: string): Promise<Got> {
  const { port } = server.address() as AddressInfo;
  const headers = accepts === undefined ? {} : { 'accept-encoding': accepts };
  const asked = request({ port, host: '127.0.0.1', path, headers }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return {
    status: answer.statusCode,
    encoding: answer.headers['content-encoding'],
    type: answer.headers['content-type'],
    vary: answer.headers.vary,
    body: Buffer.concat(parts),
  };
}

const asIs = (body: Buffer): Buffer => body;

test.each([
  ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['br;q=0, gzip', 'gzip', gunzipSync],
  ['identity', undefined, asIs],
  ['deflate', undefined, asIs],
  [undefined, undefined, asIs],
] as const)('to who accepts %s it comes as %s', async (accepts, encoding, unpack) => {
  const got = await get('/main.js', accepts);
  expect(got).toMatchObject({ status: 200, encoding, vary: 'Accept-Encoding' });
  expect(got.type).toMatch(/javascript/);
  expect(unpack(got.body).toString()).toBe(SCRIPT);
});

test('what is not packed comes as it is, and what is not there does not come', async () => {
  expect((await get('/', 'br')).body.toString()).toBe('<p>page</p>');
  expect(await get('/', 'br')).toMatchObject({ status: 200, encoding: undefined });
  for (const path of ['/other.js', '/..%2Fmain.js', '/.br', '/a/main.js']) {
    expect(await get(path, 'br')).toMatchObject({ status: 404 });
  }
});

test('the page of a trial in one language says so to its script, and is the same otherwise', async () => {
  server.close();
  await serve({ language: 'de' });
  const file = join(folder, 'index.html');
  await writeFile(file, '<!doctype html><html lang="en"><p>page</p></html>');
  expect((await get('/', 'br')).body.toString()).toBe(
    '<!doctype html><html lang="en" data-language="de"><p>page</p></html>',
  );
  await rm(file);
  expect(await get('/')).toMatchObject({ status: 404 });
});
