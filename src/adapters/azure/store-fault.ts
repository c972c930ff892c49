// Why Table Storage does not do what was asked, as one of our faults: what is missing, and what that is called in Azure.
import { StoreForbidden, StoreMissing, StoreUnavailable } from '../../ports/fault.js';
import { azureErrorOf } from './azure-error.js';
import type { BatchAnswer } from './table-batch.js';

/** https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes */
const REFUSING = [401, 403];

export function storeFault(error: unknown): StoreUnavailable {
  const { status, codes } = azureErrorOf(error);
  if (codes.includes('TableNotFound')) {
    return tableMissing(error);
  }
  return status !== undefined && REFUSING.includes(status)
    ? new StoreForbidden(whyForbidden(codes), { cause: error })
    : new StoreUnavailable('the store cannot be read or written', { cause: error });
}

function tableMissing(cause?: unknown): StoreMissing {
  return new StoreMissing('there is no such table: it was deleted, or infra/ has not made it', {
    cause,
  });
}

/** What is wrong with the whole table is said of a part of the batch, in an answer of its own. */
export function batchFault(answer: BatchAnswer): StoreUnavailable {
  return answer.kind === 'failed' && answer.code === 'TableNotFound'
    ? tableMissing()
    : new StoreUnavailable('a transaction was not understood');
}

/** Each code is by another part of the service; for the firewall it has but this one. */
function whyForbidden(codes: readonly string[]): string {
  if (codes.includes('AuthorizationPermissionMismatch')) {
    return "the bot's identity has no role on the table, or not yet";
  }
  return codes.includes('AuthorizationFailure')
    ? "the account's firewall does not let the app through, or the bot's identity has no role on the table"
    : "the table does not take the bot's identity";
}
