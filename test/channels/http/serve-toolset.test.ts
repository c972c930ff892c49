// The toolset page in the local trial: the file, the server's time in the one header that a page may read, and only by our own name.
import { describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalServer } from '../../../src/channels/http/server.js';
import { instant } from '../../../src/domain/ids.js';
import { quietLog } from '../../fakes/quiet-log.js';

const NOW = instant(1_764_336_600_000);

type Got = {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: string;
};

async function get(port: number, path: string, host: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      const { statusCode: status, headers } = response;
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => {
        resolve({ status, headers, body });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the toolset page', () => {
  test('is served with the server’s time, to who asks by our own name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'toolset-'));
    const file = join(folder, 'toolset.html');
    await writeFile(file, '<!doctype html>');
    const toolset = { file, clock: { now: () => NOW } };
    const receive = async (): Promise<{ status: number }> => ({ status: 200 });
    const server = await startLocalServer({ port: 0, log: quietLog, toolset, receive });
    try {
      const got = await get(server.port, '/toolset', `localhost:${server.port}`);
      expect(got.status).toBe(200);
      expect(got.headers).toMatchObject({
        'server-timing': `clock;desc="${NOW}"`,
        'content-security-policy': "frame-ancestors 'none'",
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
      expect((await get(server.port, '/toolset', 'elsewhere.example')).status).toBe(403);
      expect((await get(server.port, '/toolset/x', `localhost:${server.port}`)).status).toBe(404);
    } finally {
      await server.close();
      await rm(folder, { recursive: true });
    }
  });

  test('is for everybody in the language of a trial that has one, and in the browser’s where none is said', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'toolset-'));
    const file = join(folder, 'toolset.html');
    const page = '<!doctype html><html lang="en"><script>1</script></html>';
    await writeFile(file, page);
    const receive = async (): Promise<{ status: number }> => ({ status: 200 });
    for (const [language, tag] of [
      [{ language: 'de' }, '<html lang="en" data-language="de">'],
      [{}, '<html lang="en">'],
    ] as const) {
      const toolset = { file, clock: { now: () => NOW }, ...language };
      const server = await startLocalServer({ port: 0, log: quietLog, toolset, receive });
      const got = await get(server.port, '/toolset', `localhost:${server.port}`);
      await server.close();
      expect(got.headers['content-type']).toMatch(/^text\/html/);
      expect(got.body).toBe(page.replace('<html lang="en">', tag));
    }
    await rm(folder, { recursive: true });
  });
});
