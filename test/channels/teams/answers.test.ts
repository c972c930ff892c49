import { describe, expect, test } from '@jest/globals';
import {
  renderAskAnswer,
  renderHelp,
  renderListIntro,
  renderReply,
  renderUnknown,
  renderWhoAmI,
} from '../../../src/channels/teams/cards/render-answer.js';
import { renderCode, renderMessage } from '../../../src/channels/teams/cards/render.js';
import type { Rendered } from '../../../src/channels/teams/cards/render.js';
import { ok, refused } from '../../../src/domain/outcome.js';
import { Code } from '../../../src/domain/otp/code.js';
import { buttonsOf, textsOf } from './card-reading.js';
import { ASK_REFUSALS, TYPED } from './ask-cards.js';
import { everyCard, NOTICES } from './every-card.js';
import { PHASES, READER, SAMPLE, sampleView } from './sample-views.js';

function said(rendered: Rendered | undefined): readonly string[] {
  return rendered?.card === undefined ? [rendered?.text ?? ''] : textsOf(rendered.card);
}

describe('asking', () => {
  test('needs no words where the card comes by itself', () => {
    const answer = ok({ kind: 'asked', requestId: SAMPLE.requestId } as const);
    expect(renderAskAnswer(answer, READER, TYPED)).toBeUndefined();
  });

  test('for a second time says that there is an open request already', () => {
    const answer = ok({ kind: 'already-open', requestId: SAMPLE.requestId } as const);
    expect(said(renderAskAnswer(answer, READER, TYPED))).toEqual([
      'You already have an open request for this account. Here is its card again. To ask for something else, end that one first, on its card.',
    ]);
  });

  test('with nobody to approve says who could, and what each of them has to do', () => {
    expect(
      said(renderAskAnswer(refused(ASK_REFUSALS.NO_REACHABLE_APPROVER), READER, TYPED)),
    ).toEqual(
      expect.arrayContaining([
        '• Diego Siciliani, diego@contoso.example',
        '• Megan Bowen, megan@contoso.example',
        'I am trying to open their chats now. To be there at once, one of them adds the app OTP Bridge in Teams and types “hi” to it. Call one of them, then ask again.',
      ]),
    );
  });

  test('lists at most ten people', () => {
    const couldBe = Array.from({ length: 300 }, (_none, index) => ({
      name: `Person ${index}`,
      account: `p${index}@contoso.example`,
    }));
    const texts = said(
      renderAskAnswer(refused({ ...ASK_REFUSALS.NO_REACHABLE_APPROVER, couldBe }), READER, TYPED),
    );
    expect(texts.filter((text) => text.startsWith('•'))).toHaveLength(11);
    expect(texts).toContain('• and 290 more');
  });
});

test('a command that is a slip away is named, and not carried out', () => {
  expect(said(renderUnknown({ meant: '/otp' }, READER))).toEqual([
    'I did not understand that. Did you mean /otp? To see what you can type, type /help.',
  ]);
  expect(said(renderUnknown({}, READER))).toEqual([
    'I did not understand that. To see what you can type, type /help.',
  ]);
});

describe('the card with the code', () => {
  const view = sampleView('requester', PHASES['code out']);
  const { worksFrom, worksUntil } = PHASES['code out'];

  test.each([
    ['123456', '123 456'],
    ['1234567', '123 4567'],
    ['00345678', '0034 5678'],
  ])('shows %s in one group of two halves', (digits, shown) => {
    const code = new Code(digits);
    const card = renderCode(view, { code, worksFrom, worksUntil, certain: false }, READER);
    expect(textsOf(card)).toEqual(
      expect.arrayContaining([
        shown,
        'Works from',
        '15:28:05 CET',
        'Should work until',
        '15:30:00 CET',
        'Read it to Alice Example now. It has to be typed at once, and only once.',
      ]),
    );
    expect(buttonsOf(card)).toEqual([
      ['Worked', 'code.worked'],
      ['Refused', 'code.refused'],
      ['Not used', 'code.not-used'],
    ]);
  });

  test('says plainly until when it works where the verifier was measured', () => {
    const code = new Code('123456');
    const card = renderCode(view, { code, worksFrom, worksUntil, certain: true }, READER);
    expect(textsOf(card)).toContain('Works until');
    expect(textsOf(card)).not.toContain('Should work until');
  });

  test('is the only card that holds digits of a code', () => {
    const others = everyCard().filter(({ kind }) => kind !== 'code');
    expect(JSON.stringify(others)).not.toMatch(/123 ?456/);
  });
});

