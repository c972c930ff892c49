// A file of addresses, one a line: `otpauth://totp/…` (Key URI format), and `otpauth-migration://…` (Google Authenticator's export,
// several accounts in one).
import { readKeyUri } from '../capture/read-key-uri.js';
import { readMigration } from '../capture/read-migration.js';
import type { SeedOffer } from '../capture/scan-reading.js';
import { numberedLines } from './numbered-lines.js';
import type { NumberedLine } from './numbered-lines.js';
import { ownerAddress } from './owner-address.js';
import { likelyPeriod } from './strict-parameters.js';
import type { ReadRow } from './token-file.js';

export const ADDRESS_LINE = /^otpauth(?:-migration)?:\/\//i;
/** A parameter that is there, and says nothing: its default may be another one than what stood there. */
const SAYS_NOTHING = /[?&](secret|algorithm|digits|period)=\s*(?=&|$)/i;
export type LineRow = { readonly line: number; readonly read: ReadRow };

export function readAddressLines(text: string): readonly LineRow[] {
  const lines = numberedLines(text);
  return lines.flatMap((one, at) => {
    const isWhole = !one.isOpen && isLineOrNone(lines[at + 1]);
    return readLine(one.text, isWhole).map((read) => ({ line: one.line, read }));
  });
}

/** What belongs to an address may have come to stand on the line behind it. */
function isLineOrNone(next: NumberedLine | undefined): boolean {
  return next === undefined || ADDRESS_LINE.test(next.text);
}

function readLine(text: string, isWhole: boolean): readonly ReadRow[] {
  if (!ADDRESS_LINE.test(text)) return [{ fault: { code: 'NOT_A_ROW' } }];
  if (/\s/.test(text) || text.lastIndexOf('://') !== text.indexOf('://')) {
    return [{ fault: { code: 'NOT_A_ROW' } }];
  }
  if (!isWhole) return [{ fault: { code: 'CUT_OFF' } }];
  return /^otpauth:/i.test(text) ? [readUri(text)] : readExport(text);
}

function readUri(text: string): ReadRow {
  const empty = SAYS_NOTHING.exec(text)?.[1];
  if (empty !== undefined) {
    return { fault: { code: 'FIELD_EMPTY', field: empty.toLowerCase() } };
  }
  const read = readKeyUri(text);
  return read.ok ? owned(read.value) : { fault: read.refusal };
}

function readExport(text: string): readonly ReadRow[] {
  const read = readMigration(text);
  if (!read.ok) return [{ fault: read.refusal }];
  const { offers, leftOut } = read.value;
  return [
    ...offers.map(owned),
    ...leftOut.map(({ account, finding }): ReadRow => ({ account, fault: finding })),
  ];
}

/** With a period that a token may have, and an owner. */
export function owned(offer: SeedOffer): ReadRow {
  const { account } = offer;
  const owner = ownerAddress(account);
  if (!owner.ok) return { account, fault: owner.refusal };
  const parameters = likelyPeriod(offer.parameters);
  if (!parameters.ok) return { account, fault: parameters.refusal };
  return { row: { offer: { ...offer, account: owner.value } } };
}
