// @ts-check
// What a deployment would be refused for halfway: providers that the subscription has not registered, a resource group that is
// not there, names that somebody else has. Only looks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ readonly status: number, readonly body: Readonly<Record<string, unknown>> }} ArmAnswer */
/** @typedef {(method: 'GET' | 'POST', path: string, body?: object) => Promise<ArmAnswer>} Arm */
/** @typedef {{ readonly subscription: string, readonly group: string, readonly name: string }} Where */

/** What Resource Manager said no to. */
export class LookRefused extends Error {}

/** These are there in every subscription. */
const ALWAYS = ['Microsoft.Authorization', 'Microsoft.Resources'];
const NAMES = [
  { provider: 'Microsoft.Storage', type: 'storageAccounts', end: 'st', version: '2023-05-01' },
  { provider: 'Microsoft.KeyVault', type: 'vaults', end: '-kv', version: '2023-07-01' },
  { provider: 'Microsoft.Web', type: 'sites', end: '-app', version: '2023-12-01', asks: 'Site' },
];

/**
 * The providers of every resource that the Bicep files name.
 * @param {string} folder
 * @returns {readonly string[]}
 */
export function providersIn(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => file.endsWith('.bicep'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const found = texts.flatMap((text) => [...text.matchAll(/^resource \w+ '(Microsoft\.\w+)\//gim)]);
  const names = new Set(found.map(([, provider]) => provider ?? ''));
  return [...names].filter((name) => !ALWAYS.includes(name)).sort();
}

/**
 * What is to be done first, each with its command; empty where nothing is. Throws {@link LookRefused}.
 * @param {Arm} arm
 * @param {Where} where `name` begins the names of all resources
 * @param {readonly string[]} providers
 * @returns {Promise<readonly string[]>}
 */
export async function lookAtAzure(arm, where, providers) {
  const { subscription, group } = where;
  const lines = [];
  const found = await arm('GET', `/subscriptions/${subscription}/resourcegroups/${group}`);
  if (found.status === 404) {
    lines.push(
      `There is no resource group ${group}: az group create --name ${group} --location REGION`,
    );
  } else assertRead(found, `the resource group ${group}`);
  for (const provider of providers) {
    const seen = await arm('GET', `/subscriptions/${subscription}/providers/${provider}`);
    assertRead(seen, `the provider ${provider}`);
    if (seen.body['registrationState'] === 'Registered') continue;
    lines.push(
      `${provider} is not registered: az provider register --namespace ${provider} --wait`,
    );
  }
  // An unregistered provider answers nothing else.
  return lines.length > 0 ? lines : lookAtNames(arm, where);
}

/**
 * @param {Arm} arm
 * @param {Where} where
 */
async function lookAtNames(arm, { subscription, group, name }) {
  const lines = [];
  for (const { provider, type, end, version, asks } of NAMES) {
    const full = `${name}${end}`;
    const asked = { name: full, type: asks ?? `${provider}/${type}` };
    const to = `/subscriptions/${subscription}/providers/${provider}/checkNameAvailability?api-version=${version}`;
    const answer = await arm('POST', to, asked);
    assertRead(answer, `the name ${full}`);
    if (answer.body['nameAvailable'] === true) continue;
    const ours = `/subscriptions/${subscription}/resourceGroups/${group}/providers/${provider}/${type}/${full}?api-version=${version}`;
    if ((await arm('GET', ours)).status === 200) continue;
    lines.push(
      `The name ${full} is taken (a removed vault keeps its own for 90 days): choose another RESOURCE_SUFFIX.`,
    );
  }
  return lines;
}

/**
 * @param {ArmAnswer} answer
 * @param {string} what
 */
function assertRead({ status }, what) {
  if (status === 200) return;
  const role = status === 403 ? ': you need at least Reader there' : '';
  throw new LookRefused(`Resource Manager answered with ${status} when asked for ${what}${role}.`);
}
