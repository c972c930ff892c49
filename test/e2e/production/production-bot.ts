// dist/main.js as it is shipped, in its production profile, as a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../../emulators/free-port.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PRELOAD = join(ROOT, 'test', 'fixtures', 'hosts-on-loopback.mjs');

export type ProductionOptions = {
  /** Port on this machine by host name. */
  readonly hosts: Readonly<Record<string, number>>;
  /** File of the certificate that is trusted besides the system's. */
  readonly trusted: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Where there is room for a copy. */
  readonly folder: string;
};

export type Printed = { readonly status: number | null; readonly printed: string };

export type ProductionBot = {
  readonly url: string;
  /** Every line of its log so far. */
  readonly log: () => readonly string[];
  readonly isAlive: () => boolean;
  /** Milliseconds of the processor that it has used; undefined where the system does not say. */
  readonly processorMs: () => number | undefined;
  /** As App Service ends it; its exit code. */
  readonly stop: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
};

/** Ends once it listens; throws with what it printed where it does not. */
export async function startProductionBot(options: ProductionOptions): Promise<ProductionBot> {
  const port = await freePort();
  const child = spawn(process.execPath, [await programIn(options.folder)], {
    env: { ...environmentOf(options), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the bot has nothing to say it with');
  let printed = '';
  let logged = '';
  stderr.on('data', (chunk: Buffer) => (logged += chunk.toString('utf8')));
  // Not «close»: it does not come to whoever has disconnected.
  const ends = [once(child, 'exit'), once(stdout, 'close'), once(stderr, 'close')];
  const died = Promise.all(ends).then(() => child.exitCode);
  await new Promise<void>((resolve, reject) => {
    stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (printed.includes('listens on')) resolve();
    });
    void died.then(() => {
      reject(new Error(`the bot did not start: ${printed}${logged}`));
    });
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return died;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    log: () => logged.split('\n').filter((line) => line !== ''),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    processorMs: () => processorMsOf(child.pid),
    stop: async () => {
      // Windows has no signal that a program could answer; there the one that started it lets it go.
      if (process.platform !== 'win32') return end('SIGTERM');
      child.disconnect();
      return died;
    },
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

/** From proc(5): its 14th and 15th word, a hundredth of a second each. */
function processorMsOf(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (pid === undefined || !existsSync(file)) return undefined;
  const words = readFileSync(file, 'utf8').split(' ');
  return (Number(words[13]) + Number(words[14])) * 10;
}

/** `dist/cli.js` as it is shipped, in the same environment: what it printed, and its exit code. */
export async function runCommand(
  options: Omit<ProductionOptions, 'folder'>,
  words: readonly string[],
): Promise<Printed> {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), ...words], {
    env: environmentOf(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  }
  await once(child, 'close');
  return { status: child.exitCode, printed };
}

function environmentOf({
  settings,
  hosts,
  trusted,
}: Omit<ProductionOptions, 'folder'>): Record<string, string> {
  const { PATH, SystemRoot, TMPDIR } = process.env;
  return {
    ...Object.fromEntries(Object.entries({ PATH, SystemRoot, TMPDIR }).filter(isSet)),
    ...settings,
    NODE_OPTIONS: `--import=${pathToFileURL(PRELOAD).href}`,
    NODE_EXTRA_CA_CERTS: trusted,
    TEST_HOSTS: JSON.stringify(hosts),
  };
}

function isSet(entry: [string, string | undefined]): entry is [string, string] {
  return entry[1] !== undefined;
}

/** As it was built; where no page was built, a copy with an empty one, so that the page's API is there. */
async function programIn(folder: string): Promise<string> {
  const built = join(ROOT, 'dist');
  if (existsSync(join(built, 'page', 'index.html'))) return join(built, 'main.js');
  const copy = join(folder, 'program');
  if (!existsSync(copy)) {
    await mkdir(copy);
    await cp(built, join(copy, 'dist'), { recursive: true });
    await copyFile(join(ROOT, 'package.json'), join(copy, 'package.json'));
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    await mkdir(join(copy, 'dist', 'page'));
    await writeFile(join(copy, 'dist', 'page', 'index.html'), '<!doctype html><title>-</title>');
  }
  return join(copy, 'dist', 'main.js');
}
