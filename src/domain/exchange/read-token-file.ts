// A file of tokens, of whichever format it is: told by what stands in it, never by its name. Never throws.
import { parseForeignJson } from '../json.js';
import { ADDRESS_LINE, readAddressLines } from './read-address-lines.js';
import type { LineRow } from './read-address-lines.js';
import { readAegis } from './read-aegis.js';
import { read2fas } from './read-2fas.js';
import { isSheet, readEntraCsv } from './read-entra-csv.js';
import { isSecretList, readSecretList } from './read-secret-list.js';
import { readToken2Json } from './read-token2-json.js';
import { MAX_LENGTH, MAX_ROWS } from './token-file.js';
import type { FaultyRow, FileFault, FileReading, Format, TokenRow } from './token-file.js';

const BYTE_ORDER_MARK = /^\uFEFF/;
/** Bytes that were no UTF-8, or of a file that is no text at all. */
const NO_TEXT = /[^\P{Cc}\t\n\r]|\ufffd/u;

export function readTokenFile(whole: string): FileReading {
  if (whole.length > MAX_LENGTH) return unread('FILE_TOO_LARGE');
  const text = whole.replace(BYTE_ORDER_MARK, '');
  if (NO_TEXT.test(text)) return unread('NOT_TEXT');
  const begins = text.trimStart();
  if (begins === '') return unread('FILE_EMPTY');
  return begins.startsWith('{') || begins.startsWith('[') ? readJson(text) : readLines(text);
}

function unread(code: FileFault['code']): FileReading {
  return { kind: 'unread', fault: { code } };
}

function readLines(text: string): FileReading {
  const first = text.trimStart().split(/\r|\n/, 1)[0]?.trim() ?? '';
  if (ADDRESS_LINE.test(first)) return together('otpauth-lines', readAddressLines(text));
  if (isSheet(first)) {
    const rows = readEntraCsv(text);
    return rows === undefined ? unread('HEADER_UNKNOWN') : together('entra-csv', rows);
  }
  if (isSecretList(first)) return together('secret-list', readSecretList(text));
  return unread('FORMAT_UNKNOWN');
}

function readJson(text: string): FileReading {
  const value = parseForeignJson(text);
  if (value === undefined) return unread('JSON_BROKEN');
  const readers = [
    ['aegis', readAegis],
    ['2fas', read2fas],
    ['token2-json', readToken2Json],
  ] as const;
  for (const [format, read] of readers) {
    const rows = read(value, text);
    if (rows === 'encrypted') return unread('ENCRYPTED');
    if (rows !== undefined) return together(format, rows);
  }
  return unread('FORMAT_UNKNOWN');
}

function together(format: Format, read: readonly LineRow[]): FileReading {
  if (read.length === 0) return unread('FILE_EMPTY');
  if (read.length > MAX_ROWS) return unread('TOO_MANY_ROWS');
  const rows: TokenRow[] = [];
  const faulty: FaultyRow[] = [];
  const owners = new Map<string, number>();
  const seeds = new Map<string, number>();
  for (const { line, read: one } of read) {
    if (!('row' in one)) {
      faulty.push({ line, ...one });
      continue;
    }
    const { account, secret } = one.row.offer;
    const owner = account.toLowerCase();
    const seedBefore = seeds.get(secret.reveal());
    const ownerBefore = owners.get(owner);
    if (seedBefore !== undefined) {
      faulty.push({ line, account, fault: { code: 'SEED_TWICE', first: seedBefore } });
    } else if (ownerBefore !== undefined) {
      faulty.push({ line, account, fault: { code: 'OWNER_TWICE', first: ownerBefore } });
    } else {
      seeds.set(secret.reveal(), line);
      owners.set(owner, line);
      rows.push({ line, ...one.row });
    }
  }
  return { kind: 'read', format, rows, faulty };
}
