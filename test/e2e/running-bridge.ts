// The whole local trial as `npm start` runs it, on free ports and, unless told otherwise, with a data folder of its own.
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { freePort } from '../emulators/free-port.js';

const ROOT = join(import.meta.dirname, '..', '..');
const START = join(ROOT, 'scripts', 'start.mjs');

/** In this order: bot, Alex's window, Megan's window. */
export type Ports = readonly [number, number, number];

/** What a second start needs to go on where the first one stopped. */
export type Start = {
  readonly dataFolder?: string;
  readonly ports?: Ports;
  /** As typed behind `npm start --`. */
  readonly people?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

export type RunningBridge = {
  /** Alex Wilber's page, who asks. */
  readonly alex: string;
  /** Megan Bowen's page, who approves. */
  readonly megan: string;
  readonly bot: string;
  readonly dataFolder: string;
  readonly ports: Ports;
  /** All that was printed so far. */
  readonly output: () => string;
  /** Stops it as Ctrl+C does (Windows: at once) and deletes the data folder where it was made here. */
  readonly stop: () => Promise<void>;
  /** Ends the starting process without a word, as `kill -9` does, and waits for its children; the folder stays. */
  readonly kill: () => Promise<void>;
};

/** Ends once bot and windows answer; throws with the output when they don't start. */
export async function startBridge(start: Start = {}): Promise<RunningBridge> {
  const folder = start.dataFolder ?? (await mkdtemp(join(tmpdir(), 'otp-bridge-e2e-')));
  const ports: Ports = start.ports ?? [await freePort(), await freePort(), await freePort()];
  const [bot, alex, megan] = ports;
  const child = spawn(process.execPath, [START, ...(start.people ?? [])], {
    cwd: ROOT,
    env: {
      ...process.env,
      OTP_BRIDGE_DATA: folder,
      OTP_BRIDGE_PORT: `${bot}`,
      OTP_BRIDGE_WINDOWS: `${alex},${megan}`,
      OTP_BRIDGE_OPEN: 'no',
      ...start.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  await untilPrinted(child, output, 'Ctrl+C stops everything');
  return {
    alex: `http://localhost:${alex}`,
    megan: `http://localhost:${megan}`,
    bot: `http://127.0.0.1:${bot}`,
    dataFolder: folder,
    ports,
    output,
    stop: async () => {
      await endOf(child, 'SIGTERM');
      // Windows frees files some moments after the process that held them.
      if (start.dataFolder === undefined) await rm(folder, { recursive: true, maxRetries: 20 });
    },
    kill: async () => {
      await endOf(child, 'SIGKILL');
      await untilNobodyAnswers(ports);
    },
  };
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

function collect(child: Child): () => string {
  let text = '';
  const add = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  return () => text;
}

async function untilPrinted(child: Child, output: () => string, words: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => {
      if (output().includes(words)) resolve();
    });
    child.once('close', () => {
      reject(new Error(`OTP Bridge did not start:\n${output()}`));
    });
  });
}

async function endOf(child: Child, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
}

async function untilNobodyAnswers(ports: Ports): Promise<void> {
  for (let held = true; held;) {
    const answers = await Promise.all(ports.map(isAnswered));
    held = answers.includes(true);
  }
}

async function isAnswered(port: number): Promise<boolean> {
  const socket = connect({ host: '127.0.0.1', port });
  return new Promise((resolve) => {
    socket.once('close', () => {
      resolve(false);
    });
    socket.once('error', () => undefined);
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
  });
}
