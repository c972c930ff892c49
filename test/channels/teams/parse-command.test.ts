import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { parseCommand } from '../../../src/channels/teams/parse-command.js';
import { LISTED } from '../../../src/text/commands.js';

function otp(typedName: string, reason = '', byMail = false): object {
  return { kind: 'otp', typedName, reason, byMail } as const;
}

describe('asking for a code', () => {
  test.each([
    '/otp alice',
    'otp alice',
    'OTP alice',
    '/Otp   alice ',
    '\uff0fotp alice',
    '@OTP Bridge otp alice',
    '@otp bridge: /otp alice',
    '<at>OTP Bridge</at> otp alice',
    '<at id="0">OTP Bridge</at>&nbsp;/otp&nbsp;alice',
    '<p><at>Renamed Bot</at> otp alice</p>',
    '<div>otp&#160;<b>alice</b></div>',
    'otp alice <at>OTP Bridge</at>',
    'otp\u00a0alice',
    'otp\u3000\u2003alice',
    '\u200botp al\u200dice\ufeff',
    '/otp for alice',
    '/otp @alice',
    '/otp alice,',
    '/otp: alice',
    '/otp "alice"',
    '/otp “alice”',
    "/otp 'alice'",
    '/otp <at>alice</at>',
    '/OTP\u034f ali\ufe0fce',
    '\u2066/otp\u2069 \u202aalice\u202c',
    '/o\u00adtp alice\u3164',
    '/otp al\u2060ice\u2800',
    '\u2044otp alice',
    '/otp alice \u2212',
  ])('is understood as %j', (text) => {
    expect(parseCommand(text)).toMatchObject(otp('alice'));
  });

  test.each([
    ['/otp alice she is at the airport', 'alice', 'she is at the airport'],
    ['/otp "Alice Example" lost her token', 'Alice Example', 'lost her token'],
    ['/otp „Alice Example“: lost her token', 'Alice Example', 'lost her token'],
    ["/otp 'Sean O'Brien' on the phone", "Sean O'Brien", 'on the phone'],
    ['/otp O’Brien on the phone', 'O’Brien', 'on the phone'],
    ['/otp <at>Alice Example</at> on the phone', 'Alice Example', 'on the phone'],
    ['/otp alice@contoso.example – new laptop', 'alice@contoso.example', 'new laptop'],
    ['/otp &lt;alice@contoso.example&gt; laptop', 'alice@contoso.example', 'laptop'],
    [
      '/otp <a href="mailto:alice@contoso.example">alice@contoso.example</a> laptop',
      'alice@contoso.example',
      'laptop',
    ],
    ['/otp "alice lost her token', 'alice', 'lost her token'],
    ['/otp alice a &lt;b&gt; &amp;amp; c', 'alice', 'a <b> &amp; c'],
    ['/otp alice asked by <at>Megan Bowen</at>', 'alice', 'asked by Megan Bowen'],
    ['/otp', '', ''],
    ['/otp ""', '', ''],
  ])('takes name and reason from %j', (text, name, reason) => {
    expect(parseCommand(text)).toMatchObject(otp(name, reason));
  });

  test.each([
    ['/otp alice by mail', ''],
    ['/otp alice BY E-Mail', ''],
    ['/otp alice, by email: she is on a ship', 'she is on a ship'],
    ['/otp "alice" by mail she is on a ship', 'she is on a ship'],
    ['/otp alice per Mail', ''],
    ['/otp für alice per E-Mail: sie ist auf See', 'sie ist auf See'],
  ])('by mail: %j', (text, reason) => {
    expect(parseCommand(text)).toMatchObject(otp('alice', reason, true));
  });

  test.each([
    ['/otp alice in 20m she is at the airport', 'she is at the airport', false],
    ['/otp alice, in 20m: she is at the airport', 'she is at the airport', false],
    ['/otp "alice" in 20m by mail on a ship', 'on a ship', true],
    ['/otp alice by mail in 20m on a ship', 'on a ship', true],
    ['otp für alice in 20 Minuten per Mail: auf See', 'auf See', true],
    ['<p>otp alice she is at&nbsp;the airport in <b>20m</b></p>', 'she is at the airport', false],
  ])('for later: %j', (text, reason, byMail) => {
    const when = { kind: 'in', seconds: 1200 };
    expect(parseCommand(text)).toMatchObject({
      kind: 'otp',
      typedName: 'alice',
      reason,
      byMail,
      when,
    });
  });

  test.each(['by mailman', 'sent by mail', 'by'])('not by mail, but because: %j', (reason) => {
    expect(parseCommand(`/otp alice ${reason}`)).toMatchObject(otp('alice', reason));
  });
});

