// What the process is to be, read once from the environment and validated whole: every problem is listed, none is guessed.
import { readLocal } from './local.js';
import type { LocalConfiguration } from './local.js';
import type { Environment, Problem } from './problem.js';
import { readProduction } from './production.js';
import type { ProductionConfiguration } from './production.js';

export type Configuration = LocalConfiguration | ProductionConfiguration;

export type ConfigurationResult =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function readConfiguration(given: Environment): ConfigurationResult {
  const environment = trimmed(given);
  const profile = environment['OTP_BRIDGE_PROFILE'];
  const site = environment['WEBSITE_SITE_NAME'];
  if (profile === 'local' && site !== undefined) return refuseTrialAt(site);
  if (profile === 'local') return readLocal(environment);
  if (profile === 'production') return readProduction(environment);
  const problem =
    profile === undefined
      ? 'is missing. Set it to local for a trial on this machine (npm start does), or to production.'
      : `is "${profile}". It can be local or production.`;
  return { ok: false, problems: [{ where: 'OTP_BRIDGE_PROFILE', problem }] };
}

/** A trial believes whoever speaks to it. */
function refuseTrialAt(site: string): ConfigurationResult {
  const problem = `is local, and this is App Service (WEBSITE_SITE_NAME is ${site}): the trial verifies nobody. Set it to production.`;
  return { ok: false, problems: [{ where: 'OTP_BRIDGE_PROFILE', problem }] };
}

/**
 * Every value as it was meant, and none that is empty: `set X=1 && …` in Windows' Command Prompt sets "1 ", and a folder
 * "other " is one that its Explorer cannot delete.
 */
function trimmed(given: Environment): Environment {
  const values = Object.entries(given).map(([name, value]) => [name, value?.trim()] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== ''));
}
