// What `npm start` promises before anything runs. The running whole is the end-to-end tests' business.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { playgroundConfig, preparePlayground } from '../../scripts/playground.mjs';
import { findTakenPorts, sayTaken } from '../../scripts/ports.mjs';
import { isFromOwnPage } from '../../scripts/same-page.mjs';
import { readSettings } from '../../scripts/settings.mjs';
import { readPeople } from '../../scripts/trial-windows.mjs';
import { withoutProxy } from '../../scripts/without-proxy.mjs';

const SAMPLE = join(import.meta.dirname, '..', '..', 'samples', 'local', 'directory.json');

describe('the windows', () => {
  test.each(['OTP_BRIDGE_MASTER_KEY', 'otp_bridge_master_key'])(
    'are handed nothing that is the bot’s alone: %s',
    async (name) => {
      const folder = await mkdtemp(join(tmpdir(), 'otp-bridge-window-'));
      const before = { ...process.env };
      try {
        process.env[name] = 'AAAA';
        const window = { givenName: 'Alex', port: 1, botPort: 2, dataFolder: folder };
        const { env } = preparePlayground(join(import.meta.dirname, '..', '..'), window);
        expect(Object.keys(env).filter((key) => /^otp_bridge/i.test(key))).toEqual([]);
        expect(env['PATH']).toBe(process.env['PATH']);
      } finally {
        process.env = before;
        await rm(folder, { recursive: true });
      }
    },
  );
});

describe('npm start -- and names', () => {
  const root = join(import.meta.dirname, '..', '..');

  test('opens Alex and Megan always, and whoever else is named, once', () => {
    expect(readPeople(root, [])).toEqual(['Alex', 'Megan']);
    const typed = ['alice', 'ADELE', 'alex', 'alice', 'isaiah'];
    expect(readPeople(root, typed)).toEqual(['Alex', 'Megan', 'Alice', 'Adele', 'Isaiah']);
  });

  test('refuses who is not there, and says who is', () => {
    expect(() => readPeople(root, ['mallory'])).toThrow(/Alex, Megan, Alice/);
  });
});

describe('settings', () => {
  test('are the documented ports when nothing is set', () => {
    const settings = readSettings({}, 'linux');
    expect(settings).toMatchObject({ botPort: 3978, windowPorts: [3980, 3981] });
    // From here on Windows gives whole ranges away.
    expect(Math.max(...settings.windowPorts)).toBeLessThan(49_152);
    expect(settings.dataFolder).toMatch(/\.data$/);
  });

  test('take other ports and another folder from the environment', () => {
    const env = { OTP_BRIDGE_PORT: '4000', OTP_BRIDGE_WINDOWS: '4001, 4002' };
    expect(readSettings(env, 'linux')).toMatchObject({ botPort: 4000, windowPorts: [4001, 4002] });
  });

  test('are read without the space that `set X=1 && …` puts behind them', () => {
    const env = { OTP_BRIDGE_DATA: 'other ', OTP_BRIDGE_PORT: '4000 ', OTP_BRIDGE_OPEN: 'no ' };
    const settings = readSettings({ ...env, OTP_BRIDGE_WINDOWS: '4001,4002 ' }, 'win32');
    expect(settings).toMatchObject({ botPort: 4000, windowPorts: [4001, 4002], opensPages: false });
    expect(settings.dataFolder).toMatch(/other$/);
    expect(readSettings({ OTP_BRIDGE_PORT: ' ', CI: ' ' }, 'win32')).toMatchObject({
      botPort: 3978,
      opensPages: true,
    });
  });

  test.each([
    { OTP_BRIDGE_PORT: 'abc' },
    { OTP_BRIDGE_PORT: '70000' },
    { OTP_BRIDGE_PORT: '0' },
    { OTP_BRIDGE_WINDOWS: '3980' },
    { OTP_BRIDGE_WINDOWS: '1,2,1' },
    { OTP_BRIDGE_WINDOWS: '1,2,3978' },
    { OTP_BRIDGE_WINDOWS: '3978,3981' },
  ])('refuse %j by the name of the setting', (env) => {
    expect(() => readSettings(env, 'linux')).toThrow(/OTP_BRIDGE_/);
  });

  test('open no page in CI, on a Linux without a screen, or where that was declined', () => {
    expect(readSettings({ DISPLAY: ':0' }, 'linux').opensPages).toBe(true);
    expect(readSettings({}, 'darwin').opensPages).toBe(true);
    expect(readSettings({}, 'linux').opensPages).toBe(false);
    expect(readSettings({ CI: 'true' }, 'win32').opensPages).toBe(false);
    expect(readSettings({ OTP_BRIDGE_OPEN: 'no' }, 'win32').opensPages).toBe(false);
  });
});

