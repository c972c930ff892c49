// @ts-check
// The Teams app package: the manifest with an environment's ids in it, its translations and its icons, in one zip that is
// byte for byte the same each time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/** What stands in the zip, in this order. */
const PARTS = ['manifest.json', 'de.json', 'color.png', 'outline.png'];
/** As the zip format counts: the local time of its first day, so that no time zone shows. */
const NO_TIME = new Date(1980, 0, 1);

/** Some ids are missing or wrong; the message says which and where they come from. */
export class PackageRefused extends Error {}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** A host name alone: with a scheme or a path, Teams refuses the package without saying why. */
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** @type {Readonly<Record<string, { readonly takes: RegExp, readonly is: string }>>} */
const VALUES = {
  TEAMS_APP_ID: { takes: GUID, is: 'the id of the Teams app, a GUID that stays the same' },
  BOT_ID: { takes: GUID, is: "the client id of the bot's managed identity, a GUID" },
  SSO_CLIENT_ID: { takes: GUID, is: 'the client id of the Entra registration, a GUID' },
  BOT_DOMAIN: { takes: DOMAIN, is: "the bot's host name in lower case, without https://" },
  WEBSITE_URL: {
    takes: /^https:\/\/\S+$/,
    is: "an address of the organisation's own, with https://",
  },
  PRIVACY_URL: { takes: /^https:\/\/\S+$/, is: "the organisation's privacy notice, with https://" },
  TERMS_URL: { takes: /^https:\/\/\S+$/, is: "the organisation's terms of use, with https://" },
  DEVELOPER_NAME: { takes: /^.{1,32}$/u, is: 'who runs the bot, at most 32 characters' },
};

/**
 * Throws {@link PackageRefused}.
 * @param {string} root
 * @param {Readonly<Record<string, string | undefined>>} given
 * @returns {Uint8Array}
 */
export function appPackage(root, given) {
  refuseWrong(given);
  const folder = join(root, 'manifest');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const values = { ...given, APP_VERSION: version };
  const files = PARTS.map((name) => {
    const bytes = readFileSync(join(folder, name));
    // A checkout may have turned the line ends of texts; the package has one spelling.
    const text = () => bytes.toString('utf8').replaceAll('\r\n', '\n');
    return [name, name.endsWith('.json') ? Buffer.from(filledIn(text(), values), 'utf8') : bytes];
  });
  return zipSync(Object.fromEntries(files), { mtime: NO_TIME, level: 9, os: 3 });
}

/** @param {Readonly<Record<string, string | undefined>>} given */
function refuseWrong(given) {
  const problems = Object.entries(VALUES).flatMap(([name, { takes, is }]) => {
    const value = given[name];
    if (value === undefined || value === '') return [`${name} is missing: ${is}.`];
    return takes.test(value) ? [] : [`${name} is "${value}". It is ${is}.`];
  });
  if (problems.length > 0) throw new PackageRefused(problems.join('\n'));
}

/**
 * @param {string} template with `${{NAME}}`, as Agents Toolkit has it
 * @param {Readonly<Record<string, string | undefined>>} values
 */
function filledIn(template, values) {
  return template.replace(/\$\{\{([A-Z_]+)\}\}/g, (_whole, name) => {
    const value = values[name];
    if (value === undefined) throw new PackageRefused(`The manifest asks for ${name}.`);
    return JSON.stringify(value).slice(1, -1);
  });
}
