// How far the log was anchored, for a restore: what was lost is said by it, and the next origin is none that anybody has seen.
import { furtherOf } from '../../domain/audit/log-trust.js';
import { toBase64 } from '../../domain/audit/log.js';
import type { LogPlace } from '../../domain/audit/log.js';
import type { TenantId } from '../../domain/ids.js';
import type { Log } from '../../ports/log.js';
import { lookEverywhere } from './checkpointing.js';
import type { Checkpointing } from './checkpointing.js';

/** Undefined where nothing was ever anchored, as far as the anchors answer. */
export async function newestAnchored(
  needs: Checkpointing & { readonly tenantId: TenantId; readonly log: Log },
): Promise<LogPlace | undefined> {
  const { newest } = await lookEverywhere(needs, 'whole');
  const remembered = await needs.memory?.read().catch(() => undefined);
  const last = furtherOf(newest, remembered);
  return last && { origin: last.origin, size: last.size, root: toBase64(last.root) };
}
