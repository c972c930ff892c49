// @ts-check
// What the environment says about a local trial, read and checked once.
import { CannotStart } from './cannot-start.mjs';
import { settingIn } from './environment.mjs';
import { trialFolder } from './trial-folder.mjs';

/**
 * @typedef {{ readonly dataFolder: string, readonly botPort: number, readonly windowPorts: readonly number[],
 *   readonly opensPages: boolean }} Settings
 */

/** Below the ports from 49152 on, of which Windows gives whole ranges away: to Hyper-V, to WSL, to Docker. */
const DEFAULT_WINDOWS = '3980,3981';

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {Settings}
 */
export function readSettings(env, platform) {
  refuseProduction(env);
  const botPort = readPort('OTP_BRIDGE_PORT', settingIn(env, 'OTP_BRIDGE_PORT') ?? '3978');
  const listed = (settingIn(env, 'OTP_BRIDGE_WINDOWS') ?? DEFAULT_WINDOWS).split(',');
  if (listed.length < 2) {
    throw new CannotStart(`OTP_BRIDGE_WINDOWS takes two ports or more, as in ${DEFAULT_WINDOWS}.`);
  }
  const windowPorts = listed.map((text) => readPort('OTP_BRIDGE_WINDOWS', text));
  if (new Set([botPort, ...windowPorts]).size <= windowPorts.length) {
    throw new CannotStart('OTP_BRIDGE_PORT and OTP_BRIDGE_WINDOWS must name different ports.');
  }
  return {
    dataFolder: trialFolder({ env, platform, root: process.cwd() }),
    botPort,
    windowPorts,
    opensPages: opensPages(env, platform),
  };
}

/**
 * A trial believes whoever speaks to it: never where a real one is meant.
 * @param {NodeJS.ProcessEnv} env
 */
function refuseProduction(env) {
  const profile = settingIn(env, 'OTP_BRIDGE_PROFILE');
  const site = settingIn(env, 'WEBSITE_SITE_NAME');
  if (site !== undefined) {
    throw new CannotStart(
      `This is App Service (WEBSITE_SITE_NAME is ${site}), and npm start is the trial, whose people are not verified. Start the bot with: node dist/main.js`,
    );
  }
  if (profile !== undefined && profile !== 'local') {
    throw new CannotStart(
      `npm start is the trial, and OTP_BRIDGE_PROFILE is ${profile}. Unset it to try the bridge here, or start the bot itself: node dist/main.js`,
    );
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function readPort(name, text) {
  const port = Number(text.trim());
  if (/^\d{1,5}$/.test(text.trim()) && port > 0 && port < 65536) return port;
  throw new CannotStart(`${name} takes a port from 1 to 65535, not "${text}".`);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
function opensPages(env, platform) {
  if (settingIn(env, 'OTP_BRIDGE_OPEN') === 'no' || settingIn(env, 'CI')) return false;
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}
