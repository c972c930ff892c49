// The key of the fingerprints: random, the tenant's own, made with the first seed that is captured. Where it is lost no other one
// takes its place: whatever is counted by a seed would begin anew.
import { StoreUnavailable } from '../../ports/fault.js';
import { MAX_PAGE } from '../../ports/store.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { fingerprintKeySchema } from '../commit/rows/case-row.js';
import { FINGERPRINT_KEY, LEDGERS } from '../commit/rows/names.js';
import { ledgerSchema } from '../commit/rows/token-row.js';
import type { ProvisioningNeeds } from './needs.js';

type Needs = Pick<ProvisioningNeeds, 'store' | 'tenantId' | 'random'>;

const KEY_BYTES = 32;

/** Throws `StoreUnavailable`, also where it is lost. */
export async function readFingerprintKey(deps: Needs): Promise<Buffer> {
  const before = await readKeptKey(deps);
  if (before !== undefined) return before;
  if (await isKeyLost(deps)) throw new StoreUnavailable('the key of the fingerprints is gone');
  const key = Buffer.from(deps.random.bytes(KEY_BYTES)).toString('base64');
  // A conflict means that another instance has just made it.
  await deps.store.commit(deps.tenantId, [
    { kind: 'insert', row: FINGERPRINT_KEY, value: { key } },
  ]);
  const kept = await readKeptKey(deps);
  if (kept === undefined) throw new StoreUnavailable('the fingerprint key was not kept');
  return kept;
}

/** Seeds were captured, and by what they are told apart is not there. */
export async function isKeyLost(rows: Rows): Promise<boolean> {
  if ((await rows.store.get(rows.tenantId, FINGERPRINT_KEY)) !== undefined) return false;
  for await (const page of readPages(rows, { ...LEDGERS, limit: MAX_PAGE })) {
    const wasCaptured = page.some(
      ({ value }) => (ledgerSchema.safeParse(value).data?.enrolment ?? null) !== null,
    );
    if (wasCaptured) return true;
  }
  return false;
}

async function readKeptKey({ store, tenantId }: Needs): Promise<Buffer | undefined> {
  const row = await store.get(tenantId, FINGERPRINT_KEY);
  if (row === undefined) return undefined;
  return Buffer.from(readValue(fingerprintKeySchema, row).key, 'base64');
}
