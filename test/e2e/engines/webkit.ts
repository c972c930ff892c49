// WebKit as GTK programs have it, the nearest to Safari that runs on Linux: its small browser, by WebDriver, on a screen of its own that
// nobody sees.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { freePort } from '../../emulators/free-port.js';
import { askDriver, askScript } from './ask-driver.js';
import type { Address } from './ask-driver.js';
import type { Engine, Setting } from './engine.js';
import { onThisMachine, versionOf } from './on-this-machine.js';
import { remoteWindow } from './remote-window.js';
import type { Command, Remote } from './remote-window.js';

const DRIVER = 'WebKitWebDriver';
const SCREEN = 'Xvfb';
/** Inside of a versioned folder of a machine's own kind. */
const LIBRARIES = '/usr/lib';

const SETTINGS: Readonly<Partial<Record<Setting, string>>> = { storage: '--cookies-policy=never' };

const ADDRESSES: Readonly<Record<Exclude<Command, 'execute'>, (element: string) => Address>> = {
  navigate: () => ['POST', 'url'],
  back: () => ['POST', 'back'],
  'element-click': (element) => ['POST', `element/${element}/click`],
  'element-send-keys': (element) => ['POST', `element/${element}/value`],
  screenshot: () => ['GET', 'screenshot'],
  'window-rect': () => ['POST', 'window/rect'],
};

export const webkit: Engine = {
  name: 'WebKit',
  knows: ['storage'],
  missing: () => [DRIVER, SCREEN].filter((program) => !onThisMachine(program)),
  version: async () => versionOf(miniBrowser()),
  open: async (setting) => remoteWindow(await start(setting)),
};

/** It lies beside the library, which is no place where programs are looked for. */
function miniBrowser(): string {
  const kinds = readdirSync(LIBRARIES).filter((name) => name.endsWith('-linux-gnu'));
  const folders = kinds.flatMap((kind) =>
    readdirSync(join(LIBRARIES, kind))
      .filter((name) => name.startsWith('webkit2gtk-'))
      .map((name) => join(LIBRARIES, kind, name)),
  );
  const found = folders.find((folder) => readdirSync(folder).includes('MiniBrowser'));
  if (found === undefined) throw new Error('WebKit’s MiniBrowser is not where Debian has it');
  return join(found, 'MiniBrowser');
}

async function start(setting?: Setting): Promise<Remote> {
  const screen = spawn(
    SCREEN,
    ['-displayfd', '3', '-screen', '0', '1280x4000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const display = await firstLine(screen.stdio[3] as Readable);
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${display}`, LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB' },
    stdio: 'ignore',
  });
  const end = async (): Promise<void> => {
    await ended(driver);
    // Whatever browser is left ends with it.
    await ended(screen);
  };
  try {
    const at = await session(`http://127.0.0.1:${port}`, driver, setting);
    return {
      ask: async (command, body, element = '') =>
        command === 'execute'
          ? askScript(at, body)
          : askDriver(at, ADDRESSES[command](element), body),
      end: async () => {
        await askDriver(at, ['DELETE', ''], {}).catch(() => undefined);
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function session(base: string, driver: ChildProcess, setting?: Setting): Promise<string> {
  await untilAnswers(base, driver);
  const argument = setting === undefined ? undefined : SETTINGS[setting];
  const args = ['--automation', ...(argument === undefined ? [] : [argument])];
  const binary = miniBrowser();
  // Whoever waits for a page that comes back and loads itself anew waits for ever; the tests look for themselves.
  const alwaysMatch = { pageLoadStrategy: 'none', 'webkitgtk:browserOptions': { binary, args } };
  const asked = await askDriver(base, ['POST', 'session'], { capabilities: { alwaysMatch } });
  return `${base}/session/${z.object({ sessionId: z.string() }).parse(asked).sessionId}`;
}

async function firstLine(stream: Readable): Promise<string> {
  const [chunk] = (await once(stream, 'data')) as [Buffer];
  return chunk.toString('utf8').trim();
}

/** Looks again and again: it does not say when it listens. */
async function untilAnswers(base: string, driver: ChildProcess): Promise<void> {
  while (driver.exitCode === null) {
    const answer = await fetch(`${base}/status`).catch(() => undefined);
    if (answer?.ok === true) return;
  }
  throw new Error(`${DRIVER} did not start`);
}

/** Whoever has ended by itself says so no more. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
