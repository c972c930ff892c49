// @ts-check
// The local trial: the bot and two windows, started together and stopped together.
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { CannotStart } from './cannot-start.mjs';
import { Children } from './children.mjs';
import { preparePlayground } from './playground.mjs';
import { findTakenPorts, sayTaken } from './ports.mjs';
import { readSettings } from './settings.mjs';
import { sayTrouble } from './say-trouble.mjs';
import { keepToOurselves } from './trial-folder.mjs';
import { untilAnswers } from './until-answers.mjs';
import { openPages, welcome } from './welcome.mjs';
import { withoutProxy } from './without-proxy.mjs';

const ROOT = join(import.meta.dirname, '..');

/** Runs until it is stopped; ends the process. */
export async function runLocalTrial() {
  /** @type {(code: number) => void} */
  let end = () => undefined;
  const ended = new Promise((resolve) => (end = resolve));
  const children = new Children((reason) => {
    console.error(`${reason}\nEverything is stopped.`);
    end(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));
  start(children).catch((error) => {
    console.error(error instanceof CannotStart ? error.message : sayTrouble(error));
    end(1);
  });
  const code = await ended;
  await children.stop();
  process.exit(Number(code));
}

/** @param {Children} children */
async function start(children) {
  const settings = readSettings(process.env, process.platform);
  const { botPort, windowPorts, dataFolder } = settings;
  await refuseTakenPorts(botPort, windowPorts);
  await buildIfStale(ROOT);
  const readers = keepToOurselves(dataFolder, process);
  children.start(botPart(botPort, dataFolder));
  const [alexPort, meganPort] = windowPorts;
  const common = { botPort, dataFolder };
  children.start(preparePlayground(ROOT, { ...common, givenName: 'Alex', port: alexPort }));
  children.start(preparePlayground(ROOT, { ...common, givenName: 'Megan', port: meganPort }));
  const pings = windowPorts.map((port) => `http://127.0.0.1:${port}/_debug/ping`);
  await Promise.all([`http://127.0.0.1:${botPort}/healthz`, ...pings].map(untilAnswers));
  /** @type {[string, string]} */
  const urls = [`http://localhost:${alexPort}`, `http://localhost:${meganPort}`];
  const toolset = `http://localhost:${botPort}/toolset`;
  console.log(welcome(urls, { folder: dataFolder, readers, toolset }));
  if (settings.opensPages) await openPages(urls);
}

/**
 * @param {number} botPort
 * @param {string} dataFolder
 * @returns {import('./children.mjs').Part}
 */
function botPart(botPort, dataFolder) {
  return {
    name: 'The bot',
    program: join(ROOT, 'dist', 'main.js'),
    args: [],
    nodeArgs: ['--enable-source-maps'],
    cwd: ROOT,
    env: {
      ...withoutProxy(process.env),
      OTP_BRIDGE_PROFILE: 'local',
      OTP_BRIDGE_DATA: dataFolder,
      OTP_BRIDGE_PORT: String(botPort),
    },
    log: join(dataFolder, 'bot.log'),
    reasons: join(dataFolder, 'bot.log'),
    errors: true,
  };
}

/**
 * @param {number} botPort
 * @param {readonly number[]} windowPorts
 */
async function refuseTakenPorts(botPort, windowPorts) {
  const taken = await findTakenPorts([botPort, ...windowPorts]);
  const lines = sayTaken({ taken, botPort, platform: process.platform });
  if (lines.length > 0) throw new CannotStart(lines.join('\n'));
}
