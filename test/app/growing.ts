// A tenant that grows: many more lives of tokens beside those that a test is about, each with its rows and its entries of the audit.
import { retellerOf, tellerOf } from '../../bench/growth/copy-rows.mjs';
import { auditEntrySchema, logHeadSchema, logPuts } from '../../src/app/commit/rows/audit-rows.js';
import { saltsOf } from '../../src/app/commit/rows/audit-rows.js';
import { AUDIT_ENTRIES, AUDIT_HEAD, kindOf } from '../../src/app/commit/rows/names.js';
import { readPages } from '../../src/app/commit/read-pages.js';
import type { AuditDraft } from '../../src/domain/audit/entry.js';
import type { Change, JsonObject, Row } from '../../src/ports/store.js';
import { must, PEOPLE, TENANT } from './trial.js';
import type { Trial } from './trial.js';

/** What belongs to a token, its owner, and who asked for its code once. */
const OF_A_LIFE = new Set(
  ['token', 'owned', 'ledger', 'given', 'seed-key', 'under-way', 'brake', 'owner'].concat([
    'person',
    'request',
    'card',
    'tally',
  ]),
);

export type Life = { readonly rows: readonly Row[]; readonly entries: readonly AuditDraft[] };

/** All that the store holds of the sample's token, of Alice and of whoever asked for its code: a request that is over. */
export async function lifeIn({ parts: { store } }: Trial): Promise<Life> {
  const all: Row[] = [];
  for await (const page of readPages(
    { store, tenantId: TENANT },
    { from: '0', to: '~', limit: 1_000 },
  ))
    all.push(...page);
  const isEntry = ({ row }: Row): boolean => row >= AUDIT_ENTRIES.from && row < AUDIT_ENTRIES.to;
  const entries = all.filter(isEntry).map(({ value }) => auditEntrySchema.parse(value));
  return {
    rows: all.filter(({ row }) => OF_A_LIFE.has(kindOf(row))),
    entries: entries
      .filter(({ requestId }) => requestId !== undefined)
      .map(({ seq: _seq, ...draft }) => draft),
  };
}

export async function grow(trial: Trial, life: Life, lives: readonly number[]): Promise<void> {
  const { store } = trial.parts;
  const names = namesIn(life);
  const entriesOf = retellerOf(life.entries, names);
  const rowsOf = tellerOf(life.rows, names);
  for (const number of lives) {
    const others = othersOf(number);
    const { etag, value } = must(await store.get(TENANT, AUDIT_HEAD));
    const head = logHeadSchema.parse(value);
    const log = logPuts('audit', { head, drafts: entriesOf(others) }, saltsOf(trial.parts.random));
    const rows = rowsOf(others)
      .filter(({ row }) => isNew(life, row))
      .map(({ row, text }) => ({ row, value: JSON.parse(text) as JsonObject }));
    const changes = [...rows, ...log].map((put): Change =>
      put.row === AUDIT_HEAD ? { kind: 'replace', etag, ...put } : { kind: 'insert', ...put },
    );
    const { ok } = await store.commit(TENANT, changes);
    if (!ok) throw new Error('a life that is there already');
  }
}

const isNew = ({ rows }: Life, row: string): boolean => rows.every((one) => one.row !== row);

function namesIn({ entries }: Life): readonly string[] {
  const [requestId = ''] = entries.flatMap((one) => one.requestId ?? []);
  const account = ['alice@contoso.example', 'Alice Example'];
  return [PEOPLE.alice, PEOPLE.alex, ...account, 'sample-alice', requestId];
}

function othersOf(life: number): readonly string[] {
  const digits = String(life).padStart(6, '0');
  return [
    `7e57ab1e-0000-4000-9000-000001${digits}`,
    `7e57ab1e-0000-4000-9000-000002${digits}`,
    `owner-${digits}@contoso.example`,
    `Owner ${digits}`,
    `grown-token-${digits}`,
    `grown-request-${digits}`,
  ];
}
