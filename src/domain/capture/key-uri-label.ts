// Whose account it is: `Contoso:alice@contoso.example`, plain, percent-encoded, or as Microsoft writes it
// (`Test+Und%2BFirma%3Atest%40firma.example`, with the tenant's name where the format has the issuer).
import { decodeLabel } from './key-uri-name.js';

export type Named = {
  readonly organisation: string;
  readonly issuer: string;
  readonly account: string;
};

/** What the server takes (`PAGE_BODIES.capture`), in UTF-16 units. */
const NAME_MAX = 300;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/gu;

export function readKeyUriLabel(label: string, issuer: string): Named {
  if (!label.includes(':')) return nameParts({ ...splitLabel(decodeLabel(label)), issuer });
  const { organisation, account } = splitLabel(label);
  return nameParts({
    organisation: decodeLabel(organisation),
    account: decodeLabel(account),
    issuer,
  });
}

/** Names from wherever they are, as they can be shown: without control characters, and no longer than the page shows. */
export function nameParts(read: Named): Named {
  const organisation = showable(read.organisation);
  const account = showable(read.account);
  const issuer = showable(read.issuer);
  return { organisation: organisation || issuer, account, issuer: issuer || organisation };
}

function showable(name: string): string {
  const printable = name.replace(UNPRINTABLE, '').trim();
  if (printable.length <= NAME_MAX) return printable;
  return `${printable.slice(0, NAME_MAX - 1).replace(UNPRINTABLE, '')}…`;
}

/** At the last colon: addresses have none, names of tenants may. */
export function splitLabel(label: string): Omit<Named, 'issuer'> {
  const colon = label.lastIndexOf(':');
  return { organisation: label.slice(0, Math.max(colon, 0)), account: label.slice(colon + 1) };
}
