// @ts-check
// One Playground window for one person of the sample directory.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withoutProxy } from './without-proxy.mjs';

/**
 * @typedef {{ readonly id: string, readonly displayName: string, readonly givenName: string, readonly surname: string,
 *   readonly userPrincipalName: string }} Person
 * @typedef {{ readonly tenantId: string, readonly people: readonly Person[] }} SampleDirectory
 * @typedef {{ readonly givenName: string, readonly port: number, readonly botPort: number, readonly dataFolder: string }} Window
 */

/**
 * Writes the window's configuration and says how to run it.
 * @param {string} root
 * @param {Window} window
 * @returns {import('./children.mjs').Part}
 */
export function preparePlayground(root, { givenName, port, botPort, dataFolder }) {
  const folder = join(dataFolder, 'playground', givenName.toLowerCase());
  mkdirSync(folder, { recursive: true });
  const directory = readDirectory(root);
  const config = playgroundConfig(directory, givenName);
  // JSON is YAML too, and needs no care for what a name may contain.
  writeFileSync(join(folder, '.m365agentsplayground.yml'), `${JSON.stringify(config, null, 2)}\n`);
  const endpoint = `http://127.0.0.1:${botPort}/api/messages`;
  const service = `http://127.0.0.1:${port}/_connector`;
  return {
    name: `${givenName}'s window`,
    program: join(root, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js'),
    args: [
      'start',
      '-e',
      endpoint,
      '-c',
      'msteams',
      '--dt',
      '-p',
      String(port),
      '--service-url',
      service,
    ],
    nodeArgs: ['--import', pathToFileURL(join(import.meta.dirname, 'loopback-guard.mjs')).href],
    cwd: folder,
    env: {
      ...notOurs(withoutProxy(process.env)),
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(folder, '.m365agentsplayground.yml'),
    },
    log: join(folder, 'output.log'),
    reasons: join(folder, 'playground.log'),
    errors: false,
  };
}

/**
 * The bot's settings, its master key among them, are no business of somebody else's program.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function notOurs(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^OTP_BRIDGE_/i.test(name)));
}

/** @param {string} root @returns {SampleDirectory} */
export function readDirectory(root) {
  return JSON.parse(readFileSync(join(root, 'samples', 'local', 'directory.json'), 'utf8'));
}

/** What the Playground wants besides its own person; with more or fewer it stops. */
const OTHERS = 5;

/**
 * Fixed conversation ids: what the bot has stored about a
 * window still finds it after a restart.
 * @param {SampleDirectory} directory
 * @param {string} givenName
 */
export function playgroundConfig({ tenantId, people }, givenName) {
  const current = people.find((person) => person.givenName === givenName);
  if (current === undefined) throw new Error(`The sample directory has no ${givenName}.`);
  const others = people.filter((person) => person !== current);
  const key = givenName.toLowerCase();
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: '28:otp-bridge', name: 'OTP Bridge' },
    currentUser: asUser(current),
    users: others.slice(0, OTHERS).map(asUser),
    personalChat: { id: `personal-${key}` },
    groupChat: { id: `group-${key}`, name: 'Helpdesk' },
    team: {
      id: `team-${key}`,
      name: 'Contoso',
      aadGroupId: tenantId,
      channels: [{ id: `channel-${key}`, name: 'Helpdesk' }],
    },
  };
}

/** @param {Person} person */
function asUser(person) {
  return {
    id: `29:${person.userPrincipalName}`,
    name: person.displayName,
    // So spelled by the Playground.
    userPrincipleName: person.userPrincipalName,
    aadObjectId: person.id,
    givenName: person.givenName,
    surname: person.surname,
    email: person.userPrincipalName,
  };
}
