// A bot that dies as it is told to, and is started again over the same data.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('../fixtures/kill-child.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Seconds of the bot for each second of ours, so that steps and leases pass quickly. */
const FAST = 60;

export type MortalBot = {
  readonly url: string;
  /** What it said before it died, where it killed itself. */
  readonly lastWords: () => string | undefined;
  readonly died: Promise<void>;
  readonly isAlive: () => boolean;
  readonly kill: () => Promise<void>;
  /** So many seconds pass for it; ends when it has done what became due. */
  readonly pass: (seconds: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startMortal(
  data: string,
  kill: string,
  epoch: number,
): Promise<MortalBot | undefined> {
  const child = fork(CHILD, [], {
    cwd: ROOT,
    env: { ...process.env, DATA: data, KILL: kill, EPOCH: String(epoch), FAST: String(FAST) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const reader = createInterface({ input: child.stdout ?? process.stdin });
  // Not «close»: it does not come to whoever has disconnected.
  const died = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(() => undefined);
  reader.on('line', (line) => lines.push(line));
  const ready = (): string | undefined => lines.find((line) => line.startsWith('ready'));
  while (ready() === undefined && isAlive(child)) {
    await Promise.race([once(reader, 'line'), died]);
  }
  const words = (): string | undefined => lines.find((line) => line.startsWith('killed'));
  if (ready() === undefined) {
    await died;
    // It may be told to die while it starts, too.
    if (words() !== undefined) return undefined;
    throw new Error(`the bot did not start: ${errors.join('')}`);
  }
  return {
    url: `http://127.0.0.1:${ready()?.split(' ')[1] ?? ''}`,
    lastWords: words,
    died,
    isAlive: () => isAlive(child),
    kill: async () => {
      child.kill('SIGKILL');
      await died;
    },
    pass: async (seconds) => {
      const done = once(child, 'message');
      child.send({ seconds });
      await done;
    },
    stop: async () => {
      child.disconnect();
      await died;
    },
  };
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
