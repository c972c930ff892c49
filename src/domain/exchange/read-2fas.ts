// 2FAS' backup without a password (github.com/twofas/2fas-ios, issue 28; schema 2 to 4): `services`, each with `otp`. The first schema
// says neither the kind of codes nor hash, digits and period: nothing of it can be taken. Where there is the address that was
// scanned (`link`), it has to say the same.
import { z } from 'zod';
import { readKeyUri } from '../capture/read-key-uri.js';
import { entryLines } from './json-entries.js';
import { fieldFault, readEntry } from './read-entry.js';
import type { LineRow } from './read-address-lines.js';
import type { ReadRow, TokenRow } from './token-file.js';

const file = z.object({
  services: z.array(z.unknown()),
  servicesEncrypted: z.string().optional(),
});

const kind = z.object({ name: z.string(), otp: z.object({ tokenType: z.string() }) });
const service = z.object({
  name: z.string(),
  secret: z.string(),
  otp: z.object({
    tokenType: z.string(),
    account: z.string(),
    issuer: z.string().optional(),
    digits: z.number(),
    period: z.number(),
    algorithm: z.string(),
    link: z.string().optional(),
  }),
});

export function read2fas(
  value: unknown,
  text: string,
): readonly LineRow[] | 'encrypted' | undefined {
  const read = file.safeParse(value);
  if (!read.success) return undefined;
  const { services, servicesEncrypted = '' } = read.data;
  if (servicesEncrypted !== '') return 'encrypted';
  const lines = entryLines(text, 'services');
  return services.map((one, at) => ({ line: lines[at] ?? 1, read: readOne(one) }));
}

function readOne(value: unknown): ReadRow {
  const said = kind.safeParse(value);
  if (said.success && said.data.otp.tokenType.toLowerCase() === 'hotp') {
    return { account: said.data.name, fault: { code: 'COUNTER_BASED' } };
  }
  const read = service.safeParse(value);
  if (!read.success) return fieldFault(read.error);
  const { name, secret, otp } = read.data;
  const entry = {
    ...otp,
    type: otp.tokenType,
    issuer: otp.issuer ?? name,
    name: otp.account,
    secret,
  };
  const one = readEntry(entry);
  if (!('row' in one) || otp.link === undefined) return one;
  return saysTheSame(one.row, otp.link)
    ? one
    : { account: otp.account, fault: { code: 'CONTRADICTION', field: 'link' } };
}

function saysTheSame({ offer }: Pick<TokenRow, 'offer'>, link: string): boolean {
  const linked = readKeyUri(link);
  if (!linked.ok) return false;
  const { parameters, secret } = linked.value;
  const { algorithm, digits, periodSeconds } = offer.parameters;
  return (
    secret.reveal() === offer.secret.reveal() &&
    parameters.algorithm === algorithm &&
    parameters.digits === digits &&
    parameters.periodSeconds === periodSeconds
  );
}
