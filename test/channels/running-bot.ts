// The bot as it runs in a local trial, over real HTTP on a free port, with the clock in the test's hand.
import type { Bridge } from '../../src/app/bridge.js';
import { startLocalServer } from '../../src/channels/http/server.js';
import { onLoopbackOnly } from '../../src/channels/teams/service-url.js';
import { Afterwards } from '../../src/channels/teams/afterwards.js';
import { unauthenticatedWire } from '../../src/channels/teams/botbuilder-wire.js';
import { teamsBot } from '../../src/channels/teams/teams-bot.js';
import { TeamsMessenger } from '../../src/channels/teams/teams-messenger.js';
import type { Opening } from '../../src/channels/teams/teams-messenger.js';
import { openTrial, TENANT } from '../app/trial.js';
import type { PersonName, Trial, TrialParts } from '../app/trial.js';
import { ConnectorFake } from '../fakes/connector-fake.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { TeamsPerson } from '../fakes/teams-person.js';
import type { Somebody } from '../fakes/teams-person.js';
import { plainWithin } from '../fakes/quiet-log.js';

export type RunningBot = {
  readonly url: string;
  readonly port: number;
  readonly trial: Trial;
  readonly connector: ConnectorFake;
  readonly person: (who: PersonName | Somebody) => TeamsPerson;
  readonly log: readonly string[];
  /** Waits until everybody has been told everything. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type BotChanges = Partial<TrialParts> & {
  /** Puts something in the place of a use case. */
  readonly instead?: (bridge: Bridge) => Partial<Bridge>;
  readonly answerBudgetMs?: number;
  readonly spoken?: (locale: string | undefined) => string;
  /** It may write first to whoever has the app. */
  readonly opensChats?: boolean;
};

const openingAt = ({ serviceUrl }: ConnectorFake): Opening => ({
  tenantId: TENANT,
  serviceUrl: `${serviceUrl}teams/`,
});

export async function startBot({
  instead = () => ({}),
  answerBudgetMs,
  opensChats = false,
  spoken,
  ...changes
}: BotChanges = {}): Promise<RunningBot> {
  const connector = new ConnectorFake();
  await connector.start();
  const lines: string[] = [];
  const log = {
    info: (event: string, fields: object = {}) => lines.push(JSON.stringify({ event, ...fields })),
    error: (event: string, cause: unknown, fields: object = {}) =>
      lines.push(`${event} ${String(cause)} ${JSON.stringify(fields)}`),
    ...plainWithin,
  };
  const wire = unauthenticatedWire({ answerBudgetMs, log });
  const afterwards = new Afterwards(log);
  const clock = changes.clock ?? new FakeClock();
  const messenger = new TeamsMessenger({
    wire,
    appId: '',
    serviceUrl: onLoopbackOnly,
    clock,
    localTrial: true,
    budgetMs: 4_000,
    arrival: async () => connector.windows.untilShown(),
    ...(opensChats ? { opening: openingAt(connector) } : {}),
  });
  const trial = await openTrial({ ...changes, clock, wire: messenger });
  const late = { url: '' };
  const respond = teamsBot({
    bridge: { ...trial.bridge, ...instead(trial.bridge) },
    ...(spoken === undefined ? {} : { spoken }),
    tokens: {
      provisioning: trial.provisioning,
      pageUrl: (ticket) => `${late.url}/provision#${ticket}`,
      pageAction: ({ ticket }, title) => ({
        type: 'Action.OpenUrl',
        title,
        url: `${late.url}/provision#${ticket}`,
      }),
    },
    rules: { tenantId: TENANT, serviceUrl: onLoopbackOnly },
    clock,
    random: trial.parts.random,
    log,
    trace: trial.parts.trace,
    localTrial: true,
    chats: messenger,
    afterwards,
  });
  const server = await startLocalServer({
    port: 0,
    log,
    receive: async (authorization, body) => wire.receive(authorization, body, respond),
  });
  const url = `http://127.0.0.1:${server.port}`;
  late.url = url;
  return {
    url,
    port: server.port,
    trial,
    connector,
    person: (who) => new TeamsPerson(who, connector, url),
    log: lines,
    settle: async () => {
      await afterwards.waitForAll();
      await trial.outbox.drain();
    },
    stop: async () => {
      await afterwards.waitForAll();
      await trial.outbox.stop();
      await server.close();
      await connector.stop();
    },
  };
}
