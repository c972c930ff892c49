// What Token2's seed request gives as JSON (github.com/token2/token_inventory, README), which is what Graph takes
// (learn.microsoft.com/graph/api/authenticationmethoddevice-update): a list, or one within `value`. It names no owner: `upn` beside
// the serial number does.
import { z } from 'zod';
import { readBase32Secret } from '../capture/read-secret.js';
import type { Algorithm } from '../otp/parameters.js';
import { entryLines } from './json-entries.js';
import { ownerAddress } from './owner-address.js';
import { fieldFault } from './read-entry.js';
import type { LineRow } from './read-address-lines.js';
import type { ReadRow } from './token-file.js';

const ISSUER = 'Microsoft';
const HASHES: ReadonlyMap<string, Algorithm> = new Map([
  ['hmacsha1', 'SHA-1'],
  ['hmacsha256', 'SHA-256'],
]);

const looksSo = z.looseObject({ serialNumber: z.unknown(), secretKey: z.unknown() });
const list = z.array(z.unknown()).min(1);
const wrapped = z.object({ value: list });
const device = z.object({
  serialNumber: z.string().min(1),
  secretKey: z.string().min(1),
  manufacturer: z.string().min(1),
  model: z.string().min(1),
  // As text in one of Microsoft's two examples, as a number in the other.
  timeIntervalInSeconds: z.union([z.literal([30, 60]), z.enum(['30', '60']).transform(Number)]),
  hashFunction: z.string(),
  upn: z.string().optional(),
});

export function readToken2Json(value: unknown, text: string): readonly LineRow[] | undefined {
  const within = wrapped.safeParse(value);
  const items = list.safeParse(within.success ? within.data.value : value);
  if (!items.success || !items.data.some((one) => looksSo.safeParse(one).success)) return undefined;
  const lines = entryLines(text, within.success ? 'value' : undefined);
  return items.data.map((one, at) => ({ line: lines[at] ?? 1, read: readOne(one) }));
}

function readOne(value: unknown): ReadRow {
  const read = device.safeParse(value);
  if (!read.success) return fieldFault(read.error);
  const { serialNumber, secretKey, manufacturer, model, upn = '' } = read.data;
  const algorithm = HASHES.get(read.data.hashFunction.toLowerCase());
  if (algorithm === undefined) return { fault: { code: 'FIELD_WRONG', field: 'hashFunction' } };
  const owner = ownerAddress(upn);
  if (!owner.ok) return { fault: owner.refusal };
  const secret = readBase32Secret(secretKey, 'scanned');
  if (!secret.ok) return { account: owner.value, fault: secret.refusal };
  const parameters = {
    algorithm,
    digits: 6,
    periodSeconds: read.data.timeIntervalInSeconds,
  } as const;
  const named = { organisation: '', issuer: ISSUER, account: owner.value };
  return {
    row: {
      offer: { ...named, parameters, secret: secret.value },
      serial: serialNumber,
      manufacturer,
      model,
    },
  };
}
