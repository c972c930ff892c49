// One call as Key Vault's own log has it (learn.microsoft.com/azure/key-vault/general/logging): JSON of the container
// insights-logs-auditevent, or of Log Analytics, whose tables are AzureDiagnostics and AZKVAuditLogs.
import { defined } from '../defined.js';
import type { Instant } from '../ids.js';
import { textIn, timeIn } from './foreign-record.js';
import type { ForeignRecord } from './foreign-record.js';

export type VaultCall = {
  readonly at: Instant;
  /** As the service names it: `SecretGet`. */
  readonly operation: string;
  /** The client's request id, in lower case; empty where the client sent none. */
  readonly called: string;
  /** The secret's name, in lower case; empty where the call was of none. */
  readonly secret: string;
  /** The service did what it was asked for. */
  readonly done: boolean;
  /** The application or the person, by their id, as far as the export says it. */
  readonly caller?: string;
  readonly address?: string;
};

/** Undefined where it is no call of Key Vault's log, or its time cannot be read. */
export function vaultCall(record: ForeignRecord): VaultCall | undefined {
  const operation = textIn(record, 'operationname');
  const at = timeIn(record, 'time', 'timegenerated', 'timegeneratedutc');
  if (operation === undefined || at === undefined) return undefined;
  const caller = callerIn(record);
  const address = textIn(record, 'calleripaddress');
  return {
    at,
    operation,
    called: (textIn(record, 'correlationid', 'correlationidg') ?? '').toLowerCase(),
    secret: secretIn(textIn(record, 'requesturi', 'requesturis', 'id', 'ids') ?? ''),
    done: isDone(record),
    ...defined({ caller, address }),
  };
}

function secretIn(uri: string): string {
  return (/\/(?:deleted)?secrets\/([0-9a-z-]+)/i.exec(uri)?.[1] ?? '').toLowerCase();
}

/** What is not said to have failed is taken for done: a reading is not overlooked. */
function isDone(record: ForeignRecord): boolean {
  const status = Number(textIn(record, 'httpstatuscode', 'httpstatuscoded'));
  if (Number.isFinite(status) && status > 0) return status >= 200 && status < 300;
  const result = textIn(record, 'resulttype');
  return result === undefined || result.toLowerCase() === 'success';
}

function callerIn(record: ForeignRecord): string | undefined {
  return textIn(
    record,
    'identityclaimappid',
    'identityclaimappidg',
    'identityclaimoid',
    'identityclaimoidg',
    'identityclaimhttpschemasmicrosoftcomidentityclaimsobjectidentifier',
    'identityclaimhttpschemasmicrosoftcomidentityclaimsobjectidentifierg',
  )?.toLowerCase();
}
