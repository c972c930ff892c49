// What Entra takes of a row, and the sheet that its portal reads (learn.microsoft.com, how-to-mfa-upload-oath-tokens: at most 128
// characters of base32, 30 or 60 seconds).
import type { RowFault, TokenRow } from './token-file.js';

export type EntraRow = TokenRow & Required<Pick<TokenRow, 'serial' | 'manufacturer' | 'model'>>;

const SECRET_AT_MOST = 128;
const PERIODS: readonly number[] = [30, 60];

/** `bySheet`: the portal's sheet has no place for a hash, so that it is SHA-1. */
export function forEntra(
  row: TokenRow,
  { bySheet }: { readonly bySheet: boolean },
): { readonly row: EntraRow } | { readonly fault: RowFault } {
  const { serial = '', manufacturer = '', model = '' } = row;
  const missing = (field: string): { readonly fault: RowFault } => ({
    fault: { code: 'FIELD_EMPTY', field },
  });
  if (serial === '') return missing('serial number');
  if (manufacturer === '') return missing('manufacturer');
  if (model === '') return missing('model');
  const fault = whyNot(row.offer, bySheet);
  if (fault !== undefined) return { fault };
  return { row: { ...row, serial, manufacturer, model } };
}

function whyNot({ parameters, secret }: TokenRow['offer'], bySheet: boolean): RowFault | undefined {
  const { algorithm, digits, periodSeconds } = parameters;
  const wrong = (field: string): RowFault => ({ code: 'FIELD_WRONG', field });
  if (digits !== 6) return wrong('number of digits');
  if (!PERIODS.includes(periodSeconds)) return wrong('time interval');
  const hashes = bySheet ? ['SHA-1'] : ['SHA-1', 'SHA-256'];
  if (!hashes.includes(algorithm)) return wrong('hash');
  return secret.reveal().length > SECRET_AT_MOST ? wrong('secret key (too long)') : undefined;
}

/** With the header that the portal wants, word for word. */
export function entraCsv(rows: readonly EntraRow[]): string {
  const header = 'upn,serial number,secret key,time interval,manufacturer,model';
  const lines = rows.map(({ offer, serial, manufacturer, model }) =>
    [
      offer.account,
      serial,
      offer.secret.reveal(),
      String(offer.parameters.periodSeconds),
      manufacturer,
      model,
    ]
      .map(csvCell)
      .join(','),
  );
  return [header, ...lines, ''].join('\r\n');
}

function csvCell(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