describe('other commands', () => {
  test.each([
    ['/help', { kind: 'help' }],
    ['Help!', { kind: 'help' }],
    ['/hilfe', { kind: 'help' }],
    ['hi', { kind: 'help' }],
    ['Hallo!', { kind: 'help' }],
    ['Grüezi', { kind: 'help' }],
    ['gruezi', { kind: 'help' }],
    ['HİLFE', { kind: 'help' }],
    ['?', { kind: 'help' }],
    ['', { kind: 'help' }],
    ['<at>OTP Bridge</at>', { kind: 'help' }],
    ['@OTP Bridge', { kind: 'help' }],
    ['/whoami', { kind: 'whoami' }],
    ['who-am-i?', { kind: 'whoami' }],
    ['who\u2010am\u2010i', { kind: 'whoami' }],
    ['WHO–AM–I', { kind: 'whoami' }],
    ['requests', { kind: 'requests', typed: '' }],
    ['@OTP Bridge /requests', { kind: 'requests', typed: '' }],
    ['hi can you help', { kind: 'unknown', text: 'hi can you help' }],
    ['good morning', { kind: 'unknown', text: 'good morning' }],
    ['otpalice', { kind: 'unknown', text: 'otpalice' }],
    ['/opt alice', { kind: 'unknown', text: 'opt alice', meant: '/otp' }],
    ['delivred alice', { kind: 'unknown', text: 'delivred alice', meant: '/delivered' }],
    ['/unfreze', { kind: 'unknown', text: 'unfreze', meant: '/unfreeze' }],
    ['/cancle alice', { kind: 'unknown', text: 'cancle alice', meant: '/cancel' }],
    ['@OTP Bridgehead otp', { kind: 'unknown', text: '@OTP Bridgehead otp', meant: '/otp' }],
  ])('%j', (text, command) => {
    expect(parseCommand(text)).toEqual(command);
  });
});

test('a command that is named as probably meant is one', () => {
  for (const { name: word, hidden } of LISTED) {
    const slips = Array.from(word, (_letter, at) => `${word.slice(0, at)}x${word.slice(at)}`);
    const meant = slips.map((slip) => parseCommand(slip)).map((one) => 'meant' in one && one.meant);
    expect({ word, meant: meant.includes(`/${word}`) }).toEqual({ word, meant: hidden !== true });
    for (const name of meant)
      expect(typeof name === 'string' && parseCommand(name).kind).not.toBe('unknown');
  }
  expect(parseCommand('/cancel-token alice')).not.toHaveProperty('meant');
});

describe('whatever is sent', () => {
  test('is answered with some command', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6000 }), (text) => {
        expect(parseCommand(text).kind).toMatch(/^(otp|help|whoami|requests|unknown)$/);
        expect(parseCommand(`/otp ${text}`).kind).toMatch(/^(otp|unknown)$/);
      }),
    );
  });

  test.each(['<', '<a ', '<at>', '<at><at', '"', "'a", '&', ' ', '@OTP Bridge ', ' :', '\u0301'])(
    'is read no further than a command can be long: %j over and over',
    (piece) => {
      const command = parseCommand(`otp alice ${piece.repeat(200_000)}`);
      expect(JSON.stringify(command).length).toBeLessThan(9000);
    },
  );

  test('is the same command in every dress that Teams puts on it', () => {
    const name = fc.stringMatching(/^[a-z]{3,12}(\.[a-z]{2,8}@contoso\.example)?$/);
    const word = fc.stringMatching(/^[a-z]{1,10}$/).filter((typed) => typed !== 'by');
    const reason = fc.array(word, { maxLength: 6 });
    const before = fc.constantFrom(
      '',
      '/',
      '@OTP Bridge ',
      '<at>OTP Bridge</at> ',
      '<p>',
      '\u200b',
    );
    const space = fc.constantFrom(
      ' ',
      '&nbsp;',
      '\u00a0',
      '\u2009',
      ' \u200b ',
      '<br>',
      '\n',
      '&#x20;',
    );
    const typed = fc.constantFrom('otp', 'OTP', 'Otp', '<b>otp</b>');
    const message = fc.record({ before, typed, space, name, reason });
    fc.assert(
      fc.property(message, ({ before: start, typed: verb, space: gap, ...said }) => {
        fc.pre(said.name !== 'for');
        const text = [`${start}${verb}`, said.name, ...said.reason].join(gap);
        expect(parseCommand(text)).toMatchObject(otp(said.name, said.reason.join(' ')));
      }),
    );
  });
});

describe('freezing', () => {
  test.each([
    ['/freeze', null, ''],
    ['freeze all', null, ''],
    ['/freeze all the store was copied', null, 'the store was copied'],
    ['/freeze alle, Einbruch', null, 'Einbruch'],
    ['/freeze alice', 'alice', ''],
    ['/Freeze "Alice Example": phone stolen', 'Alice Example', 'phone stolen'],
    ['/unfreeze', null, ''],
    ['/unfreeze alice', 'alice', ''],
  ])('is understood as %j', (text, typedName, reason) => {
    const kind = text.includes('un') ? 'unfreeze' : 'freeze';
    expect(parseCommand(text)).toMatchObject({ kind, typedName, reason });
  });
});
