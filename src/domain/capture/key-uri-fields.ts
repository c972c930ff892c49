// The part of a key URI behind its question mark, each parameter once.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { KEY_URI_FIELDS } from './not-a-seed.js';
import type { NotASeed } from './not-a-seed.js';

/** Values by name in lower case. */
export type Fields = ReadonlyMap<string, string>;

/** Left behind where a web page's source was copied: `&amp;digits=8` would be passed over as something unknown. */
const ESCAPED_AMPERSAND = /&amp;|&#/i;

export function readFields(query: string): Outcome<Fields, NotASeed> {
  if (ESCAPED_AMPERSAND.test(query)) return refused({ code: 'KEY_URI_ENCODING' });
  const fields = new Map<string, string>();
  for (const part of query.split('&').filter((one) => one !== '')) {
    const equals = part.indexOf('=');
    const name = decodeForm(equals < 0 ? part : part.slice(0, equals))?.toLowerCase();
    const value = decodeForm(equals < 0 ? '' : part.slice(equals + 1));
    if (name === undefined || value === undefined) return refused({ code: 'KEY_URI_ENCODING' });
    const field = KEY_URI_FIELDS.find((one) => one === name);
    if (field !== undefined && fields.has(field)) {
      return refused({ code: 'KEY_URI_REPEATED', field });
    }
    fields.set(name, value);
  }
  return ok(fields);
}

/** As HTML forms and .NET write it: spaces as `+`. Undefined where the escapes are none. */
export function decodeForm(text: string): string | undefined {
  return decodePercent(text.replaceAll('+', ' '));
}

export function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
