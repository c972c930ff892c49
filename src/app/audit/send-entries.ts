// Sends the entries of the logs on to a SIEM, in order, at least once: how far it has come lies in a row, written after what was taken. A
// SIEM that is silent or refuses is tried again with the next item of the outbox, and nothing waits for it.
import { z } from 'zod';
import { readLogged } from '../../domain/audit/leaf.js';
import { lastOf } from '../../domain/audit/log.js';
import { siemRow, withoutTexts } from '../../domain/audit/siem-row.js';
import type { SiemRow } from '../../domain/audit/siem-row.js';
import { defined } from '../../domain/defined.js';
import { time } from '../../domain/fields.js';
import type { Instant, PersonId, TokenId } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import type { Log } from '../../ports/log.js';
import { SiemForbidden, SiemTooMuch, SiemUnavailable } from '../../ports/fault.js';
import type { Siem } from '../../ports/siem.js';
import { SENT_ON } from '../commit/rows/names.js';
import { changeRow } from '../commit/small-write.js';
import type { Deps } from '../deps.js';
import { findToken } from '../looking/find-token.js';
import { readEntries, readLogs } from './read-log.js';
import type { OneLog, StoredEntry } from './read-log.js';

const count = z.number().int().nonnegative();
/** `upTo`: the number of the last entry that was taken, by log. `failing`: since when nothing is, and why. */
export const sentOnSchema = z.object({
  upTo: z.record(z.string(), count),
  notBefore: time.exactOptional(),
  failing: z.object({ since: time, code: z.string() }).exactOptional(),
});
export type SentOn = z.infer<typeof sentOnSchema>;

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'> & {
  readonly log: Log;
  readonly siem: Siem;
};

/** Bytes of one sending at most, and sendings of one turn: the rest comes with the next. */
const BYTES = 800_000;
const SENDINGS = 20;

/** Throws `StoreUnavailable`; of the SIEM's faults none. */
export async function sendEntries(deps: Needs): Promise<void> {
  const sent = await readSentOn(deps);
  if (sent.notBefore !== undefined && sent.notBefore > deps.clock.now()) return;
  try {
    await sendAll(deps, sent);
    await noteWorks(deps, sent);
  } catch (error) {
    const isOurs = error instanceof SiemUnavailable || error instanceof SiemForbidden;
    if (!isOurs) throw error;
    await noteFails(deps, sent, error);
  }
}

export async function readSentOn({
  store,
  tenantId,
}: Pick<Deps, 'store' | 'tenantId'>): Promise<SentOn> {
  const row = await store.get(tenantId, SENT_ON);
  return sentOnSchema.safeParse(row?.value).data ?? { upTo: {} };
}

async function sendAll(deps: Needs, sent: SentOn): Promise<void> {
  let left = SENDINGS;
  for await (const { one, rows } of batchesBehind(deps, sent)) {
    await sendSome(deps.siem, rows);
    await noteSent(deps, one, rows.at(-1)?.Entry ?? 0);
    left -= 1;
    if (left === 0) return;
  }
}

type Batch = { readonly one: OneLog; readonly rows: readonly SiemRow[] };

async function* batchesBehind(deps: Needs, { upTo }: SentOn): AsyncGenerator<Batch> {
  for (const one of await readLogs(deps)) {
    const rest = behind(one, upTo[one.log] ?? 0);
    if (rest === undefined) continue;
    for await (const entries of readEntries(deps, rest)) {
      const batches = batchesOf(await rowsOf(deps, one, entries));
      yield* batches.map((rows) => ({ one, rows }));
    }
  }
}

/** The log from the first entry on that was not sent. */
function behind(one: OneLog, upTo: number): OneLog | undefined {
  const last = lastOf(one.head);
  const first = Math.max(one.head.first, upTo + 1);
  if (first > last) return undefined;
  return { ...one, head: { ...one.head, first, size: last - first + 1 } };
}

async function rowsOf(
  deps: Needs,
  { origin }: OneLog,
  entries: readonly StoredEntry[],
): Promise<readonly SiemRow[]> {
  const owners = new Map<TokenId, PersonId>();
  const rows: SiemRow[] = [];
  for (const stored of entries) {
    const entry = readLogged(stored);
    // What cannot be read is no entry that was ever written: the log's own verification names it.
    if (entry === undefined) continue;
    await learnOwner(deps, owners, entry.tokenId);
    rows.push(siemRow({ ...entry, origin }, (token) => owners.get(token)));
  }
  return rows;
}

async function learnOwner(
  deps: Needs,
  owners: Map<TokenId, PersonId>,
  token: TokenId | undefined,
): Promise<void> {
  if (token === undefined || owners.has(token)) return;
  const found = await findToken(deps, token);
  if (found !== undefined) owners.set(token, found.ownerId);
}

function batchesOf(rows: readonly SiemRow[]): readonly (readonly SiemRow[])[] {
  const batches: SiemRow[][] = [];
  let bytes = BYTES;
  for (const row of rows) {
    const size = Buffer.byteLength(JSON.stringify(row));
    if (bytes + size > BYTES) {
      batches.push([]);
      bytes = 0;
    }
    bytes += size;
    batches.at(-1)?.push(row);
  }
  return batches;
}

/** Halves what is too much; of one that is too much by itself its texts are left out. */
async function sendSome(siem: Siem, rows: readonly SiemRow[]): Promise<void> {
  try {
    await siem.send(rows);
  } catch (error) {
    if (!(error instanceof SiemTooMuch)) throw error;
    const half = Math.ceil(rows.length / 2);
    if (rows.length === 1) return siem.send(rows.map(withoutTexts));
    await sendSome(siem, rows.slice(0, half));
    await sendSome(siem, rows.slice(half));
  }
}

const row = { name: SENT_ON, schema: sentOnSchema };

async function noteSent(deps: Needs, { log }: OneLog, entry: number): Promise<void> {
  await changeRow(deps, row, (before) => {
    const upTo = Math.max(before?.upTo[log] ?? 0, entry);
    return { ...before, upTo: { ...before?.upTo, [log]: upTo } };
  });
}

async function noteWorks(deps: Needs, { failing, notBefore }: SentOn): Promise<void> {
  if (failing === undefined && notBefore === undefined) return;
  await changeRow(deps, row, (before) => ({ upTo: before?.upTo ?? {} }));
  deps.log.info('siem.works', { siem: deps.siem.name });
}

async function noteFails(
  deps: Needs,
  { failing }: SentOn,
  error: SiemUnavailable | SiemForbidden,
): Promise<void> {
  const { clock, log, siem } = deps;
  const now = clock.now();
  // Once, not with every try.
  if (failing?.code !== error.code) log.error('siem.failed', error, { siem: siem.name });
  const notBefore = notBeforeOf(error, now);
  await changeRow(deps, row, (before) => ({
    upTo: before?.upTo ?? {},
    failing: { since: failing?.since ?? now, code: error.code },
    ...defined({ notBefore }),
  }));
}

const WAIT_AT_MOST_SECONDS = 3_600;

function notBeforeOf(error: SiemUnavailable | SiemForbidden, now: Instant): Instant | undefined {
  const seconds = error instanceof SiemUnavailable ? error.retryAfterSeconds : undefined;
  return seconds === undefined
    ? undefined
    : plusSeconds(now, Math.min(seconds, WAIT_AT_MOST_SECONDS));
}