test('a port that somebody listens on is found, a free one is not', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await findTakenPorts([port])).toEqual([{ port, why: 'held' }]);
  server.close();
  await once(server, 'close');
  expect(await findTakenPorts([port])).toEqual([]);
});

describe('a port that Windows keeps for Hyper-V, WSL or Docker', () => {
  test.each(['127.0.0.1', '::1'])(
    'is not taken for a free one where %s refuses it',
    async (kept) => {
      const found = await findTakenPorts([9], async (host) =>
        host === kept ? 'EACCES' : undefined,
      );
      expect(found).toEqual([{ port: 9, why: 'kept' }]);
    },
  );

  test('is none where a machine has no ::1', async () => {
    const tryPort = async (host: string): Promise<string | undefined> =>
      host === '::1' ? 'EADDRNOTAVAIL' : undefined;
    expect(await findTakenPorts([9], tryPort)).toEqual([]);
  });

  test('is named, with the command that shows all of them and the setting that takes another', () => {
    const taken = [{ port: 3980, why: 'kept' } as const];
    const lines = sayTaken({ taken, botPort: 3978, platform: 'win32' });
    expect(lines[0]).toBe('Port 3980 is kept by the system for others.');
    expect(lines[1]).toContain('netsh interface ipv4 show excludedportrange protocol=tcp');
    expect(lines[2]).toContain('OTP_BRIDGE_WINDOWS=');
    expect(sayTaken({ taken: [], botPort: 3978, platform: 'win32' })).toEqual([]);
  });
});

describe('a window', () => {
  const directory: unknown = JSON.parse(readFileSync(SAMPLE, 'utf8'));
  const config = (name: string): ReturnType<typeof playgroundConfig> =>
    playgroundConfig(directory as Parameters<typeof playgroundConfig>[0], name);

  test('knows its person by the ids of the sample directory, and five others', () => {
    const { currentUser, users } = config('Megan');
    expect(currentUser).toMatchObject({ name: 'Megan Bowen', aadObjectId: expect.any(String) });
    expect(users).toHaveLength(5);
    expect(users).not.toContainEqual(currentUser);
  });

  test('has a chat of its own, the same after every start', () => {
    expect(config('Alex').personalChat).toEqual(config('Alex').personalChat);
    expect(config('Alex').personalChat).not.toEqual(config('Megan').personalChat);
  });

  test.each([
    ['its own page', true, { host: 'localhost:3980', origin: 'http://localhost:3980' }],
    ['the bot, which sends no Origin', true, { host: '127.0.0.1:3980' }],
    ['a page of another site', false, { host: 'localhost:3980', origin: 'http://evil.example' }],
    ['a page of another port', false, { host: 'localhost:3980', origin: 'http://localhost:80' }],
    ['a sandboxed page', false, { host: 'localhost:3980', origin: 'null' }],
    ['a name that resolves to this machine', false, { host: 'evil.example:3980' }],
    ['nobody in particular', false, {}],
  ])('%s is heard: %s', (_who, heard, headers) => {
    expect(isFromOwnPage(headers, 3980)).toBe(heard);
  });
});

test('what the programs say to one another goes through no proxy', () => {
  const env = withoutProxy({ HTTP_PROXY: 'http://p:1', https_proxy: 'http://p:1', PATH: '/bin' });
  expect(env).toEqual({ PATH: '/bin', NO_PROXY: '*', no_proxy: '*' });
});
