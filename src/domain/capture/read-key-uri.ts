// `otpauth://totp/…` (Key URI format), as Microsoft writes it and as others do. What could be read in two ways is refused.
import { DEFAULT_PARAMETERS, parseOtpParameters } from '../otp/parameters.js';
import type { Algorithm, OtpParameters } from '../otp/parameters.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { groupsOf, isUneven } from './groups.js';
import { readFields } from './key-uri-fields.js';
import type { Fields } from './key-uri-fields.js';
import { readKeyUriLabel } from './key-uri-label.js';
import type { NotASeed } from './not-a-seed.js';
import { isPageWord } from './page-words.js';
import { readBase32Secret } from './read-secret.js';
import type { SeedOffer } from './scan-reading.js';

const SHAPE = /^otpauth:\/\/([^/?#]*)\/?(.*)$/is;
/** A name may have a question mark of its own: behind the one that counts stands a parameter. */
const QUERY = /\?(?=[^=&?#:/@]*=)/;

const ALGORITHM_NAMES: Readonly<Record<string, Algorithm>> = {
  SHA1: 'SHA-1',
  SHA256: 'SHA-256',
  SHA512: 'SHA-512',
};
/** Before the name in some exports: `HmacSHA256`, `HMAC-SHA-1`, `Algorithm.sha512`. */
const ALGORITHM_PREFIX = /^(?:algorithm\.)?(?:hmac[-_]?)?SHA[-_]?/i;

export function readKeyUri(uri: string): Outcome<SeedOffer, NotASeed> {
  const [, type = '', rest = ''] = SHAPE.exec(uri) ?? [];
  const other = otherType(type.toLowerCase());
  if (other !== undefined) return refused(other);
  const { label, query } = splitQuery(rest);
  const fields = readFields(query);
  if (!fields.ok) return fields;
  return readOffer(label, fields.value);
}

/** There is no fragment in this format: behind a `#` may stand what changes the codes. */
function splitQuery(rest: string): { readonly label: string; readonly query: string } {
  const mark = QUERY.exec(rest)?.index ?? rest.indexOf('?');
  if (mark < 0) return { label: rest, query: '' };
  return { label: rest.slice(0, mark), query: rest.slice(mark + 1) };
}

function otherType(type: string): NotASeed | undefined {
  if (type === 'totp') return undefined;
  if (type === 'hotp') return { code: 'COUNTER_BASED' };
  if (type === 'steam') return { code: 'STEAM' };
  return { code: 'KEY_URI_TYPE' };
}

function readOffer(label: string, fields: Fields): Outcome<SeedOffer, NotASeed> {
  const named = readKeyUriLabel(label, fields.get('issuer') ?? '');
  // Steam's codes are of letters, whichever app wrote the address.
  const makers = [fields.get('encoder') ?? '', named.organisation, named.issuer];
  if (makers.some((name) => name.toLowerCase() === 'steam')) return refused({ code: 'STEAM' });
  const parameters = readParameters(fields);
  if (!parameters.ok) return parameters;
  const written = fields.get('secret') ?? '';
  if (written.trim() === '') return refused({ code: 'SECRET_MISSING' });
  if (hasWordsBehind(written)) return refused({ code: 'SECRET_RUNS_ON' });
  const secret = readBase32Secret(written, 'scanned');
  if (!secret.ok) return secret;
  return ok({ ...named, parameters: parameters.value, secret: secret.value });
}

/** Groups are of one length, the last may be a shorter one; whatever else stands behind the secret is a word. */
function hasWordsBehind(written: string): boolean {
  const groups = groupsOf(written).filter((group) => /[^=]/.test(group));
  const [first, ...others] = groups;
  if (first === undefined || others.length === 0) return false;
  const last = groups.at(-1)?.replace(/=+$/, '').length ?? 0;
  return groups.some(isPageWord) || isUneven(groups) || last > first.length;
}

/** What is not there, or empty, has its default; what is there has to be understood. */
function readParameters(fields: Fields): Outcome<OtpParameters, NotASeed> {
  const algorithm = said(fields, 'algorithm');
  const digits = said(fields, 'digits');
  const period = said(fields, 'period');
  const parsed = parseOtpParameters({
    algorithm: algorithm === undefined ? DEFAULT_PARAMETERS.algorithm : algorithmOf(algorithm),
    digits: digits === undefined ? DEFAULT_PARAMETERS.digits : numberOf(digits),
    periodSeconds: period === undefined ? DEFAULT_PARAMETERS.periodSeconds : numberOf(period),
  });
  if (parsed.ok) return parsed;
  if (parsed.refusal.field === 'digits') return refused({ code: 'KEY_URI_DIGITS' });
  if (parsed.refusal.field === 'periodSeconds') return refused({ code: 'KEY_URI_PERIOD' });
  return refused({ code: 'KEY_URI_ALGORITHM' });
}

function said(fields: Fields, field: 'algorithm' | 'digits' | 'period'): string | undefined {
  const value = fields.get(field)?.trim();
  return value === '' ? undefined : value;
}

function algorithmOf(written: string): Algorithm | undefined {
  const name = written.replace(ALGORITHM_PREFIX, 'SHA').toUpperCase();
  return Object.hasOwn(ALGORITHM_NAMES, name) ? ALGORITHM_NAMES[name] : undefined;
}

/** Not `1e1`, `0x1e` or `30.0`, which JavaScript takes for numbers. */
function numberOf(written: string): number | undefined {
  return /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}
