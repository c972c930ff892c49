// What the doctor says of the table and of what is in it: missing, not allowed, not allowed yet, or not the state that this app
// has opened before.
import type { TokenCredential } from '@azure/identity';
import { openTableStore } from '../adapters/azure/table-store.js';
import { isKeyLost } from '../app/provisioning/read-fingerprint-key.js';
import { AUDIT_HEAD } from '../app/commit/rows/names.js';
import type { Check } from '../channels/cli/check-line.js';
import type { ProductionConfiguration } from '../config/production.js';
import type { TenantId } from '../domain/ids.js';
import type { Clock } from '../ports/clock.js';
import { StoreForbidden } from '../ports/fault.js';
import type { Store } from '../ports/store.js';
import { tableAddress } from './addresses.js';
import { assertSameState, placeOf, StateChanged, stateMemory } from './state-memory.js';

const BUDGET_MS = 15_000;
const MINUTE_MS = 60_000;
/** https://learn.microsoft.com/azure/role-based-access-control/troubleshooting#symptom---role-assignment-changes-are-not-being-detected */
const ROLE_TAKES_MINUTES = 30;

/** The table refuses us, and for how long it has. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused';
  readonly code = 'STORE_FORBIDDEN';
}

type Needs = { readonly credential: TokenCredential; readonly clock: Clock };

export function tableCheck(
  configuration: ProductionConfiguration,
  { credential, clock }: Needs,
): Check {
  const { account, name } = configuration.table;
  return {
    name: `the table ${name} of ${account}`,
    try: async () => {
      try {
        return (await isStateThere(configuration, credential))
          ? undefined
          : 'empty: the bot has not run yet';
      } catch (error) {
        if (!(error instanceof StoreForbidden)) throw error;
        const since = await readRefusedSince(configuration);
        throw new TableRefused(`${error.message}. ${howLong(since, clock.now())}`);
      }
    },
    mend: 'Not there: deploy infra/ (again); nothing else makes it. Not allowed: assign the identity the role "Storage Table Data Contributor" on this table (infra/modules/storage.bicep), and let the app\'s subnet through the account\'s firewall. The bot goes on by itself.',
  };
}

export function stateCheck(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Check {
  const memory = stateMemory(configuration);
  return {
    name: 'the state is the one that was opened before',
    try: async () => {
      const remembered = await memory.read();
      if (remembered.opened === undefined) return 'none was yet';
      assertSameState(
        remembered,
        placeOf(configuration),
        await isStateThere(configuration, credential),
      );
      await lookInTable(configuration, credential, async (store) =>
        assertFingerprintKey(store, configuration.tenantId),
      );
      return undefined;
    },
    mend: `Until then the bot decides nothing, or captures nothing. Set OTP_BRIDGE_STORAGE and OTP_BRIDGE_TABLE as they were, or restore a backup (docs/deploy.md, Update, back up, restore). Only where it shall begin anew, with no token and no request: delete ${memory.file}.`,
  };
}

async function isStateThere(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
): Promise<boolean> {
  return lookInTable(configuration, credential, async (store) => {
    const head = await store.get(configuration.tenantId, AUDIT_HEAD);
    return head !== undefined;
  });
}

/** Throws `StateChanged`. Codes of tokens that are there go on; nothing is captured. */
export async function assertFingerprintKey(store: Store, tenantId: TenantId): Promise<void> {
  if (!(await isKeyLost({ store, tenantId }))) return;
  const said = 'the key of the fingerprints is gone from the table, and no seed can be captured';
  throw new StateChanged('FINGERPRINT_KEY_LOST', said);
}

export async function lookInTable<T>(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
  look: (store: Store) => Promise<T>,
): Promise<T> {
  const address = tableAddress(configuration);
  const store = openTableStore({ ...address, credential, budgetMs: BUDGET_MS });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

async function readRefusedSince(
  configuration: ProductionConfiguration,
): Promise<number | undefined> {
  // What is wrong with the memory has a line of its own.
  return (
    await stateMemory(configuration)
      .read()
      .catch(() => undefined)
  )?.refusedSince;
}

/** What is on its way looks like what was never given: the time alone tells them apart. */
function howLong(since: number | undefined, now: number): string {
  if (since === undefined) {
    return `Right after provisioning: not yet, a role takes up to ${ROLE_TAKES_MINUTES} minutes. Later: it is missing`;
  }
  const minutes = Math.floor((now - since) / MINUTE_MS);
  const from = `refused since ${timeOf(since)}, for ${minutes} minutes`;
  if (minutes >= ROLE_TAKES_MINUTES) return `Not allowed: ${from}, so it is missing`;
  const until = timeOf(since + ROLE_TAKES_MINUTES * MINUTE_MS);
  return `Not allowed yet: ${from}; a role takes up to ${ROLE_TAKES_MINUTES}. Wait until ${until}`;
}

function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}
