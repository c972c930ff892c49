// @ts-check
// The local trial: the bot and two windows, started together and stopped together.
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { CannotStart } from './cannot-start.mjs';
import { Children } from './children.mjs';
import { settingIn } from './environment.mjs';
import { findTakenPorts, sayTaken } from './ports.mjs';
import { readSettings } from './settings.mjs';
import { sayTrouble } from './say-trouble.mjs';
import { keepToOurselves } from './trial-folder.mjs';
import { readPeople, TrialWindows } from './trial-windows.mjs';
import { untilAnswers } from './until-answers.mjs';
import { openPages, welcome } from './welcome.mjs';
import { withoutProxy } from './without-proxy.mjs';

const ROOT = join(import.meta.dirname, '..');

/**
 * Runs until it is stopped; ends the process.
 * @param {readonly string[]} typed whose windows are to be opened besides
 */
export async function runLocalTrial(typed) {
  /** @type {(code: number) => void} */
  let end = () => undefined;
  const ended = new Promise((resolve) => (end = resolve));
  const children = new Children((reason) => {
    console.error(`${reason}\nEverything is stopped.`);
    end(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));
  start(children, typed).catch((error) => {
    console.error(error instanceof CannotStart ? error.message : sayTrouble(error));
    end(1);
  });
  const code = await ended;
  await children.stop();
  process.exit(Number(code));
}

/**
 * @param {Children} children
 * @param {readonly string[]} typed
 */
async function start(children, typed) {
  const settings = readSettings(process.env, process.platform);
  const { botPort, windowPorts, dataFolder } = settings;
  const people = readPeople(ROOT, typed);
  await refuseTakenPorts(botPort, windowPorts);
  await buildIfStale(ROOT);
  const readers = keepToOurselves(dataFolder, process);
  const bot = children.start(botPart(botPort, dataFolder));
  const windows = new TrialWindows({ root: ROOT, children, botPort, windowPorts, dataFolder });
  const opened = people.map(async (person) => windows.open(person));
  const [urls] = await Promise.all([
    Promise.all(opened),
    untilAnswers(`http://127.0.0.1:${botPort}/healthz`),
  ]);
  windows.serve(bot);
  const besides = urls.slice(2).map((url, index) => ({ url, name: people[index + 2] ?? '' }));
  const start = `http://localhost:${botPort}`;
  const [alex = '', megan = ''] = urls;
  const data = { folder: dataFolder, readers };
  const language = settingIn(process.env, 'OTP_BRIDGE_LANGUAGE')?.toLowerCase();
  console.log(welcome({ alex, megan, besides, start }, data, language));
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
