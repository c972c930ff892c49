// The bot in a tenant: config → adapters → use cases → channels, by ordinary calls, top to bottom. Everything that it speaks
// to, it speaks to as its managed identity. It listens before it can decide anything: what is missing may still come.
import type { TokenCredential } from '@azure/identity';
import { azureCredential } from '../adapters/azure/azure-credential.js';
import { GraphDirectory } from '../adapters/azure/graph-directory.js';
import { KeyVaultSeedVault } from '../adapters/azure/key-vault-seed-vault.js';
import { openTableStore } from '../adapters/azure/table-store.js';
import { tokenSource } from '../adapters/azure/token-source.js';
import type { TokenSource } from '../adapters/azure/token-source.js';
import { standardErrorLog } from '../adapters/local/standard-error-log.js';
import { systemClock } from '../adapters/local/system-clock.js';
import { systemRandom } from '../adapters/local/system-random.js';
import { tellLogTrouble } from '../app/audit/tell-log-trouble.js';
import { createBridge } from '../app/create-bridge.js';
import type { RunningBridge } from '../app/create-bridge.js';
import type { RunningServer } from '../channels/http/server.js';
import type { Afterwards } from '../channels/teams/afterwards.js';
import { defined } from '../domain/defined.js';
import type { ProductionConfiguration } from '../config/production.js';
import type { Log } from '../ports/log.js';
import type { Trace } from '../ports/trace.js';
import { tableAddress, vaultAddress } from './addresses.js';
import { checkpointingOf } from './azure-log.js';
import { watchLog } from './log-watch.js';
import { Opening } from './opening.js';
import { readNewestPolicy, policyFiles } from './policy-files.js';
import { PolicyInForce } from './policy-in-force.js';
import { serve, teams } from './production-channels.js';
import type { Live } from './production-channels.js';
import { findState } from './find-state.js';
import type { Running } from './running.js';
import { openTrace, tracedGround } from './telemetry.js';
import type { Ground } from './telemetry.js';
import { openSiem } from './sentinel.js';
import { witnessed } from './witnesses.js';

/** An invoke must be answered within ten seconds, all in all. */
const VAULT_BUDGET_MS = 5_000;
const STORE_BUDGET_MS = 4_000;
const DIRECTORY_BUDGET_MS = 3_000;
/** Nobody waits for it: a look comes every minute, one after the other. */
const LOG_BUDGET_MS = 10_000;
const LOOK_EVERY_MS = 2_000;

/** Throws `PortTaken`. */
export async function startProduction(configuration: ProductionConfiguration): Promise<Running> {
  const log = standardErrorLog();
  const credential = azureCredential({ kind: 'managed', clientId: configuration.appId });
  const token = tokenSource(credential);
  const trace = await openTrace(configuration, { credential, log, random: systemRandom });
  const channel = teams(configuration, token, log);
  const opening = new Opening<Live>({
    open: async () => openBridge(configuration, { ...channel, log, trace }),
    clock: systemClock,
    log,
  });
  await opening.lookFirst();
  const server = await serve(configuration, { ...channel, opening, log, trace });
  let stopLog = async (): Promise<void> => undefined;
  opening.goOn(({ running, policy }) => {
    running.outbox.start();
    stopLog = watchLog(running.logKeeper);
    if (running.logKeeper === undefined) void tellUnkept(running.deps, log);
    const read = readNewestPolicy(policyFiles(configuration.policyFile));
    policy.watch({ read, deps: running.deps, log });
  });
  return {
    port: server.port,
    stop: stopping({
      server,
      afterwards: channel.afterwards,
      opening,
      stopLog: async () => stopLog(),
      trace,
    }),
  };
}

type Means = Pick<Ground, 'messenger'> & { readonly log: Log; readonly trace: Trace };

/** Throws where anything is missing that must be there before the first decision. */
async function openBridge(
  configuration: ProductionConfiguration,
  { messenger, log, trace }: Means,
): Promise<Live> {
  // Each time afresh: a call for a token that hangs is shared by all that come after it.
  const credential = azureCredential({ kind: 'managed', clientId: configuration.appId });
  const token = tokenSource(credential);
  const ground = { ...azure(configuration, credential, token), messenger };
  const state = await findState(configuration, { store: ground.store, clock: systemClock, log });
  const policy = new PolicyInForce(state.policy);
  const running = await createBridge({
    ...tracedGround(ground, trace),
    tenantId: configuration.tenantId,
    clock: systemClock,
    random: systemRandom,
    policy: policy.current,
    policyMoved: policy.lookNow,
    log,
    trace,
    vaultBudgetMs: VAULT_BUDGET_MS,
    directoryBudgetMs: DIRECTORY_BUDGET_MS,
    lookEveryMs: LOOK_EVERY_MS,
    ...defined({
      checkpointing: witnessed(
        await checkpointingOf(configuration, { token, budgetMs: LOG_BUDGET_MS }),
        policy.current,
      ),
      siem: await openSiem(configuration, credential),
    }),
  });
  await state.remember();
  const { cloud } = configuration;
  const vault = `https://${cloud.keyVaultSuffix}`;
  await warmUp(token, [cloud.channelAudience, cloud.graph, vault], log);
  return { running, policy };
}

/** Where seeds, state and people are. */
function azure(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
  token: TokenSource,
): Omit<Ground, 'messenger'> {
  const { cloud } = configuration;
  const table = { ...tableAddress(configuration), credential, budgetMs: STORE_BUDGET_MS };
  const vaultUrl = vaultAddress(configuration);
  const budgetMs = DIRECTORY_BUDGET_MS;
  return {
    store: openTableStore(table),
    vault: new KeyVaultSeedVault({
      vaultUrl,
      credential,
      budgetMs: VAULT_BUDGET_MS,
      clock: systemClock,
    }),
    directory: new GraphDirectory({ endpoint: cloud.graph, token, budgetMs }),
  };
}

/** A deployment of before goes on, and is told what it lacks. */
async function tellUnkept(deps: RunningBridge['deps'], log: Log): Promise<void> {
  try {
    await tellLogTrouble(deps, 'unkept');
  } catch (error) {
    log.error('log.trouble-not-told', error);
  }
}

/** The first person must not wait for tokens; where there are none yet, the readiness says so and the log. */
async function warmUp(token: TokenSource, audiences: readonly string[], log: Log): Promise<void> {
  const asked = await Promise.allSettled(audiences.map(async (audience) => token(audience)));
  for (const one of asked) {
    if (one.status === 'rejected') log.error('token.unavailable', one.reason);
  }
}

/** Takes nothing new, finishes the turns and the messages that are under way. */
function stopping({
  server,
  afterwards,
  opening,
  stopLog,
  trace,
}: {
  readonly server: RunningServer;
  readonly afterwards: Afterwards;
  readonly opening: Opening<Live>;
  readonly stopLog: () => Promise<void>;
  readonly trace: Trace;
}): Running['stop'] {
  return async () => {
    await server.close();
    await afterwards.waitForAll();
    await opening.stop();
    await opening.opened?.policy.stop();
    await stopLog();
    await opening.opened?.running.outbox.stop();
    await opening.opened?.running.deps.store.close();
    await trace.close();
  };
}
