import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../../src/channels/teams/cards/elements.js';
import { renderRequest } from '../../../src/channels/teams/cards/render.js';
import { instant } from '../../../src/domain/ids.js';
import type { Audience, RequestView } from '../../../src/domain/release/view.js';
import { buttonsOf, textsOf } from './card-reading.js';
import { after, PHASES, READER, sampleView } from './sample-views.js';
import type { PhaseName } from './sample-views.js';

function card(audience: Audience, name: PhaseName, other: Partial<RequestView> = {}): AdaptiveCard {
  return renderRequest(sampleView(audience, PHASES[name], other), READER);
}

const SHOW = ['Show code', 'code.show'];
const AGAIN = ['Show code again', 'code.show'];
const CANCEL = ['Cancel request', 'request.cancel'];
const REPORTS = [
  ['Worked', 'code.worked'],
  ['Refused', 'code.refused'],
  ['Not used', 'code.not-used'],
];
const ANOTHER = ['Another code', 'code.another'];
const APPROVE = ['Approve', 'request.approve'];
const MATCH = ['Approve with this number', 'request.approve'];
const DENY = ['Deny the request', 'request.deny'];
const WITHDRAW = ['Withdraw', 'request.withdraw'];
const OBJECT = ["This wasn't me", 'request.object'];

/** What each of them can press in each state. */
const BUTTONS: { readonly [P in PhaseName]: readonly [string[][], string[][], string[][]] } = {
  waiting: [[CANCEL], [APPROVE, DENY], [OBJECT]],
  'waiting, one of two': [[CANCEL], [APPROVE, DENY], [OBJECT]],
  'waiting, numbers': [[CANCEL], [APPROVE, DENY], [OBJECT]],
  'waiting, number wanted': [[CANCEL], [MATCH, DENY], [OBJECT]],
  'waiting, own yes': [[CANCEL], [WITHDRAW], [OBJECT]],
  approved: [[SHOW, CANCEL], [DENY], [OBJECT]],
  'approved, own yes': [[SHOW, CANCEL], [WITHDRAW], [OBJECT]],
  'approved, not before': [[CANCEL], [DENY], [OBJECT]],
  'approved, after a refused code': [[SHOW, CANCEL], [DENY], [OBJECT]],
  'approved, after two refused': [[SHOW, CANCEL], [DENY], [OBJECT]],
  'approved, break-glass': [[SHOW, CANCEL], [DENY], [OBJECT]],
  'code out, break-glass': [[AGAIN, ...REPORTS], [], [OBJECT]],
  'closed, break-glass': [[], [], []],
  releasing: [[SHOW], [], [OBJECT]],
  'code out': [[AGAIN, ...REPORTS], [], [OBJECT]],
  'code out, shown out': [REPORTS, [], [OBJECT]],
  'code out, objected': [REPORTS, [], []],
  denied: [[], [], []],
  'denied by yourself': [[], [], []],
  'denied, no reason': [[], [], []],
  cancelled: [[], [], []],
  'expired, not approved': [[], [], []],
  'expired, approved': [[], [], []],
  'stopped by owner': [[], [], []],
  'stopped without numbers': [[], [], []],
  'stopped with its token': [[], [], []],
  'token over meanwhile': [[], [], []],
  'stopped by wrong numbers': [[], [], []],
  'closed, no report': [REPORTS, [], []],
  'closed, worked': [[], [], []],
  'closed, refused': [[ANOTHER], [], []],
  'closed, refused twice': [[ANOTHER], [], []],
  'closed, not used': [[ANOTHER], [], []],
};

describe.each(Object.entries(BUTTONS))('in state: %s', (name, [requester, approver, owner]) => {
  test.each([
    ['requester', requester],
    ['approver', approver],
    ['owner', owner],
  ] as const)('the %s has the buttons of that state and no others', (audience, buttons) => {
    expect(buttonsOf(card(audience, name as PhaseName))).toEqual(buttons);
  });
});

