// Writes that are no decision and need no audit: how to reach a person, where a card is, who works on an outbox row.
import type { z } from 'zod';
import { StoreUnavailable } from '../../ports/fault.js';
import type { Change, Json, JsonObject, RowName } from '../../ports/store.js';
import { readValue } from './reading.js';
import type { Rows } from './reading.js';

const ATTEMPTS = 10;

/** Replaces a row by what `change` makes of it; undefined leaves it as it is. Others' writes in between are respected. */
export async function changeRow<T extends Json>(
  { store, tenantId }: Rows,
  row: {
    readonly name: RowName;
    readonly schema: z.ZodType<T>;
    /** What belongs into the same commit. Asked after `change`. */
    readonly also?: () => readonly Change[] | Promise<readonly Change[]>;
  },
  change: (before: T | undefined) => (T & JsonObject) | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const found = await store.get(tenantId, row.name);
    const value = change(found === undefined ? undefined : readValue(row.schema, found));
    if (value === undefined) return;
    const write =
      found === undefined
        ? ({ kind: 'insert', row: row.name, value } as const)
        : ({ kind: 'replace', row: row.name, etag: found.etag, value } as const);
    const result = await store.commit(tenantId, [write, ...((await row.also?.()) ?? [])]);
    if (result.ok) return;
  }
  throw new StoreUnavailable('others kept writing in between');
}
