// What is read of a press, by what it is about.
import { describe, expect, test } from '@jest/globals';
import { parsePress } from '../../../src/channels/teams/parse-press.js';
import type { Press } from '../../../src/channels/teams/parse-press.js';
import { VERBS } from '../../../src/channels/teams/cards/verbs.js';
import type { Subject } from '../../../src/channels/teams/cards/verbs.js';

const ID = '0123456789abcdef';

function pressed(verb: string, data: object, trigger?: string): Press | undefined {
  return parsePress({ action: { type: 'Action.Execute', verb, data }, trigger });
}

test('about a token: its id, which is no request’s', () => {
  const press = pressed('token.deliver', { tokenId: ID, reason: '123456' });
  expect(press).toEqual({ verb: 'token.deliver', tokenId: ID, typed: '123456' });
});

test('about a token, from a card that an earlier version has drawn', () => {
  const press = pressed('token.lose', { requestId: ID });
  expect(press).toEqual({ verb: 'token.lose', tokenId: ID, typed: '' });
});

test.each(VERBS.request)('%s, where the client asks by itself, is a look', (verb) => {
  const press = pressed(verb, { requestId: ID }, 'automatic');
  expect(press).toEqual({ verb: 'card.refresh', requestId: ID, typed: '' });
});

describe.each(Object.entries(VERBS) as [Subject, readonly string[]][])('%s', (subject, verbs) => {
  test.each(verbs)('%s without what it is about is no press', (verb) => {
    for (const data of [{}, { requestId: '' }, { tokenId: '../x', requestId: 7 }, { at: 0 }]) {
      expect(pressed(verb, data)).toBeUndefined();
    }
    if (subject !== 'token') expect(pressed(verb, { tokenId: ID })).toBeUndefined();
    if (subject !== 'request')
      expect(pressed(verb, { requestId: ID }, 'automatic')).toBeUndefined();
  });
});
