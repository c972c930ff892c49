// Whether the state that this app has opened before is where it looks now, and under which policy it goes on; both before the
// first decision.
import { AUDIT_HEAD, POLICY } from '../app/commit/rows/names.js';
import { policyRowSchema } from '../app/commit/rows/schemas.js';
import type { ProductionConfiguration } from '../config/production.js';
import type { Policy } from '../domain/policy/policy.js';
import type { Clock } from '../ports/clock.js';
import { StoreForbidden } from '../ports/fault.js';
import type { Log } from '../ports/log.js';
import type { Row, Store } from '../ports/store.js';
import { choosePolicy, findPolicies, policyFiles } from './policy-files.js';
import { assertSameState, placeOf, stateMemory } from './state-memory.js';
import type { Memory, StateMemory } from './state-memory.js';

type Needs = { readonly store: Store; readonly clock: Clock; readonly log: Log };

type FoundState = {
  readonly policy: Policy;
  /** Once it is open. */
  readonly remember: () => Promise<void>;
};

/** Throws `ConfigurationWrong` (the policy), `StateChanged` or `StoreUnavailable`. */
export async function findState(
  configuration: ProductionConfiguration,
  { store, clock, log }: Needs,
): Promise<FoundState> {
  const { tenantId } = configuration;
  const memory = stateMemory(configuration);
  const before = await memory.read();
  const note = async (now: Memory): Promise<void> => noteIn(memory, now, log);
  const head = await look(store, configuration, async () => {
    await note({ ...before, refusedSince: before.refusedSince ?? clock.now() });
  });
  const here = placeOf(configuration);
  assertSameState(before, here, head !== undefined);
  const files = policyFiles(configuration.policyFile);
  const row = await store.get(tenantId, POLICY);
  const inForce = row === undefined ? undefined : policyRowSchema.parse(row.value).version;
  return {
    policy: choosePolicy(await findPolicies(files), files, inForce),
    remember: async () => note({ version: 1, opened: here }),
  };
}

async function look(
  store: Store,
  { tenantId }: ProductionConfiguration,
  refused: () => Promise<void>,
): Promise<Row | undefined> {
  try {
    return await store.get(tenantId, AUDIT_HEAD);
  } catch (error) {
    if (error instanceof StoreForbidden) await refused();
    throw error;
  }
}

/** The doctor says where it is not remembered. It is a brake for later, and nothing depends on it now. */
async function noteIn(memory: StateMemory, now: Memory, log: Log): Promise<void> {
  try {
    await memory.write(now);
  } catch (error) {
    log.error('state.not-remembered', error);
  }
}
