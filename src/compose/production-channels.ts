// How Teams and browsers reach the bot in a tenant, whether it can decide anything yet or not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TokenSource } from '../adapters/azure/token-source.js';
import { systemClock } from '../adapters/local/system-clock.js';
import { systemRandom } from '../adapters/local/system-random.js';
import { AUDIT_HEAD } from '../app/commit/rows/names.js';
import type { RunningBridge } from '../app/create-bridge.js';
import { signedInAuditors } from '../channels/http/auditors-identity.js';
import { signInIdentity } from '../channels/http/page-identity.js';
import { rememberAnswer } from '../channels/http/remember-answer.js';
import { startPublicServer } from '../channels/http/server.js';
import type { PublicServerParts, RunningServer } from '../channels/http/server.js';
import { publishedSignInKeys } from '../channels/http/sign-in-keys.js';
import { verifySignIn } from '../channels/http/verify-sign-in.js';
import type { TokenChannel } from '../channels/teams/answer-token.js';
import { Afterwards } from '../channels/teams/afterwards.js';
import { AuthenticatedWire } from '../channels/teams/authenticated-wire.js';
import { dialogAction } from '../channels/teams/open-dialog.js';
import { onHostsOnly } from '../channels/teams/service-url.js';
import { ShapeRecorder } from '../channels/teams/shape-recorder.js';
import { teamsBot } from '../channels/teams/teams-bot.js';
import type { TeamsBotParts } from '../channels/teams/teams-bot.js';
import { openingIn, TeamsMessenger } from '../channels/teams/teams-messenger.js';
import { waitingBot } from '../channels/teams/waiting-bot.js';
import type { WaitingFor } from '../channels/teams/waiting-bot.js';
import type { Respond, Wire } from '../channels/teams/wire.js';
import { ConfigurationWrong } from '../config/problem.js';
import type { ProductionConfiguration } from '../config/production.js';
import { StoreUnavailable } from '../ports/fault.js';
import { spokenLocale } from '../domain/policy/languages.js';
import type { Log } from '../ports/log.js';
import type { Trace } from '../ports/trace.js';
import { auditorsChannel, auditorsParts } from './auditors.js';
import type { Opening } from './opening.js';
import type { PolicyInForce } from './policy-in-force.js';
import { StateChanged } from './state-memory.js';

const MESSAGE_BUDGET_MS = 8_000;

/** A bot that decides. */
export type Live = { readonly running: RunningBridge; readonly policy: PolicyInForce };

type Channel = {
  readonly wire: Wire;
  readonly messenger: TeamsMessenger;
  /** What is under way for turns that have their answer. */
  readonly afterwards: Afterwards;
};

export function teams(
  { cloud, tenantId, appId }: ProductionConfiguration,
  token: TokenSource,
  log: Log,
): Channel {
  const wire = new AuthenticatedWire({
    places: cloud,
    bot: { appId, tenantId, token },
    clock: systemClock,
    log,
    chance: () => (systemRandom.bytes(1)[0] ?? 0) / 256,
  });
  const messenger = new TeamsMessenger({
    wire,
    appId,
    serviceUrl: onHostsOnly(cloud.teamsHosts),
    clock: systemClock,
    localTrial: false,
    budgetMs: MESSAGE_BUDGET_MS,
    ...openingIn(cloud, tenantId),
  });
  return { wire, messenger, afterwards: new Afterwards(log) };
}

type Parts = Channel & {
  readonly opening: Opening<Live>;
  readonly log: Log;
  readonly trace: Trace;
};

export async function serve(
  configuration: ProductionConfiguration,
  parts: Parts,
): Promise<RunningServer> {
  const { opening, wire, log, trace } = parts;
  const respond = respondOf(configuration, parts);
  return startPublicServer({
    port: configuration.port,
    domain: configuration.domain,
    log,
    ...pages(configuration, opening, log),
    trace,
    requestId: () => systemRandom.id(),
    isReady: rememberAnswer(async () => isReady(configuration, opening), {
      clock: systemClock,
      log,
    }),
    receive: async (authorization, body) => wire.receive(authorization, body, respond),
  });
}

async function isReady(
  { tenantId }: ProductionConfiguration,
  { opened }: Opening<Live>,
): Promise<boolean> {
  const head = await opened?.running.deps.store.get(tenantId, AUDIT_HEAD);
  return head !== undefined;
}

function respondOf(configuration: ProductionConfiguration, parts: Parts): Respond {
  const { opening, log } = parts;
  const { tenantId, cloud } = configuration;
  const rules = { tenantId, serviceUrl: onHostsOnly(cloud.teamsHosts) };
  const waiting = waitingBot({
    rules,
    log,
    clock: systemClock,
    waitingFor: () => waitingFor(opening.why),
  });
  const shapes = configuration.recordsShapes ? new ShapeRecorder(log) : undefined;
  let live: Respond | undefined;
  return async (turn) => {
    shapes?.note(turn.activity);
    const { opened } = opening;
    if (opened === undefined) return waiting(turn);
    live ??= liveBot(configuration, parts, { ...opened, rules });
    return live(turn);
  };
}

function liveBot(
  configuration: ProductionConfiguration,
  { messenger, afterwards, log, trace }: Parts,
  { running, rules }: Live & Pick<TeamsBotParts, 'rules'>,
): Respond {
  return teamsBot({
    bridge: running.bridge,
    tokens: tokens(configuration, running),
    ...auditorsChannel(running, { base: () => `https://${configuration.domain}`, isDialog: true }),
    rules,
    clock: systemClock,
    random: systemRandom,
    log,
    trace,
    localTrial: false,
    spoken: (locale) => spokenLocale(locale, running.deps.policy().languages.default),
    chats: messenger,
    afterwards,
  });
}

function waitingFor(why: unknown): WaitingFor {
  if (why instanceof ConfigurationWrong) return 'policy';
  if (why instanceof StateChanged) return 'state';
  return why instanceof StoreUnavailable ? 'records' : 'unexpected';
}

/** The page as it was built, beside this folder. */
const PAGE_FOLDER = fileURLToPath(new URL('../page/', import.meta.url));

const TOOLSET = fileURLToPath(new URL('../toolset.html', import.meta.url));

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

type Pages = Pick<PublicServerParts, 'page' | 'auditors'>;

/** One sign-in for both. */
function pages(
  { cloud, tenantId, ssoClientId, appId, domain }: ProductionConfiguration,
  opening: Opening<Live>,
  log: Log,
): Pages {
  const verify = verifySignIn({
    tenantId,
    login: cloud.login,
    audiences: [ssoClientId, `api://${domain}/botid-${appId}`],
    log,
    keys: publishedSignInKeys(`${cloud.login}/${tenantId}/discovery/v2.0/keys`),
    clock: systemClock,
  });
  const framedBy = cloud.frameAncestors;
  const auditors: Pages['auditors'] = () => {
    const running = opening.opened?.running;
    if (running === undefined) return undefined;
    const identity = signedInAuditors(running.auditors.desk, verify);
    return auditorsParts(running, { framedBy, trial: false, identity, log });
  };
  if (!existsSync(join(PAGE_FOLDER, 'index.html'))) return { auditors };
  const page: Pages['page'] = () => {
    const provisioning = opening.opened?.running.provisioning;
    if (provisioning === undefined) return undefined;
    const identity = signInIdentity(provisioning, verify);
    return { folder: PAGE_FOLDER, framedBy, provisioning, identity, toolset: TOOLSET };
  };
  return { page, auditors };
}
