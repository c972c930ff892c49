// Group commit: plans that are ready at the same time are decided one on top of another and go into one transaction. Each gets its
// own outcome; what does not go with the others, fails or conflicts is decided by itself and takes nobody with it.
import type { TenantId } from '../../domain/ids.js';
import { MAX_CHANGES } from '../../ports/store.js';
import type { Log } from '../../ports/log.js';
import type { Change, ETag, RowName, Store } from '../../ports/store.js';
import type { Crowd } from './crowd.js';
import { kindOf } from './rows/names.js';
import { Overlay } from './overlay.js';

/** What a plan wants written; its outcome is told once it is. */
export type Decided = {
  readonly changes: readonly Change[];
  readonly tell: (etags: ReadonlyMap<RowName, ETag>) => void;
};

export type Job = {
  /** As whoever asked for it: logs and traces name them. */
  readonly within: <T>(run: () => T) => T;
  /** On top of what `store` shows. Whatever it throws, it is decided alone afterwards. */
  readonly decide: (store: Store) => Promise<Decided>;
  /** By itself, from the beginning: finds out whether it was done already. Never throws. */
  readonly alone: () => Promise<void>;
};

type Needs = {
  readonly store: Store;
  readonly tenantId: TenantId;
  readonly log: Log;
  readonly crowd: Pick<Crowd, 'lost' | 'isCrowded'>;
  /** Called where a commit may have left something in the outbox, and the store has not said so. */
  readonly outboxMayBeFilled: () => void;
};

/** Of one transaction. */
export const TOGETHER_AT_MOST = 20;
/** After so long no other plan is begun before what is decided is written. */
const DECIDING_MS = 50;
/** Decided afresh so often together where others keep writing in between. */
const ATTEMPTS = 3;

/** Never throws. */
export async function decideTogether(deps: Needs, jobs: readonly Job[]): Promise<void> {
  let left = jobs;
  let lost = 0;
  while (left.length > 1 && lost < ATTEMPTS) {
    const { alone, later, lostAt } = await decideSome(deps, left);
    if (lostAt !== undefined) {
      lost += 1;
      const at = kindOf(lostAt);
      deps.log.info('commit.contended', { attempt: lost, together: left.length, at });
      await deps.crowd.lost(lost);
    }
    for (const job of alone) await job.within(job.alone);
    left = later;
  }
  for (const job of left) await job.within(job.alone);
}

type Left = {
  /** To be decided each by itself, now. */
  readonly alone: readonly Job[];
  /** To be decided together, again: fewer than there were, where they were not contended. */
  readonly later: readonly Job[];
  /** Which row another instance has written meanwhile. */
  readonly lostAt?: RowName;
};

async function decideSome(deps: Needs, jobs: readonly Job[]): Promise<Left> {
  const onTop = new Overlay(deps.store);
  const { overlay, decided, alone, later } = await renewed(deps, {
    overlay: onTop,
    ...(await decideEach(onTop, jobs)),
  });
  const [first] = decided;
  if (first === undefined) return { alone, later };
  const together = decided.map(({ job }) => job);
  const committed = await write(deps, overlay.changes(), first.job);
  if (committed === 'unknown') {
    deps.outboxMayBeFilled();
    return { alone: [...together, ...alone], later };
  }
  if ('lostAt' in committed) return { alone, later: [...together, ...later], ...committed };
  for (const { plan, by } of decided) plan.tell(overlay.etagsFor(by, committed));
  return { alone, later };
}

/** While others write much, all of it is put once more on top of what is there: the first of them was decided a while ago. */
async function renewed(deps: Needs, before: OnTop): Promise<OnTop> {
  if (before.decided.length < 2 || !deps.crowd.isCrowded()) return before;
  const overlay = new Overlay(deps.store);
  const again = await decideEach(
    overlay,
    before.decided.map(({ job }) => job),
  );
  return {
    overlay,
    decided: again.decided,
    alone: [...before.alone, ...again.alone],
    later: [...again.later, ...before.later],
  };
}

type OnTop = Deciding & { readonly overlay: Overlay };

type Deciding = {
  readonly decided: readonly { readonly job: Job; readonly plan: Decided; readonly by: number }[];
  readonly alone: readonly Job[];
  readonly later: readonly Job[];
};

async function decideEach(overlay: Overlay, jobs: readonly Job[]): Promise<Deciding> {
  const decided: { readonly job: Job; readonly plan: Decided; readonly by: number }[] = [];
  const alone: Job[] = [];
  const time = new AbortController();
  const late = setTimeout(() => {
    time.abort();
  }, DECIDING_MS);
  let largest = 0;
  let at = 0;
  for (const job of jobs) {
    // One that takes long is waited for, as each waits for what is before it; no other one after it.
    if (time.signal.aborted || overlay.size + largest > MAX_CHANGES) break;
    at += 1;
    const plan = await decideOn(overlay, job);
    if (plan === 'put-off') {
      alone.push(job);
      continue;
    }
    decided.push({ job, ...plan });
    largest = Math.max(largest, plan.plan.changes.length);
  }
  clearTimeout(late);
  return { decided, alone, later: jobs.slice(at) };
}

async function decideOn(
  overlay: Overlay,
  job: Job,
): Promise<{ readonly plan: Decided; readonly by: number } | 'put-off'> {
  try {
    const plan = await job.within(async () => job.decide(overlay));
    if (overlay.size + plan.changes.length > MAX_CHANGES) return 'put-off';
    return { plan, by: overlay.add(plan.changes) };
  } catch {
    // Its own fault is told to itself, where it is decided alone.
    return 'put-off';
  }
}

/** `unknown`: nobody knows whether it was done; each finds out by its operation. */
async function write(
  { store, tenantId }: Needs,
  changes: readonly Change[],
  first: Job,
): Promise<ReadonlyMap<RowName, ETag> | { readonly lostAt: RowName } | 'unknown'> {
  if (changes.length === 0) return new Map();
  try {
    const result = await first.within(async () => store.commit(tenantId, changes));
    return result.ok ? result.etags : { lostAt: result.conflict };
  } catch {
    return 'unknown';
  }
}
