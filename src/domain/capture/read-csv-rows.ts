// Rows of the list that Entra takes hardware tokens from: `upn,serial number,secret key,time interval,manufacturer,model`
// (learn.microsoft.com, how-to-mfa-upload-oath-tokens). Entra makes their codes with SHA-1, in six digits.
import { DEFAULT_PARAMETERS, parseOtpParameters } from '../otp/parameters.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { nameParts } from './key-uri-label.js';
import type { NotASeed } from './not-a-seed.js';
import { readBase32Secret } from './read-secret.js';
import type { LeftOut, SeedOffer } from './scan-reading.js';

const COLUMNS = 6;
const ADDRESS = /^[^\s,@]+@[^\s,@]+$/;
const HEADER = /^\W*upn\W/i;
/** Their order counts, and no other one is read. */
const KNOWN_HEADER = /^upn,serialnumber,secretkey,timeinterval(?:,manufacturer(?:,model)?)?$/;

/** Undefined where a line of the text is no such row. */
export function readCsvRows(text: string): readonly Outcome<SeedOffer, LeftOut>[] | undefined {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  if (lines.some((line) => HEADER.test(line) && !isKnownHeader(line))) return undefined;
  const rows = lines.filter((line) => line !== '' && !HEADER.test(line)).map(cellsOf);
  const isList = rows.length > 0 && rows.every(isRow);
  return isList ? rows.map(readRow) : undefined;
}

function isKnownHeader(line: string): boolean {
  const names = cellsOf(line).map((cell) => cell.toLowerCase().replace(/\s/g, ''));
  return KNOWN_HEADER.test(names.join(','));
}

function cellsOf(line: string): readonly string[] {
  return line.split(/[,;]/).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

/** The last two columns may be missing, the first three never are. */
function isRow(cells: readonly string[]): boolean {
  return (
    cells.length >= 4 && cells.length <= COLUMNS && cells[2] !== '' && ADDRESS.test(cells[0] ?? '')
  );
}

function readRow([upn = '', , written = '', interval = '']: readonly string[]): Outcome<
  SeedOffer,
  LeftOut
> {
  const named = nameParts({ organisation: '', account: upn, issuer: 'Microsoft' });
  const left = (finding: NotASeed): Outcome<SeedOffer, LeftOut> =>
    refused({ organisation: named.organisation, account: named.account, finding });
  const parameters = parseOtpParameters({
    ...DEFAULT_PARAMETERS,
    periodSeconds: /^\d{1,6}$/.test(interval) ? Number(interval) : undefined,
  });
  if (!parameters.ok) return left({ code: 'KEY_URI_PERIOD' });
  // Nobody typed it: Microsoft's own example has spare bits that are not zero.
  const secret = readBase32Secret(written, 'scanned');
  return secret.ok
    ? ok({ ...named, parameters: parameters.value, secret: secret.value })
    : left(secret.refusal);
}
