// What people type into Teams, and what their clients make of it. What should come out was written down before the code.
import { line } from './odd-line.js';
import type { OddLine } from './odd-line.js';

const alice = { kind: 'otp', typedName: 'alice', reason: '' };
const full = { kind: 'otp', typedName: 'Alice Example', reason: 'locked out' };
const bot = (...pieces: readonly string[]): readonly string[][] =>
  pieces.map((one) => ['28:bot', one]);
const her = (...pieces: readonly string[]): readonly string[][] =>
  pieces.map((one) => ['29:alice', one]);

export const ODD_LINES: readonly OddLine[] = [
  ...line('mentions in pieces', 'Teams splits a mention whose name has several words', [
    ['<at>OTP</at> <at>Bridge</at> otp alice', alice, bot('OTP', 'Bridge')],
    ['<at>OTP</at>&nbsp;<at>Bridge</at>&nbsp;otp alice', alice, bot('OTP', 'Bridge')],
    ['<at>OTP</at><at>Bridge</at> /otp alice', alice, bot('OTP', 'Bridge')],
    ['<at>OTP</at> <at>Bridge</at> otp alice', alice, []],
    ['<at>Renamed</at> <at>Bot</at> otp alice', alice, bot('Renamed', 'Bot')],
    ['otp alice <at>Renamed</at> <at>Bot</at>', alice, bot('Renamed', 'Bot')],
    ['otp <at>Alice</at> <at>Example</at> locked out', full, her('Alice', 'Example')],
    ['otp <at>Alice</at>&nbsp;<at>Example</at>, locked out', full, her('Alice', 'Example')],
    [
      '<at>OTP</at> <at>Bridge</at> otp <at>Alice</at> <at>Example</at> locked out',
      full,
      [...bot('OTP', 'Bridge'), ...her('Alice', 'Example')],
    ],
    [
      'otp <at>Alice</at> <at>Megan</at> waits',
      { kind: 'otp', typedName: 'Alice', reason: 'Megan waits' },
      [...her('Alice'), ['29:megan', 'Megan']],
    ],
    [
      '<p><at id="0">OTP</at> <at id="1">Bridge</at> <b>otp</b> alice</p>',
      alice,
      bot('OTP', 'Bridge'),
    ],
  ]),
  ...line(
    'letters of other keyboards',
    'Turkish, Cyrillic-side and full-width keyboards; autocorrection',
    [
      ['/PROVİSİON alice', { kind: 'provision', typedName: 'alice' }],
      ['/provısıon alice', { kind: 'provision', typedName: 'alice' }],
      ['/ＯＴＰ alice', alice],
      ['／otp alice', alice],
      ['⁄otp alice', alice],
      ['/Öt\u0308p alice', alice],
      ['HİLFE', { kind: 'help' }],
      ['gruezi', { kind: 'help' }],
      ['WHO–AM–I', { kind: 'whoami' }],
      ['who‐am‐i', { kind: 'whoami' }],
      [
        '/re‑burn alice the burner failed',
        { kind: 'reburn', typedName: 'alice', reason: 'the burner failed' },
      ],
      ['/OTP: alice', alice],
    ],
  ),
  ...line('invisible characters', 'pasted from web pages, mails and other chats', [
    ['\u200b/otp alice', alice],
    ['/o\u00adtp alice', alice],
    ['/otp\u2060 alice', alice],
    ['\ufeff/otp alice\ufeff', alice],
    ['\u2066/otp\u2069 \u202aalice\u202c', alice],
    ['/otp al\u034fice', alice],
    ['/otp ali\ufe0fce', alice],
    ['/otp alice\u3164', alice],
    ['/otp alice\u2800', alice],
    ['/otp\u180e alice', alice],
    ['/otp \u{e0100}alice', alice],
    ['/otp\u00a0\u2003alice', alice],
  ]),
  ...line('dashes and apostrophes', 'phones, word processors and other layouts', [
    ['/otp alice – locked out', { ...alice, reason: 'locked out' }],
    ['/otp alice — locked out', { ...alice, reason: 'locked out' }],
    ['/otp alice ‒ locked out', { ...alice, reason: 'locked out' }],
    ['/otp alice − locked out', { ...alice, reason: 'locked out' }],
    ['/otp alice ﹣ locked out', { ...alice, reason: 'locked out' }],
    ['/otp alice ‑ locked out', { ...alice, reason: 'locked out' }],
    ['/otp O’Brien locked out', { kind: 'otp', typedName: 'O’Brien', reason: 'locked out' }],
    ["/otp O'Brien locked out", { kind: 'otp', typedName: "O'Brien", reason: 'locked out' }],
    ['/otp ’alice’ locked out', { ...alice, reason: 'locked out' }],
    ['/otp Anne‑Marie locked out', { kind: 'otp', typedName: 'Anne-Marie', reason: 'locked out' }],
    ['/otp «alice»: locked out', { ...alice, reason: 'locked out' }],
  ]),
];
