// The local trial: config → adapters → use cases → channels, by ordinary calls, top to bottom.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DirectoryFile } from '../adapters/local/directory-file.js';
import { standardErrorLog } from '../adapters/local/standard-error-log.js';
import { loadMasterKey } from '../adapters/local/master-key.js';
import { noTrace } from '../adapters/local/no-trace.js';
import { SealedFileVault } from '../adapters/local/sealed-file-vault.js';
import { openSqliteStore } from '../adapters/local/sqlite-store.js';
import { systemClock } from '../adapters/local/system-clock.js';
import { systemRandom } from '../adapters/local/system-random.js';
import { createBridge } from '../app/create-bridge.js';
import type { RunningBridge } from '../app/create-bridge.js';
import { mayKeepInMemory } from '../app/commit/rows/names.js';
import { plantSample } from '../app/tenant/plant-sample.js';
import { cookieIdentity } from '../channels/http/page-identity.js';
import { startLocalServer } from '../channels/http/server.js';
import type { RunningServer, ServerParts } from '../channels/http/server.js';
import type { PageAction } from '../channels/teams/cards/render-token.js';
import { onLoopbackOnly } from '../channels/teams/service-url.js';
import { Afterwards } from '../channels/teams/afterwards.js';
import { unauthenticatedWire } from '../channels/teams/botbuilder-wire.js';
import { teamsBot } from '../channels/teams/teams-bot.js';
import { TeamsMessenger } from '../channels/teams/teams-messenger.js';
import type { Wire } from '../channels/teams/wire.js';
import type { LocalConfiguration } from '../config/local.js';
import { makeLocalSample } from '../config/local-sample.js';
import { defined } from '../domain/defined.js';
import { spokenLocale } from '../domain/policy/languages.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import { auditorsChannel } from './auditors.js';
import { auditorsHere, startOfAudit } from './local-auditors.js';
import { localCheckpointing } from './local-log.js';
import { watchLog } from './log-watch.js';
import { PolicyInForce } from './policy-in-force.js';
import { readPolicyText, readPolicy } from './read-policy.js';
import type { Running } from './running.js';
import { trialWindows } from './trial-windows.js';
import { witnessed } from './witnesses.js';

/** An invoke must be answered within ten seconds, all in all. */
const VAULT_BUDGET_MS = 5_000;
const MESSAGE_BUDGET_MS = 8_000;
const LOOK_EVERY_MS = 1_000;

