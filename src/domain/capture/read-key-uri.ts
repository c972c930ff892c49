// `otpauth://totp/…` (Key URI format), as Microsoft writes it and as others do. What could be read in two ways is refused.
import { DEFAULT_PARAMETERS, parseOtpParameters } from '../otp/parameters.js';
import type { Algorithm, OtpParameters } from '../otp/parameters.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { readFields } from './key-uri-fields.js';
import type { Fields } from './key-uri-fields.js';
import { readKeyUriLabel } from './key-uri-label.js';
import type { NotASeed } from './not-a-seed.js';
import { readBase32Secret } from './read-secret.js';
import type { SeedOffer } from './scan-reading.js';

const SHAPE = /^otpauth:\/\/([^/?#]*)\/?([^?#]*)(?:\?([^#]*))?/i;

const ALGORITHM_NAMES: Readonly<Record<string, Algorithm>> = {
  SHA1: 'SHA-1',
  SHA256: 'SHA-256',
  SHA512: 'SHA-512',
};

export function readKeyUri(uri: string): Outcome<SeedOffer, NotASeed> {
  const [, type = '', label = '', query = ''] = SHAPE.exec(uri) ?? [];
  const other = otherType(type.toLowerCase());
  if (other !== undefined) return refused(other);
  const fields = readFields(query);
  if (!fields.ok) return fields;
  return readOffer(label, fields.value);
}

function otherType(type: string): NotASeed | undefined {
  if (type === 'totp') return undefined;
  if (type === 'hotp') return { code: 'COUNTER_BASED' };
  if (type === 'steam') return { code: 'STEAM' };
  return { code: 'KEY_URI_TYPE' };
}

function readOffer(label: string, fields: Fields): Outcome<SeedOffer, NotASeed> {
  if (fields.get('encoder')?.toLowerCase() === 'steam') return refused({ code: 'STEAM' });
  const named = readKeyUriLabel(label, fields.get('issuer') ?? '');
  if (!named.ok) return named;
  const parameters = readParameters(fields);
  if (!parameters.ok) return parameters;
  const written = fields.get('secret') ?? '';
  if (written.trim() === '') return refused({ code: 'SECRET_MISSING' });
  const secret = readBase32Secret(written);
  if (!secret.ok) return secret;
  return ok({ ...named.value, parameters: parameters.value, secret: secret.value });
}

/** What is not there has its default; what is there has to be understood. */
function readParameters(fields: Fields): Outcome<OtpParameters, NotASeed> {
  const algorithm = fields.get('algorithm');
  const digits = fields.get('digits');
  const period = fields.get('period');
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

function algorithmOf(written: string): Algorithm | undefined {
  const name = written.toUpperCase().replace(/^SHA[-_]/, 'SHA');
  return Object.hasOwn(ALGORITHM_NAMES, name) ? ALGORITHM_NAMES[name] : undefined;
}

/** Not `1e1`, `0x1e`, ` 30` or `30.0`, which JavaScript takes for numbers. */
function numberOf(written: string): number | undefined {
  return /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}
