// What `otp-bridge import` prints: rows by line, with what to change.
import { ownerAddress } from '../../domain/exchange/owner-address.js';
import type { RowFault } from '../../domain/exchange/token-file.js';
import type { ImportRefusal } from '../../app/provisioning/provisioning.js';
import { exchange } from '../../text/cli/exchange.js';

/** Why a row is not taken: as it stands in the file, or as the directory and the store have it. */
export type NotTaken = {
  readonly line: number;
  readonly account?: string;
} & ({ readonly fault: RowFault } | { readonly refusal: ImportRefusal });

export function notTakenLine(one: NotTaken): string {
  const said = 'fault' in one ? exchange.fault(one.fault) : exchange.refusal(one.refusal);
  return exchange.row(one.line, shownAddress(one.account), said);
}

export function notTakenJson(one: NotTaken): object {
  const { code } = 'fault' in one ? one.fault : one.refusal;
  const account = shownAddress(one.account);
  return { line: one.line, ...(account === undefined ? {} : { account }), code };
}

/** Anything but an address may be a secret that has come to stand in the wrong place. */
function shownAddress(account: string | undefined): string | undefined {
  const address = account === undefined ? undefined : ownerAddress(account);
  return address?.ok === true ? address.value : undefined;
}
