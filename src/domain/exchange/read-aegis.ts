// Aegis' export without a password (github.com/beemdevelopment/Aegis, docs/vault.md): `db.entries`, each with `info`.
import { z } from 'zod';
import { entryLines } from './json-entries.js';
import { fieldFault, readEntry } from './read-entry.js';
import type { LineRow } from './read-address-lines.js';
import type { ReadRow } from './token-file.js';

const file = z.object({ db: z.object({ entries: z.array(z.unknown()) }) });
/** A password makes a text of what is an object without one. */
const encrypted = z.object({ header: z.unknown(), db: z.string() });

const kind = z.object({ type: z.string(), name: z.string().optional() });
const entry = z.object({
  type: z.string(),
  name: z.string(),
  issuer: z.string(),
  info: z.object({
    secret: z.string(),
    algo: z.string(),
    digits: z.number(),
    period: z.number(),
  }),
});

export function readAegis(
  value: unknown,
  text: string,
): readonly LineRow[] | 'encrypted' | undefined {
  if (encrypted.safeParse(value).success) return 'encrypted';
  const read = file.safeParse(value);
  if (!read.success) return undefined;
  const lines = entryLines(text, 'entries');
  return read.data.db.entries.map((one, at) => ({ line: lines[at] ?? 1, read: readOne(one) }));
}

function readOne(value: unknown): ReadRow {
  const said = kind.safeParse(value);
  // One by presses has a counter in the place of the period.
  if (said.success && said.data.type.toLowerCase() === 'hotp') {
    return { account: said.data.name ?? '', fault: { code: 'COUNTER_BASED' } };
  }
  const read = entry.safeParse(value);
  if (!read.success) return fieldFault(read.error);
  const { type, name, issuer, info } = read.data;
  return readEntry({ type, name, issuer, ...info, algorithm: info.algo });
}
