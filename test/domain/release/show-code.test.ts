import { describe, expect, test } from '@jest/globals';

import { step } from '../../../src/domain/ids.js';
import { BUILT_IN_PROFILES } from '../../../src/domain/otp/verifier-profile.js';
import { must } from '../../app/trial.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import {
  aCode,
  alex,
  aPolicy,
  approved,
  aRequest,
  at,
  aWorld,
  diego,
  ENDED,
  megan,
  nestor,
  pending,
  people,
  RESERVED,
  STEP,
  yes,
} from './given.js';

const request = aRequest({ life: approved() });
const show = { kind: 'show', by: alex } as const;
const byTwo = approved({ grant: { kind: 'approvals', approvals: yes(megan, diego) } });

describe('an approved request, when the requester presses Show code', () => {
  test('sets a step aside, one ahead of the current one', () => {
    expect(decideEvent(request, show, aWorld())).toEqual({
      life: { ...approved(), state: 'releasing', reservation: RESERVED },
      facts: [{ action: 'release.intended', step: STEP }],
    });
  });

  test('takes a step behind the last one given out for the seed', () => {
    const decision = decideEvent(request, show, aWorld({ lastGiven: STEP }));
    expect(decision.facts).toEqual([{ action: 'release.intended', step: STEP + 1 }]);
  });

  test('takes a step as far ahead as the verifier allows where the code will be mailed', () => {
    const byMail = aRequest({ ask: { byMail: true }, life: approved() });
    expect(decideEvent(byMail, show, aWorld()).facts).toEqual([
      { action: 'release.intended', step: STEP + 1 },
    ]);
  });

  describe('after two codes in a row that were refused', () => {
    const refused = { refusedInARow: 2 };

    test('takes the current step: no clock that is off a little is nearer to another', () => {
      expect(decideEvent(request, show, aWorld(refused)).facts).toEqual([
        { action: 'release.intended', step: STEP - 1 },
      ]);
      expect(decideEvent(request, show, aWorld({ refusedInARow: 1 })).facts).toEqual([
        { action: 'release.intended', step: STEP },
      ]);
    });

    test('takes one ahead all the same where only that works for as long as the policy asks', () => {
      const profile = { ...aPolicy().profile, past: 0, future: 1 };
      const policy = { profile, minimumUsableSeconds: 40 };
      expect(decideEvent(request, show, aWorld({ ...refused, policy })).facts).toEqual([
        { action: 'release.intended', step: STEP },
      ]);
    });

    test('takes one as far ahead as ever where the code will be mailed', () => {
      const byMail = aRequest({ ask: { byMail: true }, life: approved() });
      expect(decideEvent(byMail, show, aWorld(refused)).facts).toEqual([
        { action: 'release.intended', step: STEP + 1 },
      ]);
    });
  });

  test('says so where no code of the token’s period works for as long as the policy asks', () => {
    const profile = must(BUILT_IN_PROFILES.get('strict'));
    const policy = { profile, stepsAhead: 0, minimumUsableSeconds: 20, clockErrorSeconds: 0 };
    const world = aWorld({ periodSeconds: 15, policy });
    expect(decideEvent(request, show, world)).toEqual({
      life: approved(),
      facts: [],
      refusal: { code: 'PERIOD_TOO_SHORT', seconds: 20 },
    });
  });

  test('says from when on there is a code where no step is free, and keeps the approval', () => {
    const world = aWorld({ lastGiven: step(STEP + 1) });
    expect(decideEvent(request, show, world)).toEqual({
      life: approved(),
      facts: [],
      refusal: { code: 'NO_STEP_YET', at: at(30) },
    });
  });

  test.each([
    {
      why: 'somebody else pressed',
      event: { kind: 'show', by: megan },
      world: {},
      code: 'NOT_YOUR_REQUEST',
    },
    {
      why: 'the requester has lost the role',
      event: show,
      world: { requesters: people() },
      code: 'NOT_A_REQUESTER',
    },
    {
      why: 'the owner is known no more',
      event: show,
      world: { ownerKnown: false },
      code: 'OWNER_UNKNOWN',
    },
    { why: 'there is a freeze', event: show, world: { frozen: true }, code: 'FROZEN' },
    {
      why: 'the token is delivered or lost',
      event: show,
      world: { tokenReleasable: false },
      code: 'TOKEN_NOT_RELEASABLE',
    },
    {
      why: 'the requester captured it',
      event: show,
      world: { barredCaptor: alex.id },
      code: 'CAPTOR_REQUEST',
    },
  ] as const)('gives no code where $why', ({ event, world, code }) => {
    expect(decideEvent(request, event, aWorld(world))).toEqual({
      life: approved(),
      facts: [],
      refusal: { code },
    });
  });

  test('gives no code before the time that was asked for', () => {
    const life = approved({ usableUntil: at(3900) });
    const scheduled = aRequest({ ask: { notBefore: at(3600), waitsUntil: at(3600) }, life });
    expect(decideEvent(scheduled, show, aWorld({ now: at(3599) })).refusal).toEqual({
      code: 'NOT_YET',
      at: at(3600),
    });
    expect(decideEvent(scheduled, show, aWorld({ now: at(3600) })).life.state).toBe('releasing');
  });

  test('waits again where an approver has lost the role', () => {
    const world = aWorld({ approvers: people(diego), policy: { approvalsNeeded: 2 } });
    expect(decideEvent(aRequest({ life: byTwo }), show, world)).toEqual({
      life: pending({ approvals: yes(diego) }),
      facts: [
        { action: 'approval.lost', by: megan.id },
        { action: 'request.unapproved', approvals: 1 },
      ],
      refusal: { code: 'APPROVAL_LOST' },
    });
  });

  test('waits again where the approver turns out to be who captured the token', () => {
    const life = approved({ grant: { kind: 'approvals', approvals: yes(nestor) } });
    const world = aWorld({ approvers: people(nestor, megan), barredCaptor: nestor.id });
    const decision = decideEvent(aRequest({ life }), show, world);
    expect(decision.life).toEqual(pending());
    expect(decision.facts[0]).toEqual({ action: 'approval.lost', by: nestor.id });
  });

  test('waits again, and says so in the audit, where the policy now asks for more people', () => {
    const world = aWorld({ policy: { approvalsNeeded: 2 } });
    expect(decideEvent(request, show, world)).toEqual({
      life: pending({ approvals: yes(megan) }),
      facts: [{ action: 'request.unapproved', approvals: 1 }],
      refusal: { code: 'APPROVAL_LOST' },
    });
  });

  test('closes where the policy no longer allows as many codes as were given', () => {
    const codes = [aCode({ report: 'refused' })];
    const life = approved({ codes });
    expect(decideEvent(aRequest({ life }), show, aWorld())).toEqual({
      life: { ...ENDED.closed, codes },
      facts: [{ action: 'request.closed' }],
      refusal: { code: 'REQUEST_OVER', state: 'closed' },
    });
  });
});
