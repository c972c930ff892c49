// Every code that the connector can refuse with, as its client throws it, on every kind of sending.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { REFUSALS } from '../../../src/channels/teams/connector-refusal.js';
import type { Doing, Meaning } from '../../../src/channels/teams/connector-refusal.js';
import { onLoopbackOnly } from '../../../src/channels/teams/service-url.js';
import { unauthenticatedWire } from '../../../src/channels/teams/botbuilder-wire.js';
import { TeamsMessenger } from '../../../src/channels/teams/teams-messenger.js';
import {
  ChatGone,
  DeliveryFailed,
  MessageGone,
  PersonUnreachable,
} from '../../../src/ports/fault.js';
import type { Message } from '../../../src/ports/messenger.js';
import { PEOPLE, TENANT } from '../../app/trial.js';
import { ConnectorFake } from '../../fakes/connector-fake.js';
import type { WireRefusal } from '../../fakes/connector-wire.js';
import { FakeClock } from '../../fakes/fake-clock.js';

const FAULTS: Readonly<Record<Meaning, object>> = {
  later: DeliveryFailed,
  elsewhere: DeliveryFailed,
  'message-gone': MessageGone,
  'chat-gone': ChatGone,
  'not-installed': PersonUnreachable,
  blocked: PersonUnreachable,
  'blocked-by-admin': PersonUnreachable,
};
const MESSAGE: Message = {
  kind: 'notice',
  notice: { code: 'request-stopped', disclosure: 'release', ownerName: 'Alice' },
};
const CHAT = 'personal-megan';

let connector: ConnectorFake;
beforeEach(async () => {
  connector = new ConnectorFake();
  await connector.start();
  connector.openChat(CHAT, 'personal');
  connector.people.install(PEOPLE.megan, CHAT);
});
afterEach(async () => {
  await connector.stop();
});

/** Time for every answer, however busy the machine. */
const PLENTY_MS = 200_000;
/** Where «later» is asked again until time is up: each such row waits for it. */
const LITTLE_MS = 300;

function messenger(elsewhere = {}, budgetMs = PLENTY_MS): TeamsMessenger {
  return new TeamsMessenger({
    wire: unauthenticatedWire(),
    appId: '',
    serviceUrl: onLoopbackOnly,
    clock: new FakeClock(),
    localTrial: true,
    budgetMs,
    opening: { tenantId: TENANT, serviceUrl: `${connector.serviceUrl}teams/`, ...elsewhere },
  });
}

type Failures = readonly WireRefusal[];

async function tried(doing: Doing, failures: Failures, by = messenger()): Promise<unknown> {
  const to = { address: await messenger().open(PEOPLE.megan) };
  const old = await messenger().send(to, MESSAGE);
  connector.failNext(...failures);
  try {
    if (doing === 'open') await by.open(PEOPLE.megan);
    if (doing === 'send') await by.send(to, MESSAGE);
    if (doing === 'update') await by.update(to, old, MESSAGE);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    connector.recover();
  }
}

/** As often as it is asked again, by us or by the client. */
const always = (status: number, code: string): Failures =>
  Array.from({ length: 50 }, () => ({ status, code }));

describe.each<Doing>(['send', 'update', 'open'])('what %s is refused with', (doing) => {
  test.each(REFUSALS.map((one) => [one.status, one.code ?? '', one.means[doing]] as const))(
    '%i %s: %s',
    async (status, code, meaning) => {
      const isLater = meaning === 'later' || meaning === 'elsewhere';
      const budgetMs = isLater ? LITTLE_MS : PLENTY_MS;
      const fault = await tried(doing, always(status, code), messenger({}, budgetMs));
      expect(fault).toBeInstanceOf(FAULTS[meaning]);
      if (fault instanceof PersonUnreachable) expect(fault.why).toBe(meaning);
      if (!(fault instanceof DeliveryFailed)) expect(String(fault)).toContain(code);
    },
  );
});

test('a code that no page lists closes nobody’s chat, and is not repeated', async () => {
  for (const doing of ['send', 'open'] as const) {
    const fault = await tried(doing, always(403, 'Something <script>'));
    expect(fault).toBeInstanceOf(DeliveryFailed);
    expect(String(fault)).not.toContain('script');
  }
});

test('what is refused says with which code, for the log', async () => {
  expect(String(await tried('send', always(413, 'MessageSizeTooBig')))).toContain(
    'MessageSizeTooBig',
  );
});

test('an answer that is no refusal and no receipt is not called a refusal', async () => {
  const said = String(await tried('send', always(200, '')));
  expect(said).not.toContain('refused');
});

test('a tenant that is served elsewhere is asked there', async () => {
  const elsewhere = messenger({ elsewhere: `${connector.serviceUrl}emea/gcc/` });
  const wrong = { status: 403, code: 'InvalidBotApiHost' };
  expect(await tried('send', [wrong], elsewhere)).toBeUndefined();
  connector.failNext(wrong);
  expect(await elsewhere.open(PEOPLE.megan)).toMatchObject({
    serviceUrl: `${connector.serviceUrl}emea/gcc/`,
  });
});
