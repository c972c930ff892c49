// The process that a configuration asks for. Here and in compose/ alone are adapters and channels seen both. Each profile is loaded
// when it is asked for: a local trial has no use for Azure's clients, which are half of what there is to load.
import type { Configuration } from './config/configuration.js';
import type { Running } from './compose/running.js';

export type { Running };

/** Throws `ConfigurationWrong`, `ConfigurationProblem`, `StoreLocked`, `StoreUnavailable` or `PortTaken`. */
export async function compose(configuration: Configuration): Promise<Running> {
  if (configuration.profile === 'local') {
    const { startLocal } = await import('./compose/local.js');
    return startLocal(configuration);
  }
  const { startProduction } = await import('./compose/production.js');
  return startProduction(configuration);
}