/** Throws `ConfigurationWrong`, `ConfigurationProblem`, `StoreLocked`, `StoreUnavailable` or `PortTaken`. */
export async function startLocal(configuration: LocalConfiguration): Promise<Running> {
  const policy = new PolicyInForce(await readPolicy(configuration.policyFile));
  const directory = await DirectoryFile.read(configuration.directoryFile);
  const store = await openSqliteStore(join(configuration.dataFolder, 'store.db'), {
    mayKeep: mayKeepInMemory,
  });
  try {
    return await startOver({ configuration, policy, directory, store });
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startOver(ground: {
  readonly configuration: LocalConfiguration;
  readonly policy: PolicyInForce;
  readonly directory: DirectoryFile;
  readonly store: Store;
}): Promise<Running> {
  const { configuration, policy, directory, store } = ground;
  const log = standardErrorLog();
  const wire = unauthenticatedWire({ log });
  const messenger = localMessenger(wire);
  const afterwards = new Afterwards(log);
  const running = await createBridge({
    tenantId: directory.tenantId,
    store,
    vault: await openVault(configuration),
    directory,
    messenger,
    clock: systemClock,
    random: systemRandom,
    policy: policy.current,
    policyMoved: policy.lookNow,
    log,
    trace: noTrace,
    vaultBudgetMs: VAULT_BUDGET_MS,
    lookEveryMs: LOOK_EVERY_MS,
    checkpointing: witnessed(
      await localCheckpointing(configuration, VAULT_BUDGET_MS),
      policy.current,
    ),
  });
  await plantSample(running.deps, await makeLocalSample(directory));
  const server = await serve(configuration, { running, wire, messenger, afterwards, log });
  running.outbox.start();
  const stopLog = watchLog(running.logKeeper);
  policy.watch({ read: readPolicyText(configuration.policyFile), deps: running.deps, log });
  const stop = stopping({ server, afterwards, policy, running, store, stopLog });
  return { port: server.port, stop };
}

function stopping(of: {
  readonly server: RunningServer;
  readonly afterwards: Afterwards;
  readonly policy: PolicyInForce;
  readonly running: RunningBridge;
  readonly store: Store;
  readonly stopLog: () => Promise<void>;
}): Running['stop'] {
  return async () => {
    await of.server.close();
    await of.afterwards.waitForAll();
    await of.policy.stop();
    await of.stopLog();
    await of.running.outbox.stop();
    await of.store.close();
  };
}

function localMessenger(wire: Wire): TeamsMessenger {
  return new TeamsMessenger({
    wire,
    appId: '',
    serviceUrl: onLoopbackOnly,
    clock: systemClock,
    localTrial: true,
    budgetMs: MESSAGE_BUDGET_MS,
  });
}

/** Its key file is made where it is not there yet. */
export async function openVault(configuration: LocalConfiguration): Promise<SealedFileVault> {
  const masterKey = await loadMasterKey({
    fromEnvironment: configuration.masterKey,
    file: join(configuration.dataFolder, 'master.key'),
    random: systemRandom,
  });
  return SealedFileVault.open({
    folder: join(configuration.dataFolder, 'seeds'),
    masterKey,
    random: systemRandom,
    budgetMs: VAULT_BUDGET_MS,
  });
}

const SYSTEM = { clock: systemClock, random: systemRandom };

async function serve(
  configuration: LocalConfiguration,
  parts: {
    readonly running: RunningBridge;
    readonly wire: Wire;
    readonly messenger: TeamsMessenger;
    readonly afterwards: Afterwards;
    readonly log: Log;
  },
): Promise<RunningServer> {
  const { running, wire, messenger, afterwards, log } = parts;
  const late: { port?: number } = {};
  const base = (): string => `http://localhost:${late.port ?? 0}`;
  const spokenTo = defined({ language: configuration.language });
  const respond = teamsBot({
    bridge: running.bridge,
    tokens: { provisioning: running.provisioning, pageAction: pageAction(base) },
    ...auditorsChannel(running, { base, isDialog: false }),
    rules: { tenantId: running.deps.tenantId, serviceUrl: onLoopbackOnly },
    ...SYSTEM,
    log,
    trace: noTrace,
    localTrial: true,
    spoken: (locale) =>
      configuration.language ?? spokenLocale(locale, running.deps.policy().languages.default),
    chats: messenger,
    afterwards,
  });
  const server = await startLocalServer({
    port: configuration.port,
    log,
    page: { ...localPage(running), ...spokenTo },
    ...auditorsHere(running, log, spokenTo),
    toolset: { file: TOOLSET, clock: systemClock, ...spokenTo },
    start: { windows: trialWindows(process), ...startOfAudit(running, base), ...spokenTo },
    receive: async (authorization, body) => wire.receive(authorization, body, respond),
  });
  late.port = server.port;
  return server;
}

/** The page as it was built, beside this file. */
const PAGE_FOLDER = fileURLToPath(new URL('../page/', import.meta.url));

const TOOLSET = fileURLToPath(new URL('../toolset.html', import.meta.url));

/** No dialogs in the local trial: the page opens in the browser, with its ticket in the part that no server sees. */
function pageAction(base: () => string): PageAction | undefined {
  if (!existsSync(join(PAGE_FOLDER, 'index.html'))) return undefined;
  return ({ ticket }, title) => ({
    type: 'Action.OpenUrl',
    title,
    url: `${base()}/provision#${ticket}`,
  });
}

function localPage({ provisioning }: RunningBridge): NonNullable<ServerParts['page']> {
  return {
    folder: PAGE_FOLDER,
    framedBy: [],
    toolset: TOOLSET,
    provisioning,
    identity: cookieIdentity(provisioning, { secure: false }),
  };
}
