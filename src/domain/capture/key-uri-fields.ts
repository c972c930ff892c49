// The part of a key URI behind its question mark, each parameter once. What may change what the secret means is never
// passed over; a name that cannot be read costs nothing but the name.
import { defined } from '../defined.js';
import { editDistance } from '../people/edit-distance.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { decodeName, decodePercent } from './key-uri-name.js';
import { KEY_URI_FIELDS } from './not-a-seed.js';
import type { KeyUriField, NotASeed } from './not-a-seed.js';

/** Values by name in lower case. */
export type Fields = ReadonlyMap<string, string>;

/** Left behind where a web page's source was copied: `&amp;digits=8` would be passed over as something unknown. */
const ESCAPED_AMPERSAND = /&amp;|&#x?[\da-f]+;/i;
/** The secret is the first half of two: the app and the server were to make the other one together (privacyIDEA). */
const TWO_STEPS = '2step';
const RUN_ON = new RegExp(`(${KEY_URI_FIELDS.join('|')})=`, 'i');
/** Others' words for ours. */
const OTHER_NAMES: ReadonlyMap<string, KeyUriField> = new Map([
  ...(
    ['alg', 'algo', 'hash', 'hashalgorithm', 'hashfunction', 'hmac', 'digest', 'crypto'] as const
  ).map((name) => [name, 'algorithm'] as const),
  ...(['length', 'len', 'codelength', 'otplength', 'otplen', 'size'] as const).map(
    (name) => [name, 'digits'] as const,
  ),
  ...(['interval', 'step', 'timestep', 'timeinterval', 'periodseconds', 'validity'] as const).map(
    (name) => [name, 'period'] as const,
  ),
  ...(['key', 'seed', 'secretkey', 'sharedsecret'] as const).map(
    (name) => [name, 'secret'] as const,
  ),
]);

export function readFields(query: string): Outcome<Fields, NotASeed> {
  if (ESCAPED_AMPERSAND.test(query)) return refused({ code: 'KEY_URI_ENCODING' });
  const fields = new Map<string, string>();
  for (const part of query.split('&').filter((one) => one !== '')) {
    const read = readField(part);
    if (!read.ok) return read;
    const { name, value, field } = read.value;
    if (field !== undefined && fields.has(field)) {
      return refused({ code: 'KEY_URI_REPEATED', field });
    }
    fields.set(name, value);
  }
  return ok(fields);
}

type ReadField = { readonly name: string; readonly value: string; readonly field?: KeyUriField };

function readField(part: string): Outcome<ReadField, NotASeed> {
  const equals = part.indexOf('=');
  const written = equals < 0 ? '' : part.slice(equals + 1);
  const name = decodeForm(equals < 0 ? part : part.slice(0, equals))
    ?.trim()
    .toLowerCase();
  if (name === undefined) return refused({ code: 'KEY_URI_ENCODING' });
  const wrong = wrongField(name, written);
  if (wrong !== undefined) return refused(wrong);
  const field = fieldNamed(name);
  if (field === undefined || field === 'issuer') {
    return ok({ name, value: decodeName(written), ...defined({ field }) });
  }
  const value = decodeForm(written);
  return value === undefined ? refused({ code: 'KEY_URI_ENCODING' }) : ok({ name, value, field });
}

/** What would be passed over, or taken for a name, and may change the codes. */
function wrongField(name: string, written: string): NotASeed | undefined {
  if (name.startsWith(TWO_STEPS)) return { code: 'KEY_URI_TWO_STEPS' };
  const within = fieldNamed(RUN_ON.exec(written)?.[1]?.toLowerCase() ?? '');
  if (within !== undefined) return { code: 'KEY_URI_RUN_ON', field: within };
  const meant = fieldNamed(name) === undefined ? likeField(name) : undefined;
  return meant === undefined ? undefined : { code: 'KEY_URI_LIKE', field: meant };
}

function fieldNamed(name: string): KeyUriField | undefined {
  return KEY_URI_FIELDS.find((field) => field === name);
}

/** An issuer that is passed over changes no code. */
function likeField(name: string): KeyUriField | undefined {
  const letters = name.replace(/[^\p{L}\p{N}]/gu, '');
  const known = OTHER_NAMES.get(letters);
  if (known !== undefined) return known;
  return KEY_URI_FIELDS.find(
    (field) =>
      field !== 'issuer' && editDistance(letters, field, field.length > 6 ? 2 : 1) !== undefined,
  );
}

/** As HTML forms and .NET write it: spaces as `+`. Undefined where the escapes are none. */
function decodeForm(text: string): string | undefined {
  return decodePercent(text.replaceAll('+', ' '));
}
