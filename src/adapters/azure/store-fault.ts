// Why Table Storage does not do what was asked, as one of our faults: what is missing, and what that is called in Azure.
import { StoreForbidden, StoreMissing, StoreUnavailable } from '../../ports/fault.js';
import { azureErrorOf } from './azure-error.js';
import type { BatchAnswer } from './table-batch.js';

/** https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes */
const REFUSING = [401, 403];

/** More was asked of the partition than it takes: nothing of it was done. */
export class StoreBusy extends StoreUnavailable {
  override readonly name = 'StoreBusy';
  constructor(options?: ErrorOptions) {
    super('the table is busy: more is asked of it than a partition takes', options);
  }
}

/** Of Table Storage, and of Cosmos DB in its place. */
const BUSY_CODES = ['ServerBusy', 'TooManyRequests'];
export const isBusyCode = (code: string): boolean => BUSY_CODES.includes(code);

/** By Azure's code (learn.microsoft.com/rest/api/storageservices/table-service-error-codes). */
const GONE: ReadonlyMap<string, string> = new Map([
  ['TableNotFound', 'there is no such table: it was deleted, or infra/ has not made it'],
  [
    'TableBeingDeleted',
    'the table is being deleted, and cannot be made again for at least 40 seconds: somebody has deleted it. Restore a backup',
  ],
]);

export function storeFault(error: unknown): StoreUnavailable {
  const { status, codes } = azureErrorOf(error);
  const [gone] = codes.flatMap((code) => GONE.get(code) ?? []);
  if (gone !== undefined) return new StoreMissing(gone, { cause: error });
  if (codes.some(isBusyCode)) return new StoreBusy({ cause: error });
  return status !== undefined && REFUSING.includes(status)
    ? new StoreForbidden(whyForbidden(codes), { cause: error })
    : new StoreUnavailable('the store cannot be read or written', { cause: error });
}

/** Of a transaction that was not looked at. A gateway's own text is no answer of the table's. */
export function wholeBatchFault(body: string): StoreUnavailable {
  return BUSY_CODES.some((code) => body.includes(`"${code}"`))
    ? new StoreBusy()
    : new StoreUnavailable('a transaction was not answered');
}

/** What is wrong with the whole table is said of a part of the batch, in an answer of its own. */
export function batchFault(answer: BatchAnswer): StoreUnavailable {
  if (answer.kind === 'failed' && isBusyCode(answer.code)) return new StoreBusy();
  const gone = answer.kind === 'failed' ? GONE.get(answer.code) : undefined;
  return gone === undefined
    ? new StoreUnavailable('a transaction was not understood')
    : new StoreMissing(gone);
}

/** Each code is by another part of the service; for the firewall it has but this one. */
function whyForbidden(codes: readonly string[]): string {
  if (codes.includes('AuthorizationPermissionMismatch')) {
    return "the bot's identity has no role on the table, or not yet";
  }
  if (codes.includes('InvalidAuthenticationInfo')) {
    return "the account belongs to another tenant than the bot's identity, or the clock is wrong: look at OTP_BRIDGE_TENANT_ID and OTP_BRIDGE_STORAGE";
  }
  return codes.includes('AuthorizationFailure')
    ? "the account's firewall does not let the app through, or the bot's identity has no role on the table"
    : "the table does not take the bot's identity";
}
