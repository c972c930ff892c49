// Every row of a store that an older program has made is one that this program reads, whether or not it happens to look at it: a
// row that changed its shape without a reader of the older one is named here.
import { afterAll, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import {
  brakeSchema,
  freezeSchema,
  frozenPersonSchema,
} from '../../../src/app/commit/rows/brake-rows.js';
import {
  admissionSchema,
  caseSchema,
  fingerprintKeySchema,
  toCaseSchema,
} from '../../../src/app/commit/rows/case-row.js';
import { outboxSchema } from '../../../src/app/commit/rows/outbox-row.js';
import { ownerSchema, ownersLookedSchema } from '../../../src/app/commit/rows/owner-row.js';
import { requestSchema } from '../../../src/app/commit/rows/request-row.js';
import {
  cardSchema,
  openSchema,
  personSchema,
  policyRowSchema,
  retentionSchema,
  reviewSchema,
  tallySchema,
} from '../../../src/app/commit/rows/schemas.js';
import {
  ledgerSchema,
  seedKeySchema,
  tokenSchema,
  toTokenSchema,
} from '../../../src/app/commit/rows/token-row.js';
import {
  auditEntrySchema,
  chainHeadSchema,
  logHeadSchema,
} from '../../../src/app/commit/rows/audit-rows.js';
import { sentOnSchema } from '../../../src/app/audit/send-entries.js';
import { versionedStore } from '../../../src/app/commit/versioned-store.js';
import type { Row } from '../../../src/ports/store.js';
import { TENANT } from '../trial.js';
import { keepStore } from './keep-store.js';

/** That it is there is all it says. */
const index = z.object({});
const outcome = z.union([
  z.object({ ok: z.literal(true), value: z.json() }),
  z.object({ ok: z.literal(false), refusal: z.looseObject({ code: z.string() }) }),
]);

/** By what stands before a row's first `~`. A kind that is not here has no shape, and is named. */
const SHAPES: Readonly<Record<string, z.ZodType>> = {
  asked: index,
  audit: z.union([
    auditEntrySchema,
    z.object({ seq: z.number(), fact: z.looseObject({ action: z.string() }) }),
  ]),
  'audit-head': z.union([logHeadSchema, chainHeadSchema]),
  brake: brakeSchema,
  called: index,
  card: cardSchema,
  case: caseSchema,
  'counted-by-seed': index,
  'ended-log': logHeadSchema,
  'fingerprint-key': fingerprintKeySchema,
  freeze: freezeSchema,
  frozen: frozenPersonSchema,
  given: index,
  held: outboxSchema,
  ledger: ledgerSchema,
  op: z.object({ outcome, expiresAt: z.number() }),
  open: openSchema,
  'open-case': toCaseSchema,
  outbox: outboxSchema,
  owned: index,
  owner: ownerSchema,
  'owners-looked': ownersLookedSchema,
  person: personSchema,
  policy: policyRowSchema,
  'refusals-head': logHeadSchema,
  refused: auditEntrySchema,
  request: requestSchema,
  'request-case': toCaseSchema,
  retention: retentionSchema,
  review: reviewSchema,
  'review-card': cardSchema,
  reviewed: reviewSchema,
  'seed-key': seedKeySchema,
  'seed-print': toTokenSchema,
  'sent-on': sentOnSchema,
  serial: index,
  session: admissionSchema,
  tally: tallySchema,
  ticket: admissionSchema,
  token: tokenSchema,
  'token-audit': index,
  'under-way': toTokenSchema,
};

const KEPT = fileURLToPath(new URL('../../fixtures/stores/', import.meta.url));
const OF_TODAY = 'of-today.sqlite';
const names = [...readdirSync(KEPT).filter((name) => name.endsWith('.sqlite')), OF_TODAY];

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true });
});

async function readRows(name: string): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'every-row-'));
  folders.push(folder);
  if (name === OF_TODAY) await keepStore(folder, name.replace('.sqlite', ''));
  else await copyFile(join(KEPT, name), join(folder, name));
  const store = await openSqliteStore(join(folder, name));
  const { rows, more } = await versionedStore(store).list(TENANT, {
    from: '-',
    to: '~',
    limit: 1000,
  });
  await store.close();
  expect(more).toBe(false);
  return rows;
}

test.each(names)('each row of %s is read', async (name) => {
  const rows = await readRows(name);
  const wrong = rows.flatMap(({ row, value }) => {
    const shape = SHAPES[row.split('~', 1)[0] ?? ''];
    if (shape === undefined) return [`${row}: of a kind that has no shape here`];
    const read = shape.safeParse(value);
    return read.success
      ? []
      : [`${row}: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`];
  });
  expect(wrong).toEqual([]);
  expect(rows.length).toBeGreaterThan(20);
});
