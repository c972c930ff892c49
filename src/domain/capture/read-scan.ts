// What a scanned, pasted or typed text says. Runs in the page and in Node alike, never throws, and guesses nothing.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { addressesIn } from './addresses.js';
import type { Address } from './addresses.js';
import { groupsOf, isUneven } from './groups.js';
import type { NotASeed } from './not-a-seed.js';
import { otherThing } from './other-things.js';
import { isPageWord } from './page-words.js';
import { readBlock } from './read-block.js';
import { readCsvRows } from './read-csv-rows.js';
import { readKeyUri } from './read-key-uri.js';
import { readMigration } from './read-migration.js';
import { readBase32Secret, readHexSecret } from './read-secret.js';
import type { Source } from './read-secret.js';
import type { Accounts, EncodingOption, LeftOut, ScanReading, SeedOffer } from './scan-reading.js';
import type { ScannedSecret } from './scanned-secret.js';

/** No QR code holds more (version 40 has 7,089 digits). */
const LONGEST = 8000;
/** Marks of direction, zero-width signs and the like, which come along with what is copied. */
const INVISIBLE = /[\p{Cf}\u034f\u3164]/gu;
/** Put in front of what was read by a scanner's program (zbar). */
const SCANNERS_PREFIX = /^QR-Code:\s*/i;

/** `from`: a secret that somebody typed is asked for again where its last character cannot be right. */
export function readScan(scanned: string, from: Source = 'typed'): ScanReading {
  // Before anything looks at it: what trims long white space takes its time.
  if (scanned.length > 2 * LONGEST) return notASeed({ code: 'NO_SECRET' });
  const text = scanned.replace(INVISIBLE, '').trim().replace(SCANNERS_PREFIX, '');
  if (text === '') return notASeed({ code: 'NOTHING_TO_READ' });
  if (text.length > LONGEST) return notASeed({ code: 'NO_SECRET' });
  return (
    readAddresses(text) ??
    readDeclared(text, from) ??
    readLabelled(text, from) ??
    readRows(text) ??
    readAlone(text, from)
  );
}

function readAlone(text: string, from: Source): ScanReading {
  return readOther(text) ?? readSecret(text, from);
}

function readAddresses(text: string): ScanReading | undefined {
  const found = new Map(addressesIn(text).map((one) => [one.uri, one]));
  const [first, ...others] = [...found.values()].map(readAddress);
  if (first === undefined || others.length === 0) return first;
  return accountsOf([first, ...others].flatMap(partsOf));
}

function readAddress({ uri, runsOn }: Address): ScanReading {
  if (runsOn) return notASeed({ code: 'SECRET_RUNS_ON' });
  if (/^otpauth:/i.test(uri)) {
    return told(readKeyUri(uri), (offer) => ({ kind: 'seed', offer }));
  }
  return told(readMigration(uri), (accounts) => accounts);
}

/** What one of several addresses adds. */
function partsOf(reading: ScanReading): readonly Outcome<SeedOffer, LeftOut>[] {
  if (reading.kind === 'seed') return [ok(reading.offer)];
  if (reading.kind === 'accounts') {
    return [
      ...reading.offers.map((offer) => ok(offer)),
      ...reading.leftOut.map((one) => refused(one)),
    ];
  }
  if (reading.kind !== 'not-a-seed') return [];
  return [refused({ organisation: '', account: '', finding: reading.finding })];
}

function accountsOf(parts: readonly Outcome<SeedOffer, LeftOut>[]): Accounts {
  return {
    kind: 'accounts',
    offers: parts.flatMap((one) => (one.ok ? [one.value] : [])),
    leftOut: parts.flatMap((one) => (one.ok ? [] : [one.refusal])),
  };
}

function readRows(text: string): ScanReading | undefined {
  const rows = readCsvRows(text);
  const [only, ...others] = rows ?? [];
  if (rows === undefined || only === undefined) return undefined;
  if (others.length > 0) return accountsOf(rows);
  return only.ok ? { kind: 'seed', offer: only.value } : notASeed(only.refusal.finding);
}

function readDeclared(text: string, from: Source): ScanReading | undefined {
  const [, encoding, rest = ''] = /^(hex|base32)\s*:(.*)$/is.exec(text) ?? [];
  if (encoding === undefined) return undefined;
  const isHex = encoding.toLowerCase() === 'hex';
  return told(isHex ? readHexSecret(rest) : readBase32Secret(rest, from), secretReading);
}

function readLabelled(text: string, from: Source): ScanReading | undefined {
  const block = readBlock(text);
  if (block === undefined) return undefined;
  if (!block.ok) return notASeed(block.refusal);
  const { secret, named } = block.value;
  const reading = readDeclared(secret, from) ?? readAlone(secret, from);
  const isNamed = reading.kind === 'secret' || reading.kind === 'which-encoding';
  return isNamed && named !== undefined ? { ...reading, named } : reading;
}

function readOther(text: string): ScanReading | undefined {
  const other = otherThing(text);
  return other === undefined ? undefined : notASeed(other);
}

/** The "can't scan?" text, in base32 unless it could be hexadecimal. */
function readSecret(text: string, from: Source): ScanReading {
  if (runsOn(text)) return notASeed({ code: 'SECRET_RUNS_ON' });
  if (isProse(text)) return notASeed({ code: 'NO_SECRET' });
  const base32 = readBase32Secret(text, from);
  const hex = readHexSecret(text);
  if (hex.ok) {
    const asHex: EncodingOption = { encoding: 'hex', secret: hex.value };
    const options = base32.ok
      ? [{ encoding: 'base32', secret: base32.value } as const, asHex]
      : [asHex];
    return { kind: 'which-encoding', options };
  }
  if (base32.ok || looksTyped(text)) return told(base32, secretReading);
  return notASeed({ code: 'NO_SECRET' });
}

/** Letters and digits alone: a secret with something wrong in it, and no sentence. */
function looksTyped(text: string): boolean {
  return /^[\p{L}\p{N}\s\u200b=\p{Pd}]+$/u.test(text);
}

/** Words are of any length; secrets are in groups of one length, or have digits among them, or stand in one piece. */
function isProse(text: string): boolean {
  return !/\d/.test(text) && isUneven(text.split(/\s+/)) && isUneven(groupsOf(text));
}

/** Words of the page around a secret, which would be read as part of it: of some, every letter is in the alphabet. */
function runsOn(text: string): boolean {
  const groups = groupsOf(text);
  const secret = groups.filter((group) => !isPageWord(group));
  return secret.length < groups.length && readBase32Secret(secret.join(' '), 'typed').ok;
}

function secretReading(secret: ScannedSecret): ScanReading {
  return { kind: 'secret', secret };
}

function told<T>(read: Outcome<T, NotASeed>, reading: (value: T) => ScanReading): ScanReading {
  return read.ok ? reading(read.value) : notASeed(read.refusal);
}

function notASeed(finding: NotASeed): ScanReading {
  return { kind: 'not-a-seed', finding };
}
