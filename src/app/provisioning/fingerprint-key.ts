// The key of the fingerprints: random, the tenant's own, made with the first seed that is captured.
import { StoreUnavailable } from '../../ports/fault.js';
import { readValue } from '../commit/reading.js';
import { fingerprintKeySchema } from '../commit/rows/case-row.js';
import { FINGERPRINT_KEY } from '../commit/rows/names.js';
import type { ProvisioningNeeds } from './needs.js';

type Needs = Pick<ProvisioningNeeds, 'store' | 'tenantId' | 'random'>;

const KEY_BYTES = 32;

export async function fingerprintKey(deps: Needs): Promise<Buffer> {
  const before = await keptKey(deps);
  if (before !== undefined) return before;
  const key = Buffer.from(deps.random.bytes(KEY_BYTES)).toString('base64');
  // A conflict means that another instance has just made it.
  await deps.store.commit(deps.tenantId, [
    { kind: 'insert', row: FINGERPRINT_KEY, value: { key } },
  ]);
  const kept = await keptKey(deps);
  if (kept === undefined) throw new StoreUnavailable('the fingerprint key was not kept');
  return kept;
}

async function keptKey({ store, tenantId }: Needs): Promise<Buffer | undefined> {
  const row = await store.get(tenantId, FINGERPRINT_KEY);
  if (row === undefined) return undefined;
  return Buffer.from(readValue(fingerprintKeySchema, row).key, 'base64');
}
