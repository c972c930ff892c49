// A sample token's whole life in this deployment: real vault, table, clock and directory, people of its own. It is in the audit before
// it begins, with what clears it away should it be broken off; and it clears itself away, however it ends.
import type { AuditActor, ChainHead, ConsoleActor } from '../../domain/audit/entry.js';
import { treeHeadOf } from '../../domain/audit/log.js';
import { defined } from '../../domain/defined.js';
import { plusSeconds, rehearsalId } from '../../domain/ids.js';
import type { RehearsalId, TenantId } from '../../domain/ids.js';
import { Fault } from '../../ports/fault.js';
import type { RowName } from '../../ports/store.js';
import { noteBeside } from '../commit/note-beside.js';
import { outboxRowOf } from '../commit/rows/outbox-row.js';
import { logHeadSchema } from '../commit/rows/audit-rows.js';
import { AUDIT_HEAD } from '../commit/rows/names.js';
import { CLEAR_REHEARSAL } from '../commit/rows/tenant-items.js';
import { ACT_NAMES, ActFailed, ACTS } from './acts.js';
import type { ActName } from './acts.js';
import { clearRehearsal } from './clear-rehearsal.js';
import { setStage } from './stage.js';
import type { RealGround, Stage } from './stage.js';

/** Longer than it ever takes: then the bot clears it away. */
const CLEARED_AFTER_SECONDS = 900;
const ALL: readonly ActName[] = [...ACT_NAMES, 'clear'];

export type ActDone = {
  readonly act: ActName;
  readonly milliseconds: number;
  /** What it counted. */
  readonly number?: number;
  /** It did not go: what was thrown, a fault or an {@link ActFailed}. */
  readonly failed?: unknown;
};

export type Rehearsing = {
  /** Whose audit it stands in. */
  readonly tenantId: TenantId;
  readonly by: AuditActor | ConsoleActor;
  readonly before: (act: ActName, done: number, of: number) => void;
  readonly after: (done: ActDone) => void;
};

/** Undefined where all went. Throws `StoreUnavailable` where not even the audit can be written: nothing was begun then. */
export async function rehearse(
  real: RealGround,
  rehearsing: Rehearsing,
): Promise<ActName | undefined> {
  const id = rehearsalId(real.random.bytes(6));
  const timer = await begin(real, id, rehearsing);
  const stage = setStage(real, id);
  const failedAt = await playAll(stage, rehearsing);
  const head = await readHead(stage);
  const isClear = await playOne('clear', { ...rehearsing, ...real }, async () => clear(stage));
  const didNotGo = failedAt ?? (isClear ? undefined : 'clear');
  const fact = {
    action: 'rehearsal.ended',
    rehearsal: id,
    ...defined({ failedAt: didNotGo }),
    ...head,
  } as const;
  const { tenantId, by: actor } = rehearsing;
  // What could not be cleared away is the bot's, at its time.
  await noteBeside({ ...real, tenantId }, { actor, fact, done: isClear ? [timer] : [] });
  return didNotGo;
}

async function begin(
  real: RealGround,
  rehearsal: RehearsalId,
  { tenantId, by: actor }: Rehearsing,
): Promise<RowName> {
  const now = real.clock.now();
  const draft = CLEAR_REHEARSAL.draft(plusSeconds(now, CLEARED_AFTER_SECONDS), { rehearsal });
  const fact = { action: 'rehearsal.begun', rehearsal } as const;
  await noteBeside({ ...real, tenantId }, { actor, fact, outbox: [draft] });
  return outboxRowOf(draft, now);
}

async function playAll(stage: Stage, rehearsing: Rehearsing): Promise<ActName | undefined> {
  for (const act of ACT_NAMES) {
    const went = await playOne(act, { ...rehearsing, ...stage.real }, async () => ACTS[act](stage));
    if (!went) return act;
  }
  return undefined;
}

async function playOne(
  act: ActName,
  { before, after, clock }: Pick<Rehearsing, 'before' | 'after'> & Pick<RealGround, 'clock'>,
  play: () => Promise<number | undefined>,
): Promise<boolean> {
  before(act, ALL.indexOf(act), ALL.length);
  const begun = clock.now();
  const took = (): number => clock.now() - begun;
  try {
    const number = await play();
    after({ act, milliseconds: took(), ...defined({ number }) });
    return true;
  } catch (error) {
    // Whatever it was, what was begun is cleared away.
    after({ act, milliseconds: took(), failed: error });
    return false;
  }
}

async function clear({ id, real, vault, open, secret }: Stage): Promise<number> {
  await (await open().catch(() => undefined))?.outbox.stop();
  secret.fill(0);
  const { rows } = await clearRehearsal({ store: real.store, vault }, id);
  const again = await clearRehearsal({ store: real.store, vault }, id);
  if (again.rows > 0) throw new ActFailed('ROWS_LEFT');
  return rows;
}

/** Of its own audit, which goes with it: that it was one whole. */
async function readHead({ id, real }: Stage): Promise<ChainHead | undefined> {
  try {
    const row = await real.store.get(id, AUDIT_HEAD);
    const log = logHeadSchema.safeParse(row?.value).data;
    if (log === undefined) return undefined;
    return { seq: log.size, hash: Buffer.from(treeHeadOf(log).root).toString('hex') };
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
