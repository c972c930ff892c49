// Whose account it is: `Contoso:alice@contoso.example`, plain, percent-encoded, or as Microsoft writes it
// (`Test+Und%2BFirma%3Atest%40firma.example`, with the tenant's name where the format has the issuer).
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { decodeForm, decodePercent } from './key-uri-fields.js';
import type { NotASeed } from './not-a-seed.js';

export type Named = {
  readonly organisation: string;
  readonly issuer: string;
  readonly account: string;
};

/** What the server takes (`PAGE_BODIES.capture`). */
const NAME_MAX = 300;
/** All that an encoder for forms leaves as it is. With anything else in it, a `+` is a plus: alice+work@contoso.example. */
const FORM_ENCODED = /^(?:[\w.*+-]|%(?!20)[\da-f]{2})*$/i;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

export function readKeyUriLabel(label: string, issuer: string): Outcome<Named, NotASeed> {
  const whole = decode(label);
  if (whole === undefined) return refused({ code: 'KEY_URI_LABEL' });
  if (!label.includes(':')) return nameParts({ ...splitLabel(whole), issuer });
  const { organisation, account } = splitLabel(label);
  return nameParts({
    organisation: decode(organisation) ?? '',
    account: decode(account) ?? '',
    issuer,
  });
}

function decode(part: string): string | undefined {
  return FORM_ENCODED.test(part) ? decodeForm(part) : decodePercent(part);
}

/** Names from wherever they are: one without control characters, and of a length that can be shown. */
export function nameParts(read: Named): Outcome<Named, NotASeed> {
  const organisation = read.organisation.trim();
  const account = read.account.trim();
  const issuer = read.issuer.trim();
  const isFine = (name: string): boolean => name.length <= NAME_MAX && !UNPRINTABLE.test(name);
  if (![organisation, account, issuer].every(isFine)) return refused({ code: 'KEY_URI_LABEL' });
  return ok({ organisation: organisation || issuer, account, issuer: issuer || organisation });
}

/** At the last colon: addresses have none, names of tenants may. */
export function splitLabel(label: string): Omit<Named, 'issuer'> {
  const colon = label.lastIndexOf(':');
  return { organisation: label.slice(0, Math.max(colon, 0)), account: label.slice(colon + 1) };
}
