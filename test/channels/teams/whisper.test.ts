// Answers where others read along, to the one who asked alone: a targeted message, over the real wire.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { systemClock as clock } from '../../../src/adapters/local/system-clock.js';
import { ChannelIssuer } from '../../fakes/channel-issuer.js';
import { ConnectorFake } from '../../fakes/connector-fake.js';
import { activity, authenticatedWire } from './authenticated.js';

let issuer: ChannelIssuer;
let connector: ConnectorFake;
beforeAll(async () => {
  issuer = await ChannelIssuer.start();
  connector = new ConnectorFake();
  await connector.start();
  connector.requireBearer('mine');
  connector.openChat('group 1/2');
  connector.openChat('c-1', 'personal');
});
afterAll(async () => {
  await issuer.stop();
  await connector.stop();
});

async function whisperIn(chat: string, lines: string[] = []): Promise<boolean> {
  const { serviceUrl } = connector;
  const nowSeconds = Math.floor(clock.now() / 1000);
  const token = `Bearer ${await issuer.token({ serviceUrl, nowSeconds })}`;
  const wire = authenticatedWire(issuer, lines);
  let whispered = false;
  const said = { ...activity, serviceUrl, conversation: { id: chat } };
  await wire.receive(token, said, async (turn) => {
    const words = 'in our chat';
    whispered = await turn.whisper({ text: words, summary: words });
  });
  return whispered;
}

test('goes to the person who asked, as the bot, and to nobody else', async () => {
  expect(await whisperIn('group 1/2')).toBe(true);
  expect(connector.chat('group 1/2')).toMatchObject([{ text: 'in our chat', onlyTo: '29:alex' }]);
});

test('is not possible in a chat of two: the plain answer takes its place', async () => {
  const lines: string[] = [];
  expect(await whisperIn('c-1', lines)).toBe(false);
  expect(lines).toEqual(['whisper.refused {"status":400}']);
});

test('is not possible where the channel does not know it, or does not answer', async () => {
  connector.refuseTargeted();
  expect(await whisperIn('group 1/2')).toBe(false);
  connector.failNext({ status: 502, code: 'BadGateway' });
  expect(await whisperIn('group 1/2')).toBe(false);
});
