// A mention is one, in however many pieces it comes, and the bot's own are nobody that was meant.
import { describe, expect, test } from '@jest/globals';
import { joinMentions } from '../../../src/channels/teams/mentions.js';
import { parseCommand } from '../../../src/channels/teams/parse-command.js';
import { fc } from '../../properties.js';

const BOT = '28:bot';
const ALICE = '29:alice';
const mention = (id: string, name: string): object => ({
  type: 'mention',
  mentioned: { id, name },
  text: `<at>${name}</at>`,
});
const bot = (name: string): object => mention(BOT, name);
const alice = (name: string): object => mention(ALICE, name);

const read = (text: string, entities: readonly unknown[]): unknown =>
  parseCommand(joinMentions(text, entities, BOT));

describe('a mention in pieces', () => {
  test.each([
    ['<at>OTP</at> <at>Bridge</at> otp alice', [bot('OTP'), bot('Bridge')]],
    ['<at>OTP</at>&nbsp;<at>Bridge</at>&nbsp;otp alice', [bot('OTP'), bot('Bridge')]],
    ['<at>OTP</at><at>Bridge</at> /otp alice', [bot('OTP'), bot('Bridge')]],
    ['otp alice <at>OTP</at> <at>Bridge</at>', [bot('OTP'), bot('Bridge')]],
    ['<at>OTP</at> <at>Bridge</at> otp alice', []],
    ['<at>Renamed</at> <at>Bot</at> otp alice', [bot('Renamed'), bot('Bot')]],
    ['otp alice <at>Renamed</at> <at>Bot</at>', [bot('Renamed'), bot('Bot')]],
    ['<at>Bridge</at> otp alice', [bot('Bridge')]],
    ['<at id="0">OTP</at> <at id="1">Bridge</at> otp alice', [bot('OTP'), bot('Bridge')]],
    [
      '<at>OTP Bridge</at> otp alice',
      [{ type: 'mention', text: '<at>OTP Bridge</at>', mentioned: {} }],
    ],
    ['<at>OTP Bridge</at> otp alice', [null, 7, { type: 'mention' }, { type: 'clientInfo' }]],
  ])('of the bot is left out: %s', (text, entities) => {
    expect(read(text, entities)).toMatchObject({ kind: 'otp', typedName: 'alice', reason: '' });
  });

  test.each([
    ['otp <at>Alice</at> <at>Example</at> locked out', [alice('Alice'), alice('Example')]],
    ['otp <at>Alice</at>&nbsp;<at>Example</at>: locked out', [alice('Alice'), alice('Example')]],
    [
      '<at>OTP</at> <at>Bridge</at> otp <at>Alice</at> <at>Example</at> locked out',
      [bot('OTP'), bot('Bridge'), alice('Alice'), alice('Example')],
    ],
  ])('of a person is that person: %s', (text, entities) => {
    expect(read(text, entities)).toMatchObject({
      kind: 'otp',
      typedName: 'Alice Example',
      reason: 'locked out',
    });
  });

  test('of two people is not one of both', () => {
    const text = 'otp <at>Alice</at> <at>Megan</at> waits';
    expect(read(text, [alice('Alice'), mention('29:megan', 'Megan')])).toMatchObject({
      typedName: 'Alice',
      reason: 'Megan waits',
    });
    expect(read('otp <at>Alice</at> <at>Megan</at> waits', [])).toMatchObject({
      typedName: 'Alice',
    });
  });

  test('of the same person twice is two mentions', () => {
    const text = 'otp <at>Alice</at> <at>Alice</at> waits';
    expect(read(text, [alice('Alice'), alice('Alice')])).toMatchObject({ typedName: 'Alice' });
  });

  test('never loses what stands beside it, whatever the entities say', () => {
    const piece = fc.constantFrom(
      '<at>OTP</at>',
      '<at>Bridge</at>',
      '<at>Alice</at>',
      '<at>',
      '</at>',
      ' ',
    );
    const entity = fc.constantFrom(
      bot('OTP'),
      bot('Bridge'),
      alice('Alice'),
      alice('Bridge'),
      {},
      null,
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(entity), (pieces, entities) => {
        const text = pieces.map((one, at) => `w${at}${one}`).join('');
        const joined = joinMentions(text, entities, BOT);
        for (const at of pieces.keys()) expect(joined).toContain(`w${at}`);
      }),
    );
  });
});
