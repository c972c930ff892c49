// What Entra takes of a row, and the sheet that its portal reads (learn.microsoft.com, how-to-mfa-upload-oath-tokens: at most 128
// characters of base32, 30 or 60 seconds).
import type { OtpParameters } from '../otp/parameters.js';
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
  const { parameters, secret } = row.offer;
  const field = whyNotInEntra({ parameters, secretLength: secret.reveal().length }, { bySheet });
  if (field !== undefined) return { fault: { code: 'FIELD_WRONG', field } };
  return { row: { ...row, serial, manufacturer, model } };
}

/** The field that Entra does not take; undefined where it takes all. `secretLength`: of its base32. */
export function whyNotInEntra(
  {
    parameters,
    secretLength,
  }: { readonly parameters: OtpParameters; readonly secretLength: number },
  { bySheet }: { readonly bySheet: boolean },
): string | undefined {
  const { algorithm, digits, periodSeconds } = parameters;
  if (digits !== 6) return 'number of digits';
  if (!PERIODS.includes(periodSeconds)) return 'time interval';
  const hashes = bySheet ? ['SHA-1'] : ['SHA-1', 'SHA-256'];
  if (!hashes.includes(algorithm)) return 'hash';
  return secretLength > SECRET_AT_MOST ? 'secret key (too long)' : undefined;
}

export function entraCsv(rows: readonly EntraRow[]): string {
  return entraSheet(
    rows.map(({ offer, serial, manufacturer, model }) => {
      const { periodSeconds } = offer.parameters;
      const secret = offer.secret.reveal();
      return { upn: offer.account, serial, secret, periodSeconds, manufacturer, model };
    }),
  );
}

export type SheetRow = {
  readonly upn: string;
  readonly serial: string;
  /** Base32. */
  readonly secret: string;
  readonly periodSeconds: number;
  readonly manufacturer: string;
  readonly model: string;
};

/** With the header that the portal wants, word for word. */
export function entraSheet(rows: readonly SheetRow[]): string {
  const header = 'upn,serial number,secret key,time interval,manufacturer,model';
  const lines = rows.map(({ upn, serial, secret, periodSeconds, manufacturer, model }) =>
    [upn, serial, secret, String(periodSeconds), manufacturer, model].map(csvCell).join(','),
  );
  return [header, ...lines, ''].join('\r\n');
}

function csvCell(text: string): string {
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
