import { afterEach, describe, expect, test } from '@jest/globals';
import { onLoopbackOnly } from '../../src/channels/teams/service-url.js';
import { unauthenticatedWire } from '../../src/channels/teams/botbuilder-wire.js';
import { TeamsMessenger } from '../../src/channels/teams/teams-messenger.js';
import { DeliveryFailed, PersonUnreachable } from '../../src/ports/fault.js';
import { ConnectorFake } from '../fakes/connector-fake.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { PEOPLE, TENANT } from '../app/trial.js';
import { RecordingMessenger } from '../fakes/recording-messenger.js';
import { textOf } from '../fakes/shown-card.js';
import { messengerContract } from './messenger.contract.js';
import type { Line } from './messenger.contract.js';

const connectors: ConnectorFake[] = [];
afterEach(async () => {
  for (const connector of connectors.splice(0)) await connector.stop();
});

async function recording(): Promise<Line> {
  const messenger = new RecordingMessenger();
  const address = { chat: 'alex' };
  messenger.install(PEOPLE.alex, address);
  return {
    messenger,
    silent: PEOPLE.alex,
    stranger: PEOPLE.lee,
    to: { address },
    shown: () => messenger.chat(address).map(({ message }) => JSON.stringify(message)),
    failNext: () => {
      messenger.failNext(new DeliveryFailed('busy'));
    },
    clear: () => {
      for (const { reference } of messenger.chat(address)) messenger.delete(address, reference);
    },
    close: () => {
      messenger.close(address);
    },
  };
}

type TeamsLine = Line & { readonly connector: ConnectorFake; readonly hasty: TeamsMessenger };

/** Hasty: gives up after a second, on the same line. */
async function teams(): Promise<TeamsLine> {
  const connector = new ConnectorFake();
  connectors.push(connector);
  await connector.start();
  connector.openChat('chat-1');
  connector.people.install(PEOPLE.alex, 'chat-1');
  const address = {
    serviceUrl: connector.serviceUrl,
    channelId: 'msteams',
    conversation: { id: 'chat-1', conversationType: 'personal' },
    user: { id: '29:alex' },
    bot: { id: '28:bot' },
  };
  return {
    connector,
    silent: PEOPLE.alex,
    stranger: PEOPLE.lee,
    messenger: messengerWithin(200_000, connector),
    hasty: messengerWithin(1_000, connector),
    to: { address, zone: 'Europe/Zurich', locale: 'en-GB' },
    shown: () => connector.chat('chat-1').map(({ card }) => textOf(card)),
    failNext: () => {
      connector.failNext({ status: 400, code: 'ServiceError' });
    },
    clear: () => {
      for (const { id } of connector.chat('chat-1')) connector.delete('chat-1', id);
    },
    close: () => {
      connector.people.block('chat-1');
    },
  };
}

function messengerWithin(budgetMs: number, { serviceUrl }: ConnectorFake): TeamsMessenger {
  return new TeamsMessenger({
    wire: unauthenticatedWire(),
    appId: '',
    serviceUrl: onLoopbackOnly,
    clock: new FakeClock(),
    localTrial: true,
    budgetMs,
    opening: { tenantId: TENANT, serviceUrl: `${serviceUrl}teams/` },
  });
}

messengerContract('recording', recording);
messengerContract('Teams', async () => teams());

