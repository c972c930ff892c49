// One entry of an app's export, once its fields are known: nothing of what makes its codes is taken for granted.
import { z } from 'zod';
import { nameParts, splitLabel } from '../capture/key-uri-label.js';
import type { NotASeed } from '../capture/not-a-seed.js';
import { readBase32Secret } from '../capture/read-secret.js';
import { owned } from './read-address-lines.js';
import { strictParameters } from './strict-parameters.js';
import type { Field, ReadRow } from './token-file.js';

export type Entry = {
  readonly type: string;
  readonly issuer: string;
  /** As the app calls it: an address, or `Contoso:alice@contoso.example`. */
  readonly name: string;
  readonly secret: string;
  readonly algorithm: string;
  readonly digits: number;
  readonly period: number;
};

/** Types whose codes are not TOTP, by the word that exports have for them in lower case. */
const OTHER_TYPES: ReadonlyMap<string, NotASeed> = new Map([
  ['hotp', { code: 'COUNTER_BASED' }],
  ['steam', { code: 'STEAM' }],
]);

export function readEntry(entry: Entry): ReadRow {
  const { account } = splitLabel(entry.name);
  const type = entry.type.toLowerCase();
  if (type !== 'totp') {
    return { account, fault: OTHER_TYPES.get(type) ?? { code: 'FIELD_WRONG', field: 'type' } };
  }
  const parameters = strictParameters(entry);
  if (!parameters.ok) return { account, fault: parameters.refusal };
  if (entry.secret.trim() === '') return { account, fault: { code: 'SECRET_MISSING' } };
  const secret = readBase32Secret(entry.secret, 'scanned');
  if (!secret.ok) return { account, fault: secret.refusal };
  const named = nameParts({ ...splitLabel(entry.name), issuer: entry.issuer });
  return owned({ ...named, parameters: parameters.value, secret: secret.value });
}

/** The first field that is missing or of another kind, by its name in the file. */
export function fieldFault(error: z.ZodError): ReadRow {
  const [issue] = error.issues;
  const field: Field = String(issue?.path.at(-1) ?? '');
  return { fault: { code: 'FIELD_MISSING', field } };
}
