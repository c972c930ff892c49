// A store of the older shape has its audit as a chain of hashes. It is held against its head first; then each entry becomes a leaf
// of the log, in its own row, and the log's next entry says where the chain had ended. Broken off, it goes on where it was.
import { z } from 'zod';
import { checkLink, EMPTY_CHAIN } from '../../domain/audit/chain.js';
import type { ChainedEntry } from '../../domain/audit/chain.js';
import type { AuditDraft, ChainHead } from '../../domain/audit/entry.js';
import { EMPTY_LOG } from '../../domain/audit/log.js';
import type { LogHead } from '../../domain/audit/log.js';
import { StoreUnavailable } from '../../ports/fault.js';
import type { Change, JsonObject, Row } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import { chainHeadSchema, logHeadSchema, logPuts, LOGS } from '../commit/rows/audit-rows.js';
import { saltsOf } from '../commit/rows/audit-rows.js';
import { AUDIT_ENTRIES, AUDIT_HEAD, auditRow, REFUSALS_HEAD } from '../commit/rows/names.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'random' | 'policy'>;

/** Entries in one commit, beside the head. */
const TOGETHER = 90;
const ATTEMPTS = 10;

/** Where the taking over is: no decision is possible meanwhile. */
const takingSchema = z.object({ chained: chainHeadSchema, log: logHeadSchema });
type Taking = z.infer<typeof takingSchema>;
const headSchema = z.union([takingSchema, chainHeadSchema, logHeadSchema]);

/** Idempotent. Throws `StoreUnavailable`, also where the chain does not lead to its head: nothing is decided on it then. */
export async function takeOverChain(deps: Needs): Promise<void> {
  const { store, tenantId } = deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const row = await store.get(tenantId, AUDIT_HEAD);
    if (row === undefined) return;
    const head = readValue(headSchema, row);
    if ('origin' in head) return;
    if ('chained' in head) return takeOver(deps, head);
    await assertChain(deps, head);
    const value = { chained: head, log: EMPTY_LOG };
    // Of the present shape: an older program that runs beside this one decides nothing any more.
    await store.commit(tenantId, [{ kind: 'replace', row: AUDIT_HEAD, etag: row.etag, value }]);
  }
  throw new StoreUnavailable('others kept writing in between');
}

async function assertChain(deps: Needs, head: ChainHead): Promise<void> {
  let last = EMPTY_CHAIN;
  for await (const page of readPages(deps, { ...AUDIT_ENTRIES, limit: TOGETHER })) {
    for (const { value } of page) {
      if (!isChained(value)) throw broken(last.seq + 1);
      const checked = checkLink(last, value);
      if (!checked.ok) throw broken(checked.refusal.seq);
      last = checked.value;
    }
  }
  if (last.seq !== head.seq || last.hash !== head.hash) throw broken(last.seq + 1);
}

function broken(seq: number): StoreUnavailable {
  return new StoreUnavailable(`the audit is not as it was written, from entry ${seq} on`);
}

async function takeOver(deps: Needs, begun: Taking): Promise<void> {
  const { store, tenantId, random } = deps;
  const left = { ...AUDIT_ENTRIES, from: auditRow(begun.log.size + 1) };
  let { log } = begun;
  for await (const page of readPages(deps, { ...left, limit: TOGETHER })) {
    const drafts = page.map(({ value }) => draftOf(value)).filter((one) => one !== undefined);
    const puts = logPuts('audit', { head: log, drafts }, saltsOf(random));
    const grown = readPut(puts);
    const head = await store.get(tenantId, AUDIT_HEAD);
    // Another instance may be doing the same: whoever comes second finds it done.
    if (head === undefined || !isAt(head, log)) return takeOverChain(deps);
    const value = { chained: begun.chained, log: grown };
    const taken = await store.commit(tenantId, [
      { kind: 'replace', row: AUDIT_HEAD, etag: head.etag, value },
      ...page.flatMap(({ row, etag }): readonly Change[] => {
        const put = puts.find((one) => one.row === row);
        return put === undefined ? [] : [{ kind: 'replace', row, etag, value: put.value }];
      }),
    ]);
    if (!taken.ok) return takeOverChain(deps);
    log = grown;
  }
  await close(deps, { chained: begun.chained, log });
}

async function close(deps: Needs, { chained, log }: Taking): Promise<void> {
  const { store, tenantId, clock, random, policy } = deps;
  const row = await store.get(tenantId, AUDIT_HEAD);
  if (row === undefined || !isAt(row, log)) return takeOverChain(deps);
  const refusals = await store.get(tenantId, REFUSALS_HEAD);
  const fact = { action: 'log.begun', chained } as const;
  const draft = { at: clock.now(), actor: 'bridge', policy: policy().version, fact } as const;
  const puts = logPuts('audit', { head: log, drafts: [draft] }, saltsOf(random));
  // A conflict means that another instance has just done the same.
  await store.commit(tenantId, [
    ...puts.map((put): Change =>
      put.row === AUDIT_HEAD
        ? { kind: 'replace', etag: row.etag, ...put }
        : { kind: 'insert', ...put },
    ),
    ...(refusals === undefined
      ? [{ kind: 'insert' as const, row: REFUSALS_HEAD, value: EMPTY_LOG }]
      : []),
  ]);
}

function isAt(row: Row, log: LogHead): boolean {
  const taking = takingSchema.safeParse(row.value);
  return taking.success && taking.data.log.size === log.size;
}

function readPut(puts: ReturnType<typeof logPuts>): LogHead {
  return logHeadSchema.parse(puts.find(({ row }) => row === LOGS.audit.head)?.value);
}

/** The hashes of the chain are not a part of what happened. */
export function draftOf(value: JsonObject): AuditDraft | undefined {
  if (!isChained(value)) return undefined;
  const { seq: _seq, previous: _previous, hash: _hash, ...draft } = value;
  return draft;
}

/** Each was held against its hash. */
export function isChained(value: JsonObject): value is JsonObject & ChainedEntry {
  return typeof value['seq'] === 'number' && typeof value['hash'] === 'string';
}
