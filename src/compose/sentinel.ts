// Sentinel, where the deployment has it: its client is loaded then alone. And what the doctor says of it.
import type { TokenCredential } from '@azure/identity';
import { readSentOn } from '../app/audit/send-entries.js';
import { readLogs } from '../app/audit/read-log.js';
import { NotYet } from '../channels/cli/check-line.js';
import type { Check } from '../channels/cli/check-line.js';
import type { ProductionConfiguration } from '../config/production.js';
import { lastOf } from '../domain/audit/log.js';
import { SiemUnavailable } from '../ports/fault.js';
import type { Siem } from '../ports/siem.js';
import { lookInTable } from './doctor-state.js';

/** Nobody waits for it. */
const BUDGET_MS = 10_000;

export async function openSiem(
  { sentinel, cloud }: ProductionConfiguration,
  credential: TokenCredential,
): Promise<Siem | undefined> {
  if (sentinel === undefined) return undefined;
  const { Sentinel } = await import('../adapters/azure/sentinel.js');
  const audience = cloud.telemetryAudience;
  return new Sentinel({ ...sentinel, audience, credential, budgetMs: BUDGET_MS });
}

/** By how far the bot itself has come: the doctor sends nothing. */
export function sentinelCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check {
  return {
    name: 'Sentinel: entries of the audit',
    try: async () => {
      if (configuration.sentinel === undefined) {
        return 'off: OTP_BRIDGE_SENTINEL_ENDPOINT and OTP_BRIDGE_SENTINEL_RULE are not set';
      }
      return lookInTable(configuration, credential, async (store) => {
        const rows = { store, tenantId: configuration.tenantId };
        const { upTo, failing } = await readSentOn(rows);
        const last = (await readLogs(rows)).findLast(({ log }) => log === 'audit');
        const behind = last === undefined ? 0 : lastOf(last.head) - (upTo['audit'] ?? 0);
        if (failing !== undefined) throw notTaken(failing, behind);
        if (upTo['audit'] === undefined)
          throw new NotYet('nothing was sent yet: the bot begins when it starts');
        return `taken up to entry ${upTo['audit']}, ${Math.max(0, behind)} since then`;
      });
    },
    mend: "Assign the bot's identity the role Monitoring Metrics Publisher on the data collection rule, see that table and rule are there (infra/modules/sentinel.bicep), and wait up to half an hour. What was not taken is sent then; codes go on meanwhile.",
  };
}

function notTaken(
  { since, code }: { readonly since: number; readonly code: string },
  behind: number,
): SiemUnavailable {
  const from = `${new Date(since).toISOString().slice(0, 16)}Z`;
  return new SiemUnavailable(`nothing is taken since ${from} (${code}); ${behind} entries wait`);
}
