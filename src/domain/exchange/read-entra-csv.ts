// The sheet that Entra takes hardware tokens from: `upn,serial number,secret key,time interval,manufacturer,model`, header included
// (learn.microsoft.com/entra/identity/authentication/how-to-mfa-upload-oath-tokens). Token2's own sheets are written so, with
// `timeinterval` in one word, and without the column `upn` until somebody adds it (github.com/token2/okta_token_manager, README).
import { DEFAULT_PARAMETERS } from '../otp/parameters.js';
import { csvCells } from './csv-cells.js';
import type { Delimiter } from './csv-cells.js';
import { declaredSecret } from './declared-secret.js';
import { numberedLines } from './numbered-lines.js';
import { ownerAddress } from './owner-address.js';
import type { LineRow } from './read-address-lines.js';
import type { ReadRow } from './token-file.js';

const COLUMNS = [
  'upn',
  'serialnumber',
  'secretkey',
  'timeinterval',
  'manufacturer',
  'model',
] as const;
type Column = (typeof COLUMNS)[number];
const ISSUER = 'Microsoft';
/** Seconds that Entra takes. */
const INTERVALS: readonly string[] = ['30', '60'];

type Sheet = { readonly delimiter: Delimiter; readonly columns: readonly Column[] };

/** Undefined where the first line is no header of such a sheet. */
function sheetOf(header: string): Sheet | undefined {
  const delimiters: readonly Delimiter[] = [',', ';', '\t'];
  for (const delimiter of delimiters) {
    const cells = csvCells(header, delimiter);
    if (!cells.ok) return undefined;
    const names = cells.value.map((one) => one.toLowerCase().replace(/[\s_]/g, ''));
    const columns = names.flatMap((name) => COLUMNS.find((one) => one === name) ?? []);
    const isWhole =
      columns.length === names.length &&
      new Set(columns).size === columns.length &&
      COLUMNS.slice(1).every((one) => columns.includes(one));
    if (isWhole) return { delimiter, columns };
  }
  return undefined;
}

const LIKE_A_HEADER = /\b(?:upn|serial\s?number|secret\s?key)\b/i;

export function isSheet(firstLine: string): boolean {
  return !firstLine.includes('@') && LIKE_A_HEADER.test(firstLine);
}

/** Undefined where the header is another one. */
export function readEntraCsv(text: string): readonly LineRow[] | undefined {
  const [header, ...lines] = numberedLines(text);
  const sheet = header && sheetOf(header.text);
  if (sheet === undefined) return undefined;
  return lines.map(({ line, text: written }) => ({ line, read: readLine(written, sheet) }));
}

function readLine(written: string, { delimiter, columns }: Sheet): ReadRow {
  const cells = csvCells(written, delimiter);
  if (!cells.ok) return { fault: cells.refusal };
  const found = cells.value.length;
  const wanted = columns.length;
  if (found !== wanted) return { fault: { code: 'COLUMNS', wanted, found } };
  const at = (column: Column): string => cells.value[columns.indexOf(column)] ?? '';
  // A doubled apostrophe is one, in sheets of the older portal.
  const owner = ownerAddress(at('upn').replaceAll("''", "'"));
  if (!owner.ok) return { fault: owner.refusal };
  return readToken(owner.value, at);
}

function readToken(account: string, at: (column: Column) => string): ReadRow {
  const serial = at('serialnumber');
  if (serial === '') return { account, fault: { code: 'FIELD_EMPTY', field: 'serial number' } };
  const interval = at('timeinterval');
  if (!INTERVALS.includes(interval)) {
    return { account, fault: { code: 'FIELD_WRONG', field: 'time interval' } };
  }
  // Nobody typed it: Microsoft's own example has spare bits that are not zero.
  const secret = declaredSecret(at('secretkey'), 'scanned');
  if (!secret.ok) return { account, fault: secret.refusal };
  const parameters = { ...DEFAULT_PARAMETERS, periodSeconds: Number(interval) };
  const named = { organisation: '', issuer: ISSUER, account };
  const made = { manufacturer: at('manufacturer'), model: at('model') };
  return { row: { offer: { ...named, parameters, secret: secret.value }, serial, ...made } };
}