describe('the requester', () => {
  test.each([
    ['waiting', ['Diego Siciliani and Megan Bowen', '0 of 1', '15:36:05 CET']],
    ['waiting, one of two', ['1 of 2: Megan Bowen']],
    ['approved', ['Megan Bowen', 'Show it by', '15:37:35 CET']],
    [
      'approved, not before',
      ['You can show the code from 16:26:05 CET on. You get a message then.'],
    ],
    ['code out', ['Megan Bowen', 'Should work until', '15:30:00 CET']],
    ['code out, shown out', ['Works until']],
    ['code out, objected', ['Do not use the code. Tell your security team now.']],
    ['denied', ['Megan Bowen said no.', 'nobody called me']],
    [
      'expired, not approved',
      ['Call one of the approvers, then type /otp alice@contoso.example to ask again.'],
    ],
    ['closed, no report', ['How did it go?', 'For another code, type /otp alice@contoso.example.']],
  ] as const)('in state %s reads %j', (name, said) => {
    expect(textsOf(card('requester', name))).toEqual(expect.arrayContaining([...said]));
  });

  test.each(['closed, no report', 'closed, refused', 'closed, not used'] as const)(
    'in state %s is not told how to have another code where the token gives none any more',
    (name) => {
      const texts = textsOf(card('requester', name, { tokenOver: true }));
      expect(texts).toContain('The token gives no more codes.');
      expect(texts.join()).not.toContain('/otp');
    },
  );

  test('is told to type the name in quotation marks where the account is no address', () => {
    const texts = textsOf(card('requester', 'cancelled', { ownerAccount: 'alice' }));
    expect(texts).toContain('To ask again, type /otp "Alice Example".');
  });

  test('reads at the top why a press did not count, and the approval’s card below', () => {
    const refusal = { code: 'VAULT_FAILED', retryable: true } as const;
    const view = sampleView('requester', PHASES.approved);
    const drawn = renderRequest(view, READER, refusal);
    expect(textsOf(drawn)[0]).toBe(
      'The code could not be fetched just now. The approval is kept; press Show code again.',
    );
    expect(buttonsOf(drawn)).toEqual([SHOW, CANCEL]);
  });

  test('reads when the next code is available, and in how many seconds', () => {
    const view = sampleView('requester', PHASES.approved);
    const refusal = { code: 'NO_STEP_YET', at: after(42) } as const;
    expect(textsOf(renderRequest(view, READER, refusal))[0]).toBe(
      'There is no code to show just now. The next one is available at 15:26:47 CET, in 22 seconds: press Show code then. It needs no new approval.',
    );
  });
});

describe('the approver', () => {
  test('reads who asks, for whom, why, when and how the code is passed on', () => {
    expect(textsOf(card('approver', 'waiting'))).toEqual(
      expect.arrayContaining([
        'Alex Wilber',
        'Alice Example, alice@contoso.example (Microsoft)',
        'she is at the airport and has to sign in on a new laptop',
        '15:26:05 CET',
        'by voice, in a call',
      ]),
    );
    expect(textsOf(card('approver', 'waiting', { byMail: true }))).toContain('by e-mail');
  });

  test('reads that no reason was given, where none was', () => {
    expect(textsOf(card('approver', 'waiting', { reason: ' \u200b' }))).toContain('none given');
  });

  test.each([
    ['approved', 'Megan Bowen'],
    ['denied', 'Megan Bowen denied Alex Wilber a code for Alice Example.'],
    ['denied by yourself', 'You denied Alex Wilber a code for Alice Example.'],
    ['cancelled', 'Alex Wilber no longer asks for a code for Alice Example.'],
    ['stopped by owner', 'Alice Example says that this request is not theirs.'],
    ['closed, refused', 'Alex Wilber reports that the code was refused.'],
  ] as const)('follows what others did: %s', (name, said) => {
    expect(textsOf(card('approver', name))).toContain(said);
  });
});

describe('an approver’s card under a freeze', () => {
  test.each([
    ['waiting', 'Deny', 'request.deny'],
    ['waiting, own yes', 'Withdraw', 'request.withdraw'],
  ] as const)('names the button that is on it: %s', (name, button, verb) => {
    const frozen = card('approver', name, { frozen: true });
    expect(textsOf(frozen).join()).toContain(`press ${button}.`);
    expect(buttonsOf(frozen).map(([, presses]) => presses)).toEqual([verb]);
  });
});

describe('the account owner', () => {
  test('reads who asks for a code of theirs, why, and how to stop it', () => {
    expect(textsOf(card('owner', 'waiting'))).toEqual(
      expect.arrayContaining([
        'Alex Wilber asks for a one-time code to sign in to your account.',
        "If you did not ask for this, press This wasn't me. It stops at once.",
        'she is at the airport and has to sign in on a new laptop',
      ]),
    );
  });

  test('does not read that the code no longer works, where a report came before its end', () => {
    const over = PHASES['closed, refused'];
    const early = { ...over, at: instant(over.worksUntil - 1) };
    const headings = [early, over].map(
      (phase) => textsOf(renderRequest(sampleView('owner', phase), READER))[0],
    );
    expect(headings).toEqual([
      'A code for your account was given out',
      'The code for your account no longer works',
    ]);
  });

  test('does not read what an approver wrote to the requester', () => {
    expect(textsOf(card('owner', 'denied'))).not.toContain('nobody called me');
  });
});
