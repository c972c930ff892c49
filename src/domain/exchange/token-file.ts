// What a file of tokens says, row by row: a token with its line, or what is wrong with that line. Nothing is mended and nothing is
// passed over: a row that is not read is a fault with its line.
import type { NotASeed } from '../capture/not-a-seed.js';
import type { SeedOffer } from '../capture/scan-reading.js';

export const FORMATS = [
  'otpauth-lines',
  'entra-csv',
  'secret-list',
  'aegis',
  '2fas',
  'token2-json',
] as const;
export type Format = (typeof FORMATS)[number];

export type TokenRow = {
  /** From 1; where it begins. */
  readonly line: number;
  /** Its `account` is whose it is: an address of the directory. */
  readonly offer: SeedOffer;
  /** As the sheet of the maker has them. */
  readonly serial?: string;
  readonly manufacturer?: string;
  readonly model?: string;
};

/** What has to be in the file, by the word that the format has for it. */
export type Field = string;

export type RowFault = NotASeed | OwnFault;

/** Of the file, and not of the secret in it. */
export type OwnFault =
  /** Neither a row of this format nor blank. */
  | { readonly code: 'NOT_A_ROW' }
  | { readonly code: 'COLUMNS'; readonly wanted: number; readonly found: number }
  | { readonly code: 'QUOTES' }
  | { readonly code: 'FIELD_MISSING'; readonly field: Field }
  | { readonly code: 'FIELD_EMPTY'; readonly field: Field }
  | { readonly code: 'FIELD_WRONG'; readonly field: Field }
  /** Two places of one entry say different things of it. */
  | { readonly code: 'CONTRADICTION'; readonly field: Field }
  | { readonly code: 'OWNER_MISSING' }
  /** A name is nobody's for certain. */
  | { readonly code: 'OWNER_NO_ADDRESS' }
  /** No token has such a period: a digit may be missing, or one too many. */
  | { readonly code: 'PERIOD_UNLIKELY'; readonly seconds: number }
  /** No end of line behind it, or behind it something that is no row: a part of it may be missing, and defaults in its place. */
  | { readonly code: 'CUT_OFF' }
  /** As in the line named. */
  | { readonly code: 'OWNER_TWICE'; readonly first: number }
  | { readonly code: 'SEED_TWICE'; readonly first: number };

/** `account`: whose it would be, where that was read. */
export type FaultyRow = {
  readonly line: number;
  readonly account?: string;
  readonly fault: RowFault;
};

export type FileFault = {
  readonly code:
    | 'FILE_EMPTY'
    | 'FILE_TOO_LARGE'
    | 'NOT_TEXT'
    | 'FORMAT_UNKNOWN'
    | 'HEADER_UNKNOWN'
    | 'ENCRYPTED'
    | 'JSON_BROKEN'
    | 'TOO_MANY_ROWS';
};

export type FileReading =
  | { readonly kind: 'unread'; readonly fault: FileFault }
  | {
      readonly kind: 'read';
      readonly format: Format;
      readonly rows: readonly TokenRow[];
      readonly faulty: readonly FaultyRow[];
    };

/** One row, or its fault; the line is added by who counts them. */
export type ReadRow =
  | { readonly row: Omit<TokenRow, 'line'> }
  | { readonly account?: string; readonly fault: RowFault };

export const MAX_ROWS = 20_000;
/** Of UTF-16 units. The longest entry of the widest format has about a thousand. */
export const MAX_LENGTH = 30_000_000;
