// Traces where the deployment has Application Insights. What they need is loaded then alone, and after its own reports were
// switched off.
import type { TokenCredential } from '@azure/identity';
import { noTrace } from '../adapters/local/no-trace.js';
import {
  tracedDirectory,
  tracedMessenger,
  tracedStore,
  tracedVault,
} from '../adapters/traced-ports.js';
import type { BridgeParts } from '../app/bridge-parts.js';
import type { ProductionConfiguration } from '../config/production.js';
import { quietExporter } from '../config/quiet-exporter.js';
import type { Log } from '../ports/log.js';
import type { Random } from '../ports/random.js';
import type { Trace } from '../ports/trace.js';

const SEND_EVERY_MS = 5_000;
const CLOSE_WITHIN_MS = 2_000;

export async function openTrace(
  { telemetry, cloud }: ProductionConfiguration,
  needs: {
    readonly credential: TokenCredential;
    readonly log: Log;
    readonly random: Random;
  },
): Promise<Trace> {
  if (telemetry === undefined) return noTrace;
  quietExporter();
  const { applicationInsightsTrace } =
    await import('../adapters/azure/application-insights-trace.js');
  const { credential, log, random } = needs;
  const instance = random.id();
  log.info('telemetry.on', { instance });
  return applicationInsightsTrace({
    ...telemetry,
    audience: cloud.telemetryAudience,
    credential,
    log,
    instance,
    sendEveryMs: SEND_EVERY_MS,
    closeWithinMs: CLOSE_WITHIN_MS,
  });
}

/** For the doctor: undefined where there are to be no traces. Throws `TelemetryUnavailable` where they are not taken. */
export async function tryTelemetry(
  { telemetry, cloud }: ProductionConfiguration,
  { credential, random }: { readonly credential: TokenCredential; readonly random: Random },
): Promise<string | undefined> {
  if (telemetry === undefined) return undefined;
  quietExporter();
  const { tryIngestion } = await import('../adapters/azure/application-insights-trace.js');
  const audience = cloud.telemetryAudience;
  await tryIngestion({ ...telemetry, audience, credential }, random.id());
  return new URL(telemetry.endpoint).host;
}

/** Everything that the use cases wait for. */
export type Ground = Pick<BridgeParts, 'store' | 'vault' | 'directory' | 'messenger'>;

export function tracedGround({ store, vault, directory, messenger }: Ground, trace: Trace): Ground {
  return {
    store: tracedStore(store, trace),
    vault: tracedVault(vault, trace),
    directory: tracedDirectory(directory, trace),
    messenger: tracedMessenger(messenger, trace),
  };
}
