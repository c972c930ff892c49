// The fake refuses what the real connector refuses; a test that passes against it says something.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ConnectorFake } from './connector-fake.js';

let connector: ConnectorFake;
beforeEach(async () => {
  connector = new ConnectorFake();
  await connector.start();
  connector.openChat('chat-1');
});
afterEach(async () => {
  await connector.stop();
});

const content = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Hi' }] };
const attached = (card: object): object => ({
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});
const message = (changes: object = {}): object => ({
  type: 'message',
  from: { id: '28:bot' },
  recipient: { id: '29:alex' },
  conversation: { id: 'chat-1' },
  ...attached(content),
  ...changes,
});

async function call(
  method: string,
  path: string,
  sent: { readonly body?: object; readonly token?: string } = {},
): Promise<number> {
  const { body, token } = sent;
  const response = await fetch(`${connector.serviceUrl}v3/conversations/${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.status;
}
const send = async (body: object): Promise<number> => call('POST', 'chat-1/activities', { body });

describe('the connector fake', () => {
  test('takes a card, an update of it and its deletion, once each', async () => {
    expect(await send(message())).toBe(201);
    const path = `chat-1/activities/${connector.chat('chat-1')[0]?.id ?? ''}`;
    expect(await call('PUT', path, { body: message() })).toBe(200);
    expect(await call('DELETE', path)).toBe(200);
    expect(await call('DELETE', path)).toBe(403);
    expect(await call('PUT', path, { body: message() })).toBe(403);
    expect(await call('PUT', 'chat-1/activities/never', { body: message() })).toBe(404);
  });

  test.each<readonly [string, object, number]>([
    ['a card of another version', attached({ ...content, version: '2.0' }), 400],
    ['a card without a body', attached({ ...content, body: [] }), 400],
    ['another kind of attachment', { attachments: [{ contentType: 'text/html', content }] }, 400],
    ['a message of nothing', { attachments: [] }, 400],
    ['a message to nobody', { recipient: { id: '' } }, 400],
    ['a message from nobody', { from: undefined }, 400],
    ['another type', { type: 'card' }, 400],
    ['another chat in the body', { conversation: { id: 'chat-2' } }, 400],
    ['too large a message', { text: 'x'.repeat(29_000) }, 413],
  ])('refuses %s', async (_what, changes, status) => {
    expect(await send(message(changes))).toBe(status);
    expect(connector.chat('chat-1')).toEqual([]);
  });

  test('knows no chat that was not opened', async () => {
    const body = message({ conversation: { id: 'other' } });
    expect(await call('POST', 'other/activities', { body })).toBe(404);
  });

  test('lets in only who brings the token, where it asks for one', async () => {
    connector.requireBearer('t1');
    expect(await send(message())).toBe(401);
    const body = message();
    expect(await call('POST', 'chat-1/activities', { body, token: 't2' })).toBe(401);
    expect(await call('POST', 'chat-1/activities', { body, token: 't1' })).toBe(201);
  });

  test('wipes what an answer put in a card’s place, when the card is updated', async () => {
    await send(message());
    const id = connector.chat('chat-1')[0]?.id ?? '';
    connector.showAnswer('chat-1', id, 'the answer');
    expect(connector.chat('chat-1')[0]?.answer).toBe('the answer');
    await call('PUT', `chat-1/activities/${id}`, { body: message() });
    expect(connector.chat('chat-1')[0]?.answer).toBeUndefined();
  });
});
