// What `/mine`, `/whoami` and `/compromised` say to an account owner: what is asked for in truth, and nothing that they need not do.
import { describe, expect, test } from '@jest/globals';
import { renderCompromised } from '../../../src/channels/teams/cards/render-compromised.js';
import { renderWhoAmI } from '../../../src/channels/teams/cards/render-answer.js';
import { renderMine } from '../../../src/channels/teams/cards/render-mine.js';
import { speechFor } from '../../../src/channels/teams/cards/reader.js';
import type { Rendered } from '../../../src/channels/teams/cards/render.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import { wordsFor } from '../../../src/text/words.js';
import type { Disclosure } from '../../../src/domain/release/request.js';
import { textOf } from '../../fakes/shown-card.js';
import { ASKED_AT, PHASES, READER, sampleView } from './sample-views.js';

const GERMAN = { ...READER, locale: 'de-DE' };
const none = { tokens: [], requests: [], shown: [], more: false };
const said = ({ card }: Rendered): string => textOf(card);

function asked(disclosure: Disclosure, reader = READER): string {
  const view = sampleView('owner', PHASES.waiting, { disclosure });
  return said(renderMine({ ...none, requests: [view] }, reader));
}

describe('what somebody asks for is called what it is', () => {
  test.each([
    ['release', 'asks, or asked, for a code of yours', 'um einen Code von Ihnen'],
    ['seed-qr', 'asks, or asked, to see the whole secret of your token', 'zu sehen'],
    ['seed-export', 'the whole secret of your token leaves in a file', 'in einer Datei'],
  ] as const)('%s', (disclosure, english, german) => {
    expect(asked(disclosure)).toContain(english);
    expect(asked(disclosure, GERMAN)).toContain(german);
    const isOfCode = disclosure === 'release';
    expect(asked(disclosure).includes('for a code of yours')).toBe(isOfCode);
    expect(asked(disclosure, GERMAN).includes('um einen Code')).toBe(isOfCode);
  });
});

test('that no code was ever shown is said where all of it was looked through', () => {
  expect(said(renderMine(none, READER))).toContain('No code of yours was shown to anybody.');
  const partly = said(renderMine({ ...none, more: true }, READER));
  expect(partly).not.toContain('No code of yours was shown to anybody.');
  expect(partly).toContain('Of late no code of yours was shown to anybody.');
});

test.each([
  ['en', 'Ask your administrator'],
  ['de', 'Bitten Sie'],
] as const)('whoever has no role reads what they may, and is sent for none: %s', (locale, sent) => {
  const me = { name: 'Alice Example', account: 'alice@contoso.example', roles: [] };
  const told = said(renderWhoAmI(me, { ...READER, locale }));
  expect(told).toContain('/mine');
  expect(told).not.toContain(sent);
});

test.each(['en', 'de'] as const)(
  'who stops a token that was stopped before is told so, and sent to no command that is not theirs: %s',
  (locale) => {
    const stage = 'compromised';
    const again = refused({ code: 'NOT_IN_THIS_STAGE', change: 'compromise', stage } as const);
    const told = said(renderCompromised(again, { ...READER, locale }));
    expect(told).toMatch(/stopped before|schon gestoppt/);
    expect(told).not.toContain('/provision');
  },
);

test.each([
  ['en', 'Type /compromised with nothing behind it'],
  ['de', 'Tippen Sie /compromised, ohne etwas dahinter'],
] as const)(
  'an account owner who types why their own token is to be stopped reads first how it is: %s',
  (locale, own) => {
    const told = said(
      renderCompromised(refused({ code: 'NOT_CONCERNED' } as const), { ...READER, locale }),
    );
    expect(told).toContain(own);
    // They are one: to read that only such people may is to be sent away.
    expect(told).not.toMatch(/account owner|der das Konto gehört/);
    expect(told.indexOf(own)).toBeLessThan(told.search(/security team|Sicherheitsteam/));
  },
);

test.each(['en', 'de'] as const)(
  'security people who stopped a token read who sets up a new one, and not that they are to: %s',
  (locale) => {
    const owner = { name: 'Alice Example', account: 'alice@contoso.example' };
    const stopped = ok({ owner, issuer: 'Microsoft', at: ASKED_AT, yours: false });
    const told = said(renderCompromised(stopped, { ...READER, locale }));
    expect(told).toMatch(/if you set up tokens, type|wenn Sie Tokens einrichten, \/provision/);
  },
);

test.each(['en', 'de'] as const)(
  'whoever has no request reads where those for their own codes are: %s',
  (locale) => {
    expect(wordsFor(locale).replies.requests.none).toContain('/mine');
  },
);

test.each([
  ['en', 'Your token has arrived', 'ask your IT support'],
  ['de', 'Ihr Token ist angekommen', 'neues Token'],
] as const)(
  'whose token was delivered reads that it works, and is sent for no other: %s',
  (locale, arrived, another) => {
    const notice = { code: 'seed-destroyed', issuer: 'Microsoft', at: ASKED_AT } as const;
    const told = (isThere: boolean): string => {
      const { words, say } = speechFor({ ...READER, locale });
      const { heading, lines } = words.notices['seed-destroyed'](
        { ...notice, arrived: isThere },
        say,
      );
      return [heading, ...lines].join('\n');
    };
    expect(told(true)).toContain(arrived);
    expect(told(true)).not.toContain(another);
    expect(told(false)).not.toContain(arrived);
    expect(told(false)).toContain(another);
  },
);