describe('notifications', () => {
  test.each(Object.values(NOTICES))('of $code name nobody', (notice) => {
    const { summary } = renderMessage({ kind: 'notice', notice }, READER);
    expect(summary).not.toBe('');
    expect(summary).not.toMatch(/Alex|Alice|Megan|Diego|\d/);
  });

  test('of a request say what the card’s heading says', () => {
    const view = sampleView('approver', PHASES.waiting);
    expect(renderMessage({ kind: 'request', view }, READER).summary).toBe(
      'A code needs your approval',
    );
  });
});

describe('other answers', () => {
  test('count what is mine and what waits for me', () => {
    const mine = [sampleView('requester', PHASES.waiting)];
    const waitingForMe = [
      sampleView('approver', PHASES.waiting),
      sampleView('approver', PHASES.waiting),
    ];
    expect(
      said(renderListIntro({ mine, waitingForMe, answered: [], more: false }, READER)),
    ).toEqual(['1 open request of yours, 2 open requests for you to answer. The cards follow.']);
    expect(
      said(renderListIntro({ mine, waitingForMe, answered: mine, more: true }, READER))[0],
    ).toContain('more');
    expect(
      said(renderListIntro({ mine: [], waitingForMe: [], answered: [], more: false }, READER))[0],
    ).toContain('no open requests');
  });

  test('say who I am and what I may do', () => {
    const who = { name: 'Megan Bowen', account: 'megan@contoso.example' };
    const texts = said(renderWhoAmI({ ...who, roles: ['requester', 'approver'] }, READER));
    expect(texts).toEqual(
      expect.arrayContaining(['Megan Bowen', 'ask for codes and approve codes']),
    );
    expect(said(renderWhoAmI({ ...who, roles: [] }, READER)).join()).toContain('takes no role');
    const unreached = [{ name: 'Lee', account: 'lee@contoso.example', why: 'blocked' }] as const;
    expect(said(renderWhoAmI({ ...who, roles: ['operator'], unreached }, READER))).toContain(
      '• Lee, lee@contoso.example: has blocked me',
    );
    expect(said(renderWhoAmI(undefined, READER)).join()).toContain('directory');
  });

  test('list every command, and in a local trial what to try', () => {
    expect(said(renderHelp(READER, { rights: ['requester'], hasPage: true })).join('\n')).toMatch(
      /try it[^]*\/otp alice[^]*\/requests[^]*\/whoami[^]*\/help/,
    );
    const elsewhere = { ...READER, localTrial: false };
    expect(
      said(renderHelp(elsewhere, { rights: ['requester'], hasPage: true })).join('\n'),
    ).not.toContain('Wilber');
  });

  test.each([
    { right: 'requester', has: ['/otp'], hasNot: ['/freeze', '/reviews'] },
    { right: 'security', has: ['/freeze', '/unfreeze', '/reviews'], hasNot: ['/otp'] },
    { right: 'auditor', has: ['/reviews'], hasNot: ['/otp', '/freeze'] },
    { right: 'approver', has: ['/requests'], hasNot: ['/otp', '/freeze', '/reviews'] },
  ] as const)('list a command only to people who may use it: $right', ({ right, ...listed }) => {
    const texts = said(
      renderHelp({ ...READER, localTrial: false }, { rights: [right], hasPage: true }),
    );
    const commands = texts.filter((text) => text.startsWith('/')).map((text) => text.split(' ')[0]);
    expect(commands).toEqual(expect.arrayContaining([...listed.has, '/whoami', '/help']));
    for (const command of listed.hasNot) expect(commands).not.toContain(command);
  });

  test.each([true, false])('offer a set-up only where there is a page for it: %s', (hasPage) => {
    const texts = said(renderHelp(READER, { rights: ['provisioner'], hasPage }));
    expect(texts.some((text) => text.startsWith('/provision'))).toBe(hasPage);
    expect(texts.some((text) => text.startsWith('/tokens'))).toBe(true);
  });

  test('have no names in them where they may be read by others', () => {
    const { text, card } = renderReply('answeredInOurChat', READER);
    expect(text).toBe('I have answered in our chat.');
    expect(card).toBeUndefined();
  });
});
