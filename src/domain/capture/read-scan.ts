// What a scanned, pasted or typed text says. Runs in the page and in Node alike, never throws, and guesses nothing.
import type { Outcome } from '../outcome.js';
import { GROUPING } from '../otp/base32.js';
import type { NotASeed } from './not-a-seed.js';
import { otherThing } from './other-things.js';
import { isPageWord } from './page-words.js';
import { readBlock } from './read-block.js';
import { readKeyUri } from './read-key-uri.js';
import { readMigration } from './read-migration.js';
import { readBase32Secret, readHexSecret } from './read-secret.js';
import type { EncodingOption, ScanReading } from './scan-reading.js';
import type { ScannedSecret } from './scanned-secret.js';

/** No QR code holds more (version 40 has 7,089 digits). */
const LONGEST = 8000;
/** Breaks of long lines, which mail programs put into links. */
const LINE_BREAKS = /[\r\n\t]+/g;

export function readScan(scanned: string): ScanReading {
  // Before anything looks at it: what trims long white space takes its time.
  if (scanned.length > 2 * LONGEST) return notASeed({ code: 'NO_SECRET' });
  const text = scanned.replace(/^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g, '');
  if (text === '') return notASeed({ code: 'NOTHING_TO_READ' });
  if (text.length > LONGEST) return notASeed({ code: 'NO_SECRET' });
  return readUri(text) ?? readDeclared(text) ?? readLabelled(text) ?? readAlone(text);
}

function readAlone(text: string): ScanReading {
  return readOther(text) ?? readSecret(text);
}

function readUri(text: string): ScanReading | undefined {
  const uri = text.replace(LINE_BREAKS, '');
  if (/^otpauth:/i.test(uri)) {
    return told(readKeyUri(uri), (offer) => ({ kind: 'seed', offer }));
  }
  if (/^otpauth-migration:/i.test(uri)) return told(readMigration(uri), (accounts) => accounts);
  return undefined;
}

function readDeclared(text: string): ScanReading | undefined {
  const [, encoding, rest = ''] = /^(hex|base32)\s*:(.*)$/is.exec(text) ?? [];
  if (encoding === undefined) return undefined;
  const read = encoding.toLowerCase() === 'hex' ? readHexSecret(rest) : readBase32Secret(rest);
  return told(read, secretReading);
}

function readLabelled(text: string): ScanReading | undefined {
  const block = readBlock(text);
  if (block === undefined) return undefined;
  if (!block.ok) return notASeed(block.refusal);
  const { secret, named } = block.value;
  const reading = readDeclared(secret) ?? readAlone(secret);
  const isNamed = reading.kind === 'secret' || reading.kind === 'which-encoding';
  return isNamed && named !== undefined ? { ...reading, named } : reading;
}

function readOther(text: string): ScanReading | undefined {
  const other = otherThing(text);
  return other === undefined ? undefined : notASeed(other);
}

/** The "can't scan?" text, in base32 unless it could be hexadecimal. */
function readSecret(text: string): ScanReading {
  if (runsOn(text)) return notASeed({ code: 'SECRET_RUNS_ON' });
  if (isProse(text)) return notASeed({ code: 'NO_SECRET' });
  const base32 = readBase32Secret(text);
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

/** The last group may be a shorter one. */
function isUneven(groups: readonly string[]): boolean {
  return groups.slice(0, -1).some(({ length }) => length !== groups[0]?.length);
}

/** Words of the page around a secret, which would be read as part of it: of some, every letter is in the alphabet. */
function runsOn(text: string): boolean {
  const groups = groupsOf(text);
  const secret = groups.filter((group) => !isPageWord(group));
  return secret.length < groups.length && readBase32Secret(secret.join(' ')).ok;
}

function groupsOf(text: string): readonly string[] {
  return text.split(GROUPING).filter((group) => group !== '');
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
