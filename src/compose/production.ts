// The bot in a tenant: config → adapters → use cases → channels, by ordinary calls, top to bottom. Everything that it speaks
// to, it speaks to as its managed identity.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TokenCredential } from '@azure/identity';
import { azureCredential } from '../adapters/azure/azure-credential.js';
import { GraphDirectory } from '../adapters/azure/graph-directory.js';
import { KeyVaultSeedVault } from '../adapters/azure/key-vault-seed-vault.js';
import { openTableStore } from '../adapters/azure/table-store.js';
import { tokenSource } from '../adapters/azure/token-source.js';
import type { TokenSource } from '../adapters/azure/token-source.js';
import { jsonLog } from '../adapters/local/json-log.js';
import { systemClock } from '../adapters/local/system-clock.js';
import { systemRandom } from '../adapters/local/system-random.js';
import { createBridge } from '../app/create-bridge.js';
import type { RunningBridge } from '../app/create-bridge.js';
import { AUDIT_HEAD } from '../app/commit/rows/names.js';
import { signInIdentity } from '../channels/http/page-identity.js';
import { remembered } from '../channels/http/remembered.js';
import { startPublicServer } from '../channels/http/server.js';
import type { RunningServer, ServerParts } from '../channels/http/server.js';
import { publishedSignInKeys } from '../channels/http/sign-in-keys.js';
import { verifySignIn } from '../channels/http/verify-sign-in.js';
import type { TokenChannel } from '../channels/teams/answer-token.js';
import { AuthenticatedAdapter } from '../channels/teams/authenticated-adapter.js';
import { dialogAction } from '../channels/teams/open-dialog.js';
import { onHostsOnly } from '../channels/teams/service-url.js';
import { teamsBot } from '../channels/teams/teams-bot.js';
import { TeamsMessenger } from '../channels/teams/teams-messenger.js';
import type { ProductionConfiguration } from '../config/production.js';
import type { Log } from '../ports/log.js';
import type { Trace } from '../ports/trace.js';
import { tableAddress, vaultAddress } from './addresses.js';
import { PolicyInForce } from './policy-in-force.js';
import { policyText, readPolicy } from './read-policy.js';
import type { Running } from './running.js';
import { openTrace, traced } from './telemetry.js';
import type { Ground } from './telemetry.js';

/** An invoke must be answered within ten seconds, all in all. */
const VAULT_BUDGET_MS = 5_000;
const STORE_BUDGET_MS = 4_000;
const DIRECTORY_BUDGET_MS = 3_000;
const MESSAGE_BUDGET_MS = 8_000;
const LOOK_EVERY_MS = 2_000;

/** Throws `ConfigurationWrong`, `StoreUnavailable` or `PortTaken`. */
export async function startProduction(configuration: ProductionConfiguration): Promise<Running> {
  const policy = new PolicyInForce(await readPolicy(configuration.policyFile));
  const { cloud, tenantId, appId } = configuration;
  const log = jsonLog(
    (line) => process.stderr.write(line),
    () => systemClock.now(),
  );
  const credential = azureCredential({ kind: 'managed', clientId: appId });
  const token = tokenSource(credential);
  const trace = await openTrace(configuration, { credential, log, random: systemRandom });
  const { adapter, messenger } = teams(configuration, token, log);
  const running = await createBridge({
    ...traced({ ...(await azure(configuration, credential, token)), messenger }, trace),
    tenantId,
    clock: systemClock,
    random: systemRandom,
    policy: policy.current,
    policyMoved: policy.lookNow,
    log,
    trace,
    vaultBudgetMs: VAULT_BUDGET_MS,
    directoryBudgetMs: DIRECTORY_BUDGET_MS,
    lookEveryMs: LOOK_EVERY_MS,
  });
  const vault = `https://${cloud.keyVaultSuffix}`;
  await warmUp(token, [cloud.channelAudience, cloud.graph, vault], log);
  const server = await serve(configuration, { running, adapter, messenger, log, trace });
  running.outbox.start();
  policy.watch({ read: policyText(configuration.policyFile), deps: running.deps, log });
  return { port: server.port, stop: stopping({ server, running, policy, trace }) };
}

/** Where seeds, state and people are. */
async function azure(
  configuration: ProductionConfiguration,
  credential: TokenCredential,
  token: TokenSource,
): Promise<Omit<Ground, 'messenger'>> {
  const { cloud } = configuration;
  const table = { ...tableAddress(configuration), credential, budgetMs: STORE_BUDGET_MS };
  const vaultUrl = vaultAddress(configuration);
  const budgetMs = DIRECTORY_BUDGET_MS;
  return {
    store: openTableStore(table),
    vault: new KeyVaultSeedVault({ vaultUrl, credential, budgetMs: VAULT_BUDGET_MS }),
    directory: new GraphDirectory({ endpoint: cloud.graph, token, budgetMs }),
  };
}

