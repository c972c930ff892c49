// What the compiler refuses of the records of handlers, of buttons and of commands. Each line under a `@ts-expect-error` would compile if they were
// loosened, and then the check of the tests' types fails.
import { expect, test } from '@jest/globals';
import type { Answers } from '../../../src/channels/teams/answer-command.js';
import type { Handlers } from '../../../src/channels/teams/answer-press.js';
import type { Press } from '../../../src/channels/teams/parse-press.js';
import { pressable } from '../../../src/channels/teams/cards/pressable.js';
import type { RequestId, TokenId } from '../../../src/domain/ids.js';

declare const handlers: Handlers;
declare const answers: Answers;
declare const requestId: RequestId;
declare const tokenId: TokenId;

const refused = {
  'a verb without a handler': (): Handlers => {
    const { 'token.lose': _none, ...others } = handlers;
    // @ts-expect-error one verb is missing
    return others;
  },
  'a verb with undefined for a handler': (): Handlers => ({
    ...handlers,
    // @ts-expect-error nothing handles it
    'token.lose': undefined,
  }),
  'a handler of another subject': (): Handlers => ({
    ...handlers,
    // @ts-expect-error a token is no request
    'token.lose': handlers['code.show'],
  }),
  'a verb that nobody knows': (): Handlers => ({
    ...handlers,
    // @ts-expect-error no button carries it
    'token.burn': handlers['token.lose'],
  }),
  "a token's press read as a request's": ({ tokenId: id }: Press<'token.lose'>): RequestId =>
    // @ts-expect-error each subject has an id of its own
    id,
  "a token's button with a request's id": () =>
    // @ts-expect-error each subject has an id of its own
    pressable({ title: '', verb: 'token.lose', data: { requestId } }),
  "a request's button with a token's id": () =>
    // @ts-expect-error each subject has an id of its own
    pressable({ title: '', verb: 'code.show', data: { requestId: tokenId } }),
  'a command without an answer': (): Answers => {
    const { freeze: _none, ...others } = answers;
    // @ts-expect-error one command is missing
    return others;
  },
  'a command with undefined for an answer': (): Answers => ({
    ...answers,
    // @ts-expect-error nothing answers it
    freeze: undefined,
  }),
  'an answer that wants what does not follow the command': (): Answers => ({
    ...answers,
    // @ts-expect-error no name follows
    requests: answers.token,
  }),
};

test('the compiler has looked at every line of this file', () => {
  expect(Object.keys(refused)).toHaveLength(10);
});
