// What the Playground really sends, recorded, and what comes without an id.
import { parseCommand } from '../../../src/channels/teams/parse-command.js';
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseIncoming } from '../../../src/channels/teams/activity-edge.js';
import type { Incoming } from '../../../src/channels/teams/activity-edge.js';
import { onLoopbackOnly } from '../../../src/channels/teams/service-url.js';
import { PEOPLE, TENANT } from '../../app/trial.js';

type Json = Readonly<Record<string, unknown>>;
const RULES = { tenantId: TENANT, serviceUrl: onLoopbackOnly };

function recorded(name: string): Json {
  const file = new URL(`../../fixtures/playground/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}

function parsed(value: unknown): Incoming {
  const incoming = parseIncoming(value, RULES);
  if ('code' in incoming) throw new Error(incoming.code);
  return incoming;
}

describe('what the Playground sends', () => {
  test('a message in the personal chat', () => {
    const { actor, personal, contact, what } = parsed(recorded('message-personal'));
    expect(actor).toEqual({
      tenantId: TENANT,
      personId: PEOPLE.alex,
      activityId: '88761958-e496-44c5-a4b8-f65ff7065580',
    });
    expect(personal).toBe(true);
    expect(contact).toMatchObject({ zone: 'UTC', locale: 'en-US' });
    expect(what).toEqual({ kind: 'said', text: '/otp alice phone\u00a0lost', picture: false });
  });

  test('how to reach somebody has no name in it', () => {
    const { contact } = parsed(recorded('message-personal'));
    expect(contact.address).toEqual({
      serviceUrl: 'http://127.0.0.1:56150/_connector',
      channelId: 'msteams',
      conversation: { id: 'personal-alex', conversationType: 'personal', tenantId: TENANT },
      user: { id: '29:alex@contoso.example' },
      bot: { id: '28:otp-bridge' },
    });
  });

  test.each(['message-group-chat', 'message-channel'])('%s is not personal', (name) => {
    const { personal, what } = parsed(recorded(name));
    expect(personal).toBe(false);
    expect(what).toMatchObject({ kind: 'said', picture: false });
    expect(parseCommand(what.kind === 'said' ? what.text : '')).toMatchObject({
      kind: 'otp',
      typedName: 'alice',
    });
  });

  test('an installation and a conversation are meetings; a removal is none', () => {
    const installation = recorded('installation-update');
    expect(parsed(installation).what).toEqual({ kind: 'met', installed: true });
    expect(parsed({ ...installation, action: 'remove' }).what).toEqual({ kind: 'other' });
    expect(parsed(recorded('conversation-update')).what).toEqual({ kind: 'met', installed: false });
  });

  test('a press, with what was typed into the card', () => {
    const invoke = recorded('invoke-with-inputs') as { value: { action: Json } };
    const data = { requestId: '0123456789abcdef', reason: 'I called her' };
    const action = { ...invoke.value.action, verb: 'request.deny', data };
    expect(parsed({ ...invoke, value: { action } }).what).toEqual({
      kind: 'pressed',
      asMessage: false,
      press: {
        verb: 'request.deny',
        requestId: '0123456789abcdef',
        typed: 'I called her',
      },
    });
    expect(parsed(invoke).what).toEqual({ kind: 'malformed-press' });
  });
});

describe('an activity without an id', () => {
  const invoke = { ...recorded('invoke-action-execute'), id: undefined };
  const idOf = (changes: Json): string => parsed({ ...invoke, ...changes }).actor.activityId;

  test('has the same one when it is delivered again', () => {
    expect(idOf({})).toBe(idOf({}));
    expect(idOf({})).toMatch(/^h-[0-9a-f]{64}$/);
  });

  test.each<readonly [string, Json]>([
    ['at another time', { timestamp: '2026-11-24T14:12:10.000Z' }],
    ['on another card', { replyToId: '1' }],
    ['with another value', { value: { action: {} } }],
    ['in another chat', { conversation: { id: 'other', tenantId: TENANT } }],
    ['by somebody else', { from: { id: '29:megan', aadObjectId: PEOPLE.megan } }],
  ])('has another one %s', (_what, changes) => {
    expect(idOf(changes)).not.toBe(idOf({}));
  });
});