function teams(
  { cloud, tenantId, appId }: ProductionConfiguration,
  token: TokenSource,
  log: Log,
): Pick<Parts, 'adapter' | 'messenger'> {
  const adapter = new AuthenticatedAdapter({
    places: cloud,
    bot: { appId, tenantId, token },
    clock: systemClock,
    log,
    chance: () => (systemRandom.bytes(1)[0] ?? 0) / 256,
  });
  const messenger = new TeamsMessenger({
    adapter,
    appId,
    serviceUrl: onHostsOnly(cloud.teamsHosts),
    clock: systemClock,
    localTrial: false,
    budgetMs: MESSAGE_BUDGET_MS,
  });
  return { adapter, messenger };
}

/** The first person must not wait for tokens; where there are none yet, the readiness says so and the log. */
async function warmUp(token: TokenSource, audiences: readonly string[], log: Log): Promise<void> {
  const asked = await Promise.allSettled(audiences.map(async (audience) => token(audience)));
  for (const one of asked) {
    if (one.status === 'rejected') log.error('token.unavailable', one.reason);
  }
}

type Parts = {
  readonly running: RunningBridge;
  readonly adapter: AuthenticatedAdapter;
  readonly messenger: TeamsMessenger;
  readonly log: Log;
  readonly trace: Trace;
};

async function serve(configuration: ProductionConfiguration, parts: Parts): Promise<RunningServer> {
  const { running, adapter, messenger, log, trace } = parts;
  const { tenantId, store } = running.deps;
  const turn = teamsBot({
    bridge: running.bridge,
    tokens: tokens(configuration, running),
    rules: { tenantId, serviceUrl: onHostsOnly(configuration.cloud.teamsHosts) },
    clock: systemClock,
    random: systemRandom,
    log,
    trace,
    localTrial: false,
    whisper: async (context, activity) => adapter.whisper(context, activity),
    sendToChat: async (to, answer) => {
      await messenger.sendRendered(to, answer);
    },
  });
  return startPublicServer({
    port: configuration.port,
    domain: configuration.domain,
    log,
    ...page(configuration, running),
    trace,
    requestId: () => systemRandom.id(),
    isReady: remembered(async () => (await store.get(tenantId, AUDIT_HEAD)) !== undefined, {
      clock: systemClock,
      log,
    }),
    receive: async (authorization, body) => adapter.receive(authorization, body, turn),
  });
}

/** The page as it was built, beside this folder. */
const PAGE_FOLDER = fileURLToPath(new URL('../page/', import.meta.url));

/** Without a page that was built, the bot says so. */
function tokens(
  { domain }: ProductionConfiguration,
  { provisioning }: RunningBridge,
): TokenChannel {
  if (!existsSync(join(PAGE_FOLDER, 'index.html'))) return { provisioning };
  // The ticket stands in the part of the address that no server sees.
  const pageUrl = (ticket: string): string => `https://${domain}/provision#${ticket}`;
  return { provisioning, pageAction: dialogAction, pageUrl };
}

function page(
  { cloud, tenantId, ssoClientId, appId, domain }: ProductionConfiguration,
  { provisioning }: RunningBridge,
): Pick<ServerParts, 'page'> {
  if (!existsSync(join(PAGE_FOLDER, 'index.html'))) return {};
  const verify = verifySignIn({
    tenantId,
    login: cloud.login,
    audiences: [ssoClientId, `api://${domain}/botid-${appId}`],
    keys: publishedSignInKeys(`${cloud.login}/${tenantId}/discovery/v2.0/keys`),
    clock: systemClock,
  });
  const identity = signInIdentity(provisioning, verify);
  return { page: { folder: PAGE_FOLDER, framedBy: cloud.frameAncestors, provisioning, identity } };
}

/** Takes nothing new, finishes the turns and the messages that are under way. */
function stopping({
  server,
  running,
  policy,
  trace,
}: {
  readonly server: RunningServer;
  readonly running: RunningBridge;
  readonly policy: PolicyInForce;
  readonly trace: Trace;
}): Running['stop'] {
  return async () => {
    await server.close();
    await policy.stop();
    await running.outbox.stop();
    await running.deps.store.close();
    await trace.close();
  };
}
