// What the audit says of readings of seeds, gathered once through it, to be held against a vault's own log.
import type { AuditFact } from '../../domain/audit/entry.js';
import type { EntryOfLog } from '../../domain/audit/flat-entry.js';
import type { Instant, RequestId } from '../../domain/ids.js';
import type { AuditedReads, NamedRead } from '../../domain/reconcile/vault-reads.js';
import { HANDED_OUT, SETS_ASIDE, SHOWS_AGAIN } from '../../domain/release/fact.js';
import type { Deps } from '../deps.js';
import { readInTime } from './entries-in-time.js';

type Needs = Pick<Deps, 'store' | 'tenantId'>;

/** Throws `StoreUnavailable`. */
export async function gatherReads(
  deps: Needs,
  progress: (done: number, of: number) => void,
): Promise<AuditedReads> {
  const gathering = new Gathering();
  await everyEntry(deps, progress, (entry) => {
    gathering.add(entry);
  });
  return gathering.gathered;
}

const TOLD_EVERY = 500;

/** Those that can be read, in order of time. */
export async function everyEntry(
  deps: Needs,
  progress: (done: number, of: number) => void,
  work: (entry: EntryOfLog) => void,
): Promise<void> {
  const { total, entries } = await readInTime(deps);
  let done = 0;
  for await (const found of entries) {
    if (!('unread' in found)) work(found);
    done += 1;
    if (done % TOLD_EVERY === 0) progress(done, total);
  }
}

class Gathering {
  readonly #named: NamedRead[] = [];
  readonly #backups: { secret: string; at: Instant }[] = [];
  readonly #restoredAt: Instant[] = [];
  /** By their requests: the places of what was set aside and not handed out yet. */
  readonly #open = new Map<RequestId, number>();

  get gathered(): AuditedReads {
    return { named: this.#named, backups: this.#backups, restoredAt: this.#restoredAt };
  }

  add(entry: EntryOfLog): void {
    const { fact, at, read, requestId } = entry;
    if (fact.action === 'backup.taken') this.#backups.push({ secret: fact.key.toLowerCase(), at });
    if (fact.action === 'tenant.restored') this.#restoredAt.push(at);
    if (requestId !== undefined && HANDED_OUT.includes(fact.action)) this.#answered(requestId);
    if (read === undefined) return;
    if (requestId !== undefined && SETS_ASIDE.includes(fact.action)) {
      this.#open.set(requestId, this.#named.length);
    }
    this.#named.push(namedRead(entry, read, fact));
  }

  /** What was set aside last is what was read. */
  #answered(requestId: RequestId): void {
    const place = this.#open.get(requestId);
    const named = place === undefined ? undefined : this.#named[place];
    if (place !== undefined && named !== undefined) {
      this.#named[place] = { ...named, answered: true };
    }
    this.#open.delete(requestId);
  }
}

function namedRead(
  { at, origin, seq, tokenId, requestId }: EntryOfLog,
  called: string,
  { action }: AuditFact,
): NamedRead {
  return {
    called,
    at,
    log: origin,
    entry: seq,
    action,
    answered: SHOWS_AGAIN.includes(action),
    ...(tokenId === undefined ? {} : { tokenId }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
