// Microsoft Sentinel, by the Logs Ingestion API of Azure Monitor: into the custom table of infra/, as the bot's identity. Microsoft's
// client, held to one address, one try and a time of its own.
// https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview
import type { TokenCredential } from '@azure/identity';
import { isRestError } from '@azure/core-rest-pipeline';
import { AggregateLogsUploadError, LogsIngestionClient } from '@azure/monitor-ingestion';
import type { LogsIngestionClientOptions } from '@azure/monitor-ingestion';
import type { SiemRow } from '../../domain/audit/siem-row.js';
import { Fault, SiemForbidden, SiemTooMuch, SiemUnavailable } from '../../ports/fault.js';
import { defined } from '../../domain/defined.js';
import type { Siem } from '../../ports/siem.js';
import { withinBudget } from './within-budget.js';

export type SentinelOptions = {
  /** Origin of the data collection rule's own endpoint. */
  readonly endpoint: string;
  /** The rule's immutable id, `dcr-…`. */
  readonly rule: string;
  /** For whom the token is, e.g. `https://monitor.azure.com`. */
  readonly audience: string;
  readonly credential: TokenCredential;
  /** Milliseconds after which a call that has not answered throws `SiemUnavailable`. */
  readonly budgetMs: number;
  /** In tests: the way out. */
  readonly transport?: LogsIngestionClientOptions;
};

/** As infra/modules/sentinel.bicep declares it. */
export const STREAM = 'Custom-OtpBridgeAudit_CL';

export class Sentinel implements Siem {
  readonly name = 'Sentinel';
  readonly #client: LogsIngestionClient;
  readonly #options: SentinelOptions;

  constructor(options: SentinelOptions) {
    this.#options = options;
    const { endpoint, credential, audience, transport } = options;
    this.#client = new LogsIngestionClient(endpoint, credential, {
      audience,
      // The next look sends it again, and with it whatever has come since.
      retryOptions: { maxRetries: 0 },
      // It would take our token along to wherever it is sent.
      redirectOptions: { maxRetries: 0 },
      ...transport,
    });
  }

  async send(rows: readonly SiemRow[]): Promise<void> {
    const { rule, budgetMs } = this.#options;
    try {
      await withinBudget(
        budgetMs,
        async (abortSignal) =>
          this.#client.upload(rule, STREAM, [...rows], { abortSignal, maxConcurrency: 1 }),
        () => new SiemUnavailable('Sentinel does not answer'),
      );
    } catch (error) {
      throw faultOf(error);
    }
  }
}

/** What the client was answered, if anything. Its texts may hold anything. */
function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const cause = error instanceof AggregateLogsUploadError ? error.errors[0]?.cause : error;
  if (!isRestError(cause) || cause.statusCode === undefined) {
    return new SiemUnavailable('Sentinel cannot be reached', { cause });
  }
  const { statusCode, response } = cause;
  const known = FAULTS[statusCode];
  if (known !== undefined) return known(statusCode);
  const retryAfterSeconds = secondsIn(response?.headers.get('retry-after'));
  return new SiemUnavailable(`Sentinel answered with ${statusCode}`, {
    ...defined({ retryAfterSeconds }),
  });
}

const refusesUs = (): Fault =>
  new SiemForbidden(
    "Sentinel refuses: the bot's identity needs the role Monitoring Metrics Publisher on the data collection rule",
  );
const knowsNot = (status: number): Fault =>
  new SiemForbidden(
    `Sentinel does not know this rule or this stream (${status}): see OTP_BRIDGE_SENTINEL_ENDPOINT and OTP_BRIDGE_SENTINEL_RULE`,
  );
const FAULTS: Readonly<Record<number, (status: number) => Fault>> = {
  400: knowsNot,
  401: refusesUs,
  403: refusesUs,
  404: knowsNot,
  413: () => new SiemTooMuch('Sentinel takes less at once'),
};

/** Seconds, as the service says them; of another form nothing is known. */
function secondsIn(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}
