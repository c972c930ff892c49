// A headless browser for tests: on Linux x64 the one that npm brought, else an installed Chrome or Edge. HEADED=1 shows an
// installed one at work, slowly enough to follow.
import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';
import { isOn } from '../../scripts/environment.mjs';

const HERE = import.meta.dirname;
/** Inside node_modules: nobody else on the machine can plant a program there, and `npm ci` clears it. */
const UNPACKED = join(HERE, '..', '..', 'node_modules', '.cache', 'otp-bridge', 'chromium-147');

/**
 * Not taken over from the package: with one process, closing a page ends the browser; the others switch off the
 * browser's protection of one site from another, which the tests want to see at work.
 */
const UNWANTED = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
];

/** Between two steps of a browser that somebody watches. */
const SLOW_MS = 400;
/** Ends what hangs: a busy machine is no fault, and takes longer than playwright's half minute. */
export const PATIENCE_MS = 300_000;
const INSTALLED = [(): LaunchOptions => ({ channel: 'chrome' }), () => ({ channel: 'msedge' })];

/** The first browser that starts; undefined where none does, after a line that says so. Close it when done. */
export async function launchBrowser(): Promise<Browser | undefined> {
  const failures: string[] = [];
  const shown = isOn(process.env, 'HEADED');
  const timeout = PATIENCE_MS;
  const how = shown ? { headless: false, slowMo: SLOW_MS, timeout } : { headless: true, timeout };
  for (const candidate of shown ? INSTALLED : candidates()) {
    try {
      return await playwright.launch({ ...how, ...candidate() });
    } catch (error) {
      failures.push(String(error).split('\n')[0] ?? '');
    }
  }
  // Who asked to see it is not content with a line.
  if (shown) throw new Error(`HEADED=1 takes an installed Chrome or Edge: ${failures.join('; ')}`);
  process.stdout.write(`SKIPPED browser: none could be launched (${failures.join('; ')})\n`);
  return undefined;
}

function candidates(): readonly (() => LaunchOptions)[] {
  if (process.platform !== 'linux' || process.arch !== 'x64') return INSTALLED;
  return [(): LaunchOptions => fromNpm({}), () => fromNpm(ownLibraries()), ...INSTALLED];
}

function fromNpm(libraries: Readonly<Record<string, string>>): LaunchOptions {
  execFileSync(process.execPath, [join(HERE, 'unpack-chromium.mjs'), UNPACKED]);
  const fonts = { FONTCONFIG_FILE: join(UNPACKED, 'fonts', 'with-system.conf') };
  return {
    executablePath: join(UNPACKED, 'chromium'),
    args: chromium.args.filter((argument) => !UNWANTED.includes(argument)),
    env: { ...definedEnvironment(), ...fonts, ...libraries },
  };
}

/** Second choice: where the system has these libraries, its own are the safer ones. */
function ownLibraries(): Readonly<Record<string, string>> {
  const path = [join(UNPACKED, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''];
  return { LD_LIBRARY_PATH: path.filter((part) => part !== '').join(delimiter) };
}

function definedEnvironment(): Record<string, string> {
  const all = Object.entries(process.env);
  return Object.fromEntries(all.flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}
