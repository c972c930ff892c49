// Firefox, by its own wire (Marionette): WebDriver's commands without a driver in between, as JSON on a socket of this machine.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Engine, Setting } from './engine.js';
import { onThisMachine, versionOf } from './on-this-machine.js';
import { remoteWindow } from './remote-window.js';
import type { Command, Remote } from './remote-window.js';

const PROGRAM = ['firefox-esr', 'firefox'].find(onThisMachine) ?? 'firefox-esr';

const PREFERENCES = {
  // Any that is free; it says which.
  'marionette.port': 0,
  'intl.accept_languages': 'en-GB',
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
};
/** As people, and those who look after their machines, set them in about:config. */
const SETTINGS: Readonly<Record<Setting, Readonly<Record<string, boolean | number>>>> = {
  fingerprinting: { 'privacy.resistFingerprinting': true },
  storage: { 'network.cookie.cookieBehavior': 2 },
  wasm: { 'javascript.options.wasm': false },
};

const NAMES: Readonly<Record<Command, string>> = {
  navigate: 'WebDriver:Navigate',
  back: 'WebDriver:Back',
  execute: 'WebDriver:ExecuteScript',
  'element-click': 'WebDriver:ElementClick',
  'element-send-keys': 'WebDriver:ElementSendKeys',
  screenshot: 'WebDriver:TakeScreenshot',
  'window-rect': 'WebDriver:SetWindowRect',
};

export const firefox: Engine = {
  name: 'Firefox',
  knows: ['fingerprinting', 'storage', 'wasm'],
  missing: () => (onThisMachine(PROGRAM) ? [] : [PROGRAM]),
  version: async () => versionOf(PROGRAM),
  open: async (setting) => remoteWindow(await start(setting)),
};

async function start(setting?: Setting): Promise<Remote> {
  const profile = await mkdtemp(join(tmpdir(), 'otp-bridge-firefox-'));
  const preferences = { ...PREFERENCES, ...(setting === undefined ? {} : SETTINGS[setting]) };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const options = ['--headless', '--marionette', '--no-remote', '--profile', profile];
  const child = spawn(PROGRAM, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  const wire = new Wire(connect(await portSaid(child.stdout), '127.0.0.1'));
  await wire.greeted;
  await wire.send('WebDriver:NewSession', { strictFileInteractability: false });
  return {
    ask: async (command, body, element) =>
      wire.send(NAMES[command], {
        ...body,
        ...(element === undefined ? {} : { id: element }),
        ...(command === 'screenshot' ? { full: false } : {}),
      }),
    end: async () => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
      await rm(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

/** Throws where it ends without saying. */
async function portSaid(stream: NodeJS.ReadableStream): Promise<number> {
  let said = '';
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const port = /Listening on port (\d+)\n/.exec(said)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    stream.on('end', () => {
      reject(new Error(`Firefox did not start: ${said}`));
    });
  });
}

const answerSchema = z.tuple([z.literal(1), z.number(), z.unknown(), z.unknown()]);
const errorSchema = z.object({ error: z.string(), message: z.string() });
const valueSchema = z.object({ value: z.unknown() });

/** `LENGTH:[0, id, command, body]` there, `LENGTH:[1, id, error, result]` back; one at a time. */
class Wire {
  readonly #socket: Socket;
  readonly greeted: Promise<void>;
  #left = Buffer.alloc(0);
  #id = 0;
  #hear: (message: unknown) => void = () => undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.greeted = new Promise((resolve, reject) => {
      this.#hear = () => {
        resolve();
      };
      socket.on('error', reject);
    });
    socket.on('data', (chunk) => {
      this.#left = Buffer.concat([this.#left, chunk]);
      this.#take();
    });
  }

  async send(command: string, body: object): Promise<unknown> {
    const id = ++this.#id;
    const answered = new Promise<unknown>((resolve) => {
      this.#hear = resolve;
    });
    const text = JSON.stringify([0, id, command, body]);
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, of, error, result] = answerSchema.parse(await answered);
    if (of !== id) throw new Error(`Firefox answered to ${of}, not to ${id}`);
    if (error !== null) {
      const { error: code, message } = errorSchema.parse(error);
      throw new Error(`${command}: ${code}: ${message}`);
    }
    const said = valueSchema.safeParse(result);
    return said.success ? said.data.value : result;
  }

  #take(): void {
    const colon = this.#left.indexOf(':');
    const length = Number(this.#left.subarray(0, Math.max(0, colon)).toString('utf8'));
    if (colon < 0 || this.#left.length < colon + 1 + length) return;
    const text = this.#left.subarray(colon + 1, colon + 1 + length).toString('utf8');
    this.#left = this.#left.subarray(colon + 1 + length);
    this.#hear(JSON.parse(text));
    this.#take();
  }
}
