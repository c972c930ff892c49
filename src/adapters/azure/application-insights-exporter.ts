// Microsoft's exporter, held to what we allow it: one place, our identity, nothing on disk, nothing about itself, and no
// error of its own that could end the process.
import type { TokenCredential } from '@azure/identity';
import { AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';
import type { AzureMonitorExporterOptions } from '@azure/monitor-opentelemetry-exporter';
import { ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { answerWithin } from '../../ports/answer-within.js';
import { TelemetryUnavailable } from '../../ports/fault.js';
import { onlyIngestion } from './only-ingestion.js';

export type Ingestion = {
  /** GUID; says which component, and lets nobody in. */
  readonly instrumentationKey: string;
  /** Origin. */
  readonly endpoint: string;
  /** For whom the token is, e.g. `https://monitor.azure.com`. */
  readonly audience: string;
  readonly credential: TokenCredential;
  /** Milliseconds until an identity that says nothing is given up; ten seconds where it is not said. */
  readonly tokenWithinMs?: number;
  /** In tests: the way out. */
  readonly transport?: Pick<AzureMonitorExporterOptions, 'httpClient'>;
};

const TOKEN_WITHIN_MS = 10_000;

type Sent = (failed: TelemetryUnavailable | undefined) => void;

/** `sent`: of each batch; undefined where all of it was taken. */
export function applicationInsightsExporter(ingestion: Ingestion, sent: Sent): SpanExporter {
  const { instrumentationKey, endpoint, audience, transport = {} } = ingestion;
  const exporter = new AzureMonitorTraceExporter({
    // Written anew from its parts: the exporter would take an endpoint of another kind from the one in the environment.
    connectionString: `InstrumentationKey=${instrumentationKey};IngestionEndpoint=${endpoint};AADAudience=${audience}/.default`,
    credential: telling(ingestion, sent),
    disableOfflineStorage: true,
    additionalPolicies: [{ policy: onlyIngestion(endpoint, sent), position: 'perCall' }],
    // What is lost is lost: sending it again later would pile up while nobody takes it.
    retryOptions: { maxRetries: 0 },
    ...transport,
  });
  return {
    export: (spans, done) => {
      // Its promise is nobody's otherwise, and one that is rejected would end the process.
      exporter.export(spans, done).catch(() => {
        done({ code: ExportResultCode.FAILED });
      });
    },
    shutdown: async () => exporter.shutdown(),
  };
}

/** Tokens are asked for before our policy has its turn. */
function telling(
  { credential, tokenWithinMs = TOKEN_WITHIN_MS }: Ingestion,
  sent: Sent,
): TokenCredential {
  const failed = (cause?: unknown): TelemetryUnavailable =>
    new TelemetryUnavailable('the identity gives no token for Application Insights', { cause });
  return {
    getToken: async (scopes, options) => {
      try {
        const token = credential.getToken(scopes, options);
        return await answerWithin(tokenWithinMs, token, () => failed());
      } catch (error) {
        const why = error instanceof TelemetryUnavailable ? error : failed(error);
        sent(why);
        throw why;
      }
    },
  };
}
