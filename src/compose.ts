// The process that a configuration asks for. Here and in compose/ alone are adapters and channels seen both.
import type { Configuration } from './config/configuration.js';
import { startLocal } from './compose/local.js';
import { startProduction } from './compose/production.js';
import type { Running } from './compose/running.js';

export type { Running };

/** Throws `ConfigurationWrong`, `ConfigurationProblem`, `StoreLocked`, `StoreUnavailable` or `PortTaken`. */
export async function compose(configuration: Configuration): Promise<Running> {
  return configuration.profile === 'local'
    ? startLocal(configuration)
    : startProduction(configuration);
}
