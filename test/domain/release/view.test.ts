import { describe, expect, test } from '@jest/globals';

import type { Life, Named } from '../../../src/domain/release/request.js';
import { audienceOf, viewOf } from '../../../src/domain/release/view.js';
import type { Phase } from '../../../src/domain/release/view.js';
import {
  aCode,
  alex,
  alice,
  aPolicy,
  approved,
  aRequest,
  at,
  diego,
  ENDED,
  johanna,
  lee,
  megan,
  nestor,
  pending,
  released,
  releasing,
  yes,
} from './given.js';
import { LIVES } from './lives.js';

function phase(life: Life, viewer: Named = alex, policy = aPolicy()): Phase | undefined {
  return viewOf(aRequest({ life }), viewer.id, policy)?.phase;
}

describe('who sees a request', () => {
  test.each([
    ['the requester', alex, 'requester'],
    ['an approver who was asked', megan, 'approver'],
    ['the account owner', alice, 'owner'],
  ] as const)('%s, as %s', (_who, person, audience) => {
    expect(audienceOf(aRequest(), person.id)).toBe(audience);
    expect(viewOf(aRequest(), person.id, aPolicy())).toMatchObject({ audience });
  });

  test('an approver who was not asked sees nothing of it', () => {
    const request = aRequest({ ask: { asked: [megan] } });
    expect(viewOf(request, diego.id, aPolicy())).toBeUndefined();
  });

  test.each(LIVES)('somebody without a part sees nothing of it: $state', (life) => {
    for (const person of [johanna, nestor]) {
      expect(viewOf(aRequest({ life }), person.id, aPolicy())).toBeUndefined();
    }
  });

  test('who asks for their own code sees it as the requester', () => {
    expect(audienceOf(aRequest({ ask: { requester: alice } }), alice.id)).toBe('requester');
  });
});

describe('what everybody with a part sees', () => {
  test('is what was asked, and nothing that finds a person, a token or a seed', () => {
    const view = viewOf(aRequest(), megan.id, aPolicy());
    expect(view).toEqual({
      disclosure: 'release',
      requestId: aRequest().ask.id,
      audience: 'approver',
      requesterName: 'Alex',
      ownerName: 'Alice',
      ownerAccount: 'alice@contoso.example',
      issuer: 'Microsoft',
      sample: false,
      reason: 'Alice is on the phone; I know her voice',
      byMail: false,
      createdAt: at(0),
      phase: phase(pending(), megan),
    });
  });

  test.each(LIVES)(
    'holds no id of a person, token or seed, no step, and no number but for the requester: $state',
    (life) => {
      const numbers = { [megan.id]: 4242 };
      for (const viewer of [alex, megan, alice]) {
        const request = aRequest({ ask: { numbers }, life });
        const written = JSON.stringify(viewOf(request, viewer.id, aPolicy()));
        const { tokenId, seedReference } = request.ask;
        const secrets = [alex.id, megan.id, alice.id, tokenId, seedReference, '"step"'];
        // The requester reads the numbers out; nobody else sees one.
        const hidden = viewer === alex ? secrets : [...secrets, '4242'];
        for (const secret of hidden) expect(written).not.toContain(secret);
      }
    },
  );
});

describe('a waiting request', () => {
  test('says who was asked, who said yes, how many are needed and until when', () => {
    const life = pending({ approvals: yes(megan) });
    expect(phase(life, diego, aPolicy({ approvalsNeeded: 2 }))).toEqual({
      kind: 'waiting',
      asked: ['Megan', 'Diego', 'Lee'],
      approvedBy: ['Megan'],
      unanswered: ['Diego', 'Lee'],
      needed: 2,
      until: at(600),
      youApproved: false,
    });
    expect(phase(life, megan)).toMatchObject({ youApproved: true });
  });
});

describe('an approved request', () => {
  test('says by whom, until when, and whether the viewer’s own yes counts', () => {
    expect(phase(approved())).toEqual({
      kind: 'approved',
      by: ['Megan'],
      breakGlass: false,
      until: at(300),
      youApproved: false,
    });
    expect(phase(approved(), megan)).toMatchObject({ youApproved: true });
    expect(phase(approved(), lee)).toMatchObject({ youApproved: false });
  });

  test('says that it was break-glass, and whose', () => {
    const grant = { kind: 'break-glass', by: alex, at: at(0) } as const;
    expect(phase(approved({ grant }), megan)).toMatchObject({
      by: ['Alex'],
      breakGlass: true,
      youApproved: false,
    });
  });

  test('says from when on there is a code, where it is scheduled', () => {
    const request = aRequest({ ask: { notBefore: at(3600) }, life: approved() });
    expect(viewOf(request, alex.id, aPolicy())).toMatchObject({ notBefore: at(3600) });
  });

  test('says how the code before went', () => {
    const codes = [aCode({ report: 'worked' }), aCode({ report: 'refused' })];
    expect(phase(approved({ codes }))).toMatchObject({ lastReport: 'refused' });
  });
});

describe('a request whose code is out', () => {
  test('says from when until when it should work, and how often it may be shown again', () => {
    expect(phase(releasing())).toMatchObject({ kind: 'releasing', breakGlass: false });
    expect(phase(released())).toEqual({
      kind: 'code-out',
      breakGlass: false,
      by: ['Megan'],
      worksFrom: at(-25),
      worksUntil: at(115),
      certain: false,
      showsLeft: 3,
      objected: false,
    });
  });

  test.each([
    [1, 3, 3],
    [4, 3, 0],
    [4, 1, 0],
  ])('shown %d times where %d more are allowed: %d are left', (shows, showAgainAtMost, left) => {
    const life = released({ current: aCode({ shows }) });
    expect(phase(life, alex, aPolicy({ showAgainAtMost }))).toMatchObject({ showsLeft: left });
  });

  test('says without *should* only what was measured', () => {
    const { profile } = aPolicy();
    const certain = (status: typeof profile.status) =>
      phase(released(), alex, aPolicy({ profile: { ...profile, status } }));
    expect(certain('measured')).toMatchObject({ certain: true });
    expect(certain('documented')).toMatchObject({ certain: false });
    expect(certain('assumed')).toMatchObject({ certain: false });
  });

  test('has no shows left once the owner has objected', () => {
    expect(phase(released({ objectedAt: at(5) }))).toMatchObject({ objected: true, showsLeft: 0 });
  });
});

describe('a request that is over', () => {
  test('says what happened', () => {
    expect(phase(ENDED.denied)).toEqual({
      kind: 'denied',
      by: 'Megan',
      byYou: false,
      reason: 'not her',
      at: at(0),
    });
    expect(phase(ENDED.denied, megan)).toMatchObject({ byYou: true });
    expect(phase(ENDED.cancelled)).toEqual({ kind: 'cancelled', at: at(0) });
    expect(phase(ENDED.expired)).toEqual({ kind: 'expired', at: at(0), unapproved: true });
    const stopped = { kind: 'stopped', at: at(0), cause: 'owner-objected' };
    expect(phase(ENDED.stopped)).toEqual(stopped);
  });

  test('says of a code that was given until when it worked, and the report where there is one', () => {
    const closed = {
      kind: 'closed',
      breakGlass: false,
      at: at(0),
      by: ['Megan'],
      worksUntil: at(115),
    };
    expect(phase(ENDED.closed)).toEqual(closed);
    const codes = [aCode({ report: 'refused' }), aCode({ worksUntil: at(200), report: 'worked' })];
    const last = { ...closed, worksUntil: at(200), report: 'worked' };
    expect(phase({ ...ENDED.closed, codes })).toEqual(last);
  });
});