describe('Teams: where messages go', () => {
  test('nowhere but to this machine, whatever an address says', async () => {
    const { messenger, to } = await teams();
    for (const serviceUrl of [
      'https://example.test/',
      'http://127.0.0.1.example.test/',
      'http://user@127.0.0.1/',
      'file:///etc/passwd',
      'not a url',
    ]) {
      const astray = { ...to, address: { ...to.address, serviceUrl } };
      const notice = {
        code: 'request-stopped',
        disclosure: 'release',
        ownerName: 'Alice',
      } as const;
      await expect(messenger.send(astray, { kind: 'notice', notice })).rejects.toThrow(
        PersonUnreachable,
      );
    }
  });

  test('a person who blocked the bot is unreachable', async () => {
    const { messenger, to, connector } = await teams();
    connector.failNext({ status: 403, code: 'MessageWritesBlocked' });
    const notice = { code: 'request-stopped', disclosure: 'release', ownerName: 'Alice' } as const;
    await expect(messenger.send(to, { kind: 'notice', notice })).rejects.toThrow(PersonUnreachable);
  });

  test('a message whose answer is lost arrives at least once', async () => {
    const { messenger, to, connector, shown } = await teams();
    connector.loseNextAnswer();
    const notice = { code: 'request-stopped', disclosure: 'release', ownerName: 'Alice' } as const;
    await messenger.send(to, { kind: 'notice', notice });
    expect(shown().length).toBeGreaterThanOrEqual(1);
  });
});

describe('Teams: a channel that is slow, or wants us to wait', () => {
  const notice = { code: 'request-stopped', disclosure: 'release', ownerName: 'Alice' } as const;
  const message = { kind: 'notice', notice } as const;

  test('is given up after the budget, and nothing of what was given up comes later', async () => {
    const { hasty, to, connector, shown } = await teams();
    connector.failNext({ status: 503, code: 'ServiceUnavailable', retryAfterSeconds: 2 });
    await expect(hasty.send(to, message)).rejects.toThrow(DeliveryFailed);
    // Longer than the channel asked to wait: botbuilder's client would try again by itself.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(connector.seen).toHaveLength(1);
    expect(shown()).toEqual([]);
  });

  test('keeps nobody waiting where it does not answer at all', async () => {
    const { hasty, to, connector } = await teams();
    const letGo = connector.holdNext();
    await expect(hasty.send(to, message)).rejects.toThrow(DeliveryFailed);
    letGo();
  });

  test.each([429, 412, 502, 503, 504])(
    'is asked again after %i, until it takes it',
    async (status) => {
      const { messenger, to, connector, shown } = await teams();
      const busy = { status, code: 'Busy' };
      connector.failNext(busy, busy);
      await messenger.send(to, message);
      expect(shown()).toHaveLength(1);
      expect(connector.seen).toHaveLength(3);
    },
  );

  test('is asked again no sooner than it says', async () => {
    const { hasty, to, connector } = await teams();
    connector.failNext({ status: 429, code: 'Busy', retryAfterSeconds: 30 });
    await expect(hasty.send(to, message)).rejects.toThrow(DeliveryFailed);
    expect(connector.seen).toHaveLength(1);
  });

  test.each([400, 401, 413])('that refuses with %i is not asked again', async (status) => {
    const { messenger, to, connector } = await teams();
    connector.failNext({ status, code: 'No' });
    await expect(messenger.send(to, message)).rejects.toThrow(DeliveryFailed);
    expect(connector.seen).toHaveLength(1);
  });

  test('may take it later, whatever it answered', async () => {
    await Promise.all([429, 412, 500, 502, 503, 504].map(later));
  });

  async function later(status: number): Promise<void> {
    const { messenger, hasty, to, connector, shown } = await teams();
    const busy = { status, code: 'Busy', retryAfterSeconds: 5 };
    // Botbuilder's client asks some of them again at once, by itself.
    connector.failNext(...Array.from({ length: 50 }, () => busy));
    await expect(hasty.send(to, message)).rejects.toThrow(DeliveryFailed);
    connector.recover();
    // What was given up may still be on its way to the channel, and be taken now: only the other message is counted.
    const card = { kind: 'notice', notice: { ...notice, ownerName: `Alice ${status}` } } as const;
    await messenger.send(to, card);
    const taken = shown().filter((text) => text.includes(`Alice ${status}`));
    expect([status, taken.length]).toEqual([status, 1]);
  }
});
