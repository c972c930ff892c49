// Traces to our strict fake of Application Insights' ingestion, in this process: the way out leads there for the one host
// that is allowed, and whatever goes elsewhere is noted.
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { applicationInsightsTrace } from '../../../src/adapters/azure/application-insights-trace.js';
import type { Ingestion } from '../../../src/adapters/azure/application-insights-exporter.js';
import { jsonLog } from '../../../src/adapters/local/json-log.js';
import { quietExporter } from '../../../src/config/quiet-exporter.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Trace } from '../../../src/ports/trace.js';
import { IngestionFake, TELEMETRY_TOKEN } from '../../fakes/ingestion-fake.js';

export const KEY = '7e57ab1e-0000-4000-8000-00000000071e';
export const ENDPOINT = 'https://westeurope-5.in.applicationinsights.azure.com';
export const AUDIENCE = 'https://monitor.azure.com';

export type Telemetry = {
  readonly trace: Trace;
  readonly ingestion: Ingestion;
  readonly fake: IngestionFake;
  readonly lines: Record<string, unknown>[];
  /** What a token was asked for. */
  readonly scopes: unknown[];
  /** Addresses outside of the one host. */
  readonly elsewhere: string[];
  readonly stop: () => Promise<void>;
};

export async function telemetry(
  options: { readonly sendEveryMs?: number; readonly closeWithinMs?: number } = {},
): Promise<Telemetry> {
  quietExporter();
  const fake = await new IngestionFake(KEY).start();
  const lines: Record<string, unknown>[] = [];
  const scopes: unknown[] = [];
  const elsewhere: string[] = [];
  const ingestion = {
    instrumentationKey: KEY,
    endpoint: ENDPOINT,
    audience: AUDIENCE,
    credential: {
      getToken: async (scope: unknown) => {
        scopes.push(scope);
        return { token: TELEMETRY_TOKEN, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
      },
    },
    transport: { httpClient: leadingTo(fake, elsewhere) },
  };
  const trace = applicationInsightsTrace({
    ...ingestion,
    log: jsonLog(
      (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
      () => Date.now(),
    ),
    instance: 'instance',
    sendEveryMs: options.sendEveryMs ?? 20,
    closeWithinMs: options.closeWithinMs ?? 2_000,
  });
  const stop = async (): Promise<void> => {
    await trace.close();
    await fake.stop();
  };
  return { trace, ingestion, fake, lines, scopes, elsewhere, stop };
}

function leadingTo(fake: IngestionFake, elsewhere: string[]): HttpClient {
  const client = createDefaultHttpClient();
  return {
    sendRequest: async (request) => {
      const { origin, pathname, search } = new URL(request.url);
      if (origin !== ENDPOINT) {
        elsewhere.push(request.url);
        throw new Error('the test leads nowhere else');
      }
      request.url = `${fake.origin}${pathname}${search}`;
      request.allowInsecureConnection = true;
      return client.sendRequest(request);
    },
  };
}

export async function until(is: () => boolean): Promise<void> {
  for (let looks = 0; looks < 2_000; looks += 1) {
    if (is()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not happen');
}

/** A press, as the bot does it: over HTTP, a turn, two calls. */
export async function press(trace: Trace): Promise<void> {
  await trace.within({ kind: 'request', method: 'POST', route: '/api/messages' }, async () => {
    await trace.within({ kind: 'turn' }, async () => {
      trace.tell({ verb: 'code.show' });
      await trace.within({ kind: 'call', port: 'store', operation: 'get' }, async () => null);
      await trace
        .within({ kind: 'call', port: 'store', operation: 'commit' }, async () => {
          throw new StoreUnavailable('a detail');
        })
        .catch(() => undefined);
      trace.tell({ outcome: 'NO_ROLE' });
    });
    trace.tell({ status: 200 });
  });
}

export const events = ({ lines }: Pick<Telemetry, 'lines'>): readonly unknown[] =>
  lines.map(({ event }) => event);
