// What `/mine`, `/whoami` and `/compromised` say to an account owner: what is asked for in truth, and nothing that they need not do.
import { describe, expect, test } from '@jest/globals';
import { renderCompromised } from '../../../src/channels/teams/cards/render-compromised.js';
import { renderWhoAmI } from '../../../src/channels/teams/cards/render-answer.js';
import { renderMine } from '../../../src/channels/teams/cards/render-mine.js';
import type { Rendered } from '../../../src/channels/teams/cards/render.js';
import { refused } from '../../../src/domain/outcome.js';
import type { Disclosure } from '../../../src/domain/release/request.js';
import { textOf } from '../../fakes/shown-card.js';
import { PHASES, READER, sampleView } from './sample-views.js';

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
