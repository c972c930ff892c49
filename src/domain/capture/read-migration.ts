// `otpauth-migration://offline?data=…`: what Google Authenticator exports. It names no period: 30 seconds, as that app has it.
import { DEFAULT_PARAMETERS } from '../otp/parameters.js';
import type { Algorithm, OtpParameters } from '../otp/parameters.js';
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';
import { decodePercent } from './key-uri-name.js';
import { nameParts, splitLabel } from './key-uri-label.js';
import type { Named } from './key-uri-label.js';
import type { NotASeed } from './not-a-seed.js';
import { readProtobuf } from './protobuf-fields.js';
import type { ProtobufField } from './protobuf-fields.js';
import type { Accounts, LeftOut, SeedOffer } from './scan-reading.js';
import { ScannedSecret } from './scanned-secret.js';

const SHAPE = /^otpauth-migration:\/\/offline\/?\?(?:[^#]*&)?data=([^&#]*)/i;
/** Numbers of the fields in Google's messages. */
const PAYLOAD = { account: 1, batchSize: 3, batchIndex: 4 } as const;
const ACCOUNT = { secret: 1, name: 2, issuer: 3, algorithm: 4, digits: 5, type: 6 } as const;
/** Unspecified (0) is what the app takes for its defaults; MD5 (4) is not among them. */
const ALGORITHMS: ReadonlyMap<number, Algorithm> = new Map([
  [0, DEFAULT_PARAMETERS.algorithm],
  [1, 'SHA-1'],
  [2, 'SHA-256'],
  [3, 'SHA-512'],
]);
const DIGITS: ReadonlyMap<number, OtpParameters['digits']> = new Map([
  [0, DEFAULT_PARAMETERS.digits],
  [1, 6],
  [2, 8],
]);
const HOTP = 1;
const TOTP = 2;

export function readMigration(uri: string): Outcome<Accounts, NotASeed> {
  const payload = payloadOf(SHAPE.exec(uri)?.[1] ?? '');
  if (payload === undefined) return refused({ code: 'MIGRATION_BROKEN' });
  const read = bytesIn(payload, PAYLOAD.account).map(readAccount);
  if (read.length === 0) return refused({ code: 'MIGRATION_EMPTY' });
  const number = numberIn(payload, PAYLOAD.batchIndex) + 1;
  const of = numberIn(payload, PAYLOAD.batchSize);
  return ok({
    kind: 'accounts',
    offers: read.flatMap((one) => (one.ok ? [one.value] : [])),
    leftOut: read.flatMap((one) => (one.ok ? [] : [one.refusal])),
    ...(of > 1 && number <= of ? { batch: { number, of } } : {}),
  });
}

type Fields = readonly ProtobufField[];

function payloadOf(data: string): Fields | undefined {
  // A plus that was not encoded stayed one, or became a space on its way.
  const written = decodePercent(data)?.replace(/=+$/, '') ?? '';
  const base64 = written.replace(/[ -]/g, '+').replaceAll('_', '/');
  // Everything else is what `atob` takes.
  if (!/^[\w+/]+$/.test(base64) || base64.length % 4 === 1) return undefined;
  return readProtobuf(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
}

function readAccount(message: Uint8Array): Outcome<SeedOffer, LeftOut> {
  const fields = readProtobuf(message);
  if (fields === undefined) {
    const finding = { code: 'MIGRATION_BROKEN' } as const;
    return refused({ organisation: '', account: '', finding });
  }
  const named = namesOf(fields);
  const left = (finding: NotASeed): Outcome<SeedOffer, LeftOut> =>
    refused({ organisation: named.organisation, account: named.account, finding });
  const parameters = parametersOf(fields);
  if (!parameters.ok) return left(parameters.refusal);
  const bytes = bytesIn(fields, ACCOUNT.secret).at(-1);
  if (bytes === undefined) return left({ code: 'SECRET_MISSING' });
  const secret = ScannedSecret.taking(bytes);
  if (!secret.ok) return left(secret.refusal);
  return ok({ ...named, parameters: parameters.value, secret: secret.value });
}

function namesOf(fields: Fields): Named {
  const issuer = textIn(fields, ACCOUNT.issuer);
  return nameParts({ ...splitLabel(textIn(fields, ACCOUNT.name)), issuer });
}

function parametersOf(fields: Fields): Outcome<OtpParameters, NotASeed> {
  const type = numberIn(fields, ACCOUNT.type);
  if (type === HOTP) return refused({ code: 'COUNTER_BASED' });
  if (type !== TOTP) return refused({ code: 'KEY_URI_TYPE' });
  const algorithm = ALGORITHMS.get(numberIn(fields, ACCOUNT.algorithm));
  if (algorithm === undefined) return refused({ code: 'KEY_URI_ALGORITHM' });
  const digits = DIGITS.get(numberIn(fields, ACCOUNT.digits));
  if (digits === undefined) return refused({ code: 'KEY_URI_DIGITS' });
  return ok({ algorithm, digits, periodSeconds: DEFAULT_PARAMETERS.periodSeconds });
}

function bytesIn(fields: Fields, field: number): readonly Uint8Array[] {
  return fields.flatMap((one) =>
    one.field === field && one.bytes !== undefined ? [one.bytes] : [],
  );
}

/** What is absent is 0, as the format has it; of several the last counts. */
function numberIn(fields: Fields, field: number): number {
  return fields.findLast((one) => one.field === field && one.number !== undefined)?.number ?? 0;
}

/** Names alone: what is no UTF-8 in them is shown as unreadable, and changes no code. */
function textIn(fields: Fields, field: number): string {
  return new TextDecoder().decode(bytesIn(fields, field).at(-1) ?? new Uint8Array());
}
