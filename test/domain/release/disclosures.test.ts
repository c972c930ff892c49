// What differs between a code, the seed shown once more to burn, and the seed in a file: who asks, who agrees, how many, of which token.
import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../../../src/domain/ids.js';
import type { Circumstances } from '../../../src/domain/release/event.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import {
  barredCaptor,
  rulesFor,
  withLeastApprovals,
} from '../../../src/domain/release/disclosures.js';
import { DISCLOSURES } from '../../../src/domain/release/request.js';
import type { Disclosure } from '../../../src/domain/release/request.js';
import { tokenEnd } from '../../../src/domain/release/token-end.js';
import { makeMove } from '../../../src/domain/tokens/make-move.js';
import { STAGES } from '../../../src/domain/tokens/token.js';
import { must } from '../../app/trial.js';
import { aToken, KEPT_UNTIL, keptToken, MAKING, moveOf } from '../tokens/given.js';
import {
  alex,
  approved,
  at,
  aPolicy,
  aWorld,
  diego,
  megan,
  nestor,
  pending,
  people,
  releasing,
  yes,
} from './given.js';
import { aRequestFor, MARK_FOR, RESERVED_FOR } from './given-seed.js';

const SEEDS = ['seed-qr', 'seed-export'] as const;
const show = { kind: 'show', by: alex } as const;

/** Neither at *Show*, nor at the handing out of what was set aside before. */
function expectNothing(
  disclosure: Disclosure,
  world: Circumstances,
  { code, cause }: { readonly code: string; readonly cause: string },
): void {
  expect(decideEvent(aRequestFor(disclosure, approved()), show, world)).toEqual({
    life: approved(),
    facts: [],
    refusal: { code },
  });
  const underWay = aRequestFor(disclosure, releasing({ reservation: RESERVED_FOR[disclosure] }));
  const handOut = { kind: 'hand-out', mark: MARK_FOR[disclosure] } as const;
  expect(decideEvent(underWay, handOut, world)).toMatchObject({
    life: approved(),
    facts: [{ cause }],
    refusal: { code },
  });
}

describe('who asks', () => {
  test.each([
    ['release', 'requester'],
    ['seed-qr', 'provisioner'],
    ['seed-export', 'export'],
  ] as const)('for a %s holds the right for that: %s', (disclosure, right) => {
    expect(rulesFor({ disclosure }).askedBy).toBe(right);
  });

  test.each([
    ['release', 'NOT_A_REQUESTER'],
    ['seed-qr', 'NOT_A_PROVISIONER'],
    ['seed-export', 'NOT_AN_EXPORTER'],
  ] as const)('for a %s and holds it no more gets nothing: %s', (disclosure, code) => {
    const world = aWorld({ requesters: people() });
    expectNothing(disclosure, world, { code, cause: 'requester' });
  });

  test.each(SEEDS)('for a %s may be who captured the token', (disclosure) => {
    const world = aWorld({ barredCaptor: alex.id });
    const request = aRequestFor(disclosure, approved());
    expect(decideEvent(request, show, world).life.state).toBe('releasing');
  });
});

describe('what is asked for', () => {
  test.each([
    ['release', 'TOKEN_NOT_RELEASABLE'],
    ['seed-qr', 'TOKEN_NOT_BURNABLE'],
    ['seed-export', 'TOKEN_NOT_EXPORTABLE'],
  ] as const)('is no %s where the token gives none by now: %s', (disclosure, code) => {
    const world = aWorld({ tokenReleasable: false });
    expectNothing(disclosure, world, { code, cause: 'token' });
  });

  test.each(DISCLOSURES)('comes of a token between enrolment and delivery: a %s', (disclosure) => {
    const about = { policy: aPolicy(), now: at(3600) };
    const given = STAGES.filter((stage) =>
      rulesFor({ disclosure }).isGivenBy(aToken(stage), about),
    );
    expect(given).toEqual(['enrolled', 'burned', 'shipped']);
  });

  test.each(DISCLOSURES)(
    'waits for a second provisioner where one is required: a %s',
    (disclosure) => {
      const about = { policy: aPolicy({ twoProvisioners: true }), now: at(3600) };
      const { isGivenBy } = rulesFor({ disclosure });
      const confirmed = must(makeMove(aToken('enrolled'), moveOf('confirm'), MAKING));
      expect(isGivenBy(aToken('enrolled'), about)).toBe(false);
      expect(isGivenBy(confirmed, about)).toBe(true);
    },
  );

  test.each([
    ['release', false],
    ['seed-qr', true],
    ['seed-export', true],
  ] as const)(
    'comes of a delivered token only as its seed, while that is kept: a %s',
    (disclosure, comes) => {
      const { isGivenBy } = rulesFor({ disclosure });
      const policy = aPolicy({ keepSeedDays: 30 });
      const isGivenAt = (now: Instant): boolean => isGivenBy(keptToken(), { policy, now });
      expect([isGivenAt(at(3600)), isGivenAt(KEPT_UNTIL)]).toEqual([comes, false]);
      const end = tokenEnd(keptToken(), { disclosure });
      expect(end).toEqual(comes ? undefined : { cause: 'token-over', at: at(60) });
    },
  );

  test('is as many codes under one approval as the policy says, and the seed once whatever it says', () => {
    const most = DISCLOSURES.map((disclosure) =>
      rulesFor({ disclosure }).atMost(aPolicy({ codesPerApproval: 3 })),
    );
    expect(most).toEqual([3, 1, 1]);
  });
});

describe('who agrees', () => {
  test.each([
    ['release', 1, 1],
    ['release', 3, 3],
    ['seed-qr', 1, 1],
    ['seed-qr', 3, 3],
    ['seed-export', 1, 2],
    ['seed-export', 3, 3],
  ] as const)('to a %s, where the policy asks for %i: at least %i', (disclosure, asked, needed) => {
    const policy = aPolicy({ approvalsNeeded: asked, codesPerApproval: 4 });
    expect(withLeastApprovals(policy, { disclosure })).toEqual({
      ...policy,
      approvalsNeeded: needed,
    });
  });

  test('to a seed in a file is two people, also where one is enough for a code', () => {
    const disclosure = 'seed-export';
    const world = aWorld({ policy: withLeastApprovals(aPolicy(), { disclosure }) });
    const first = decideEvent(aRequestFor(disclosure), { kind: 'approve', by: megan }, world);
    expect(first.life).toEqual(pending({ approvals: yes(megan) }));
    const one = aRequestFor(disclosure, first.life);
    const second = decideEvent(one, { kind: 'approve', by: diego }, world);
    expect(second.life).toMatchObject({
      state: 'approved',
      grant: { approvals: yes(megan, diego) },
    });
  });

  test('is nobody alone: the glass is broken for a code and never for a seed', () => {
    const world = aWorld({ breakGlass: people(alex) });
    const event = { kind: 'break-glass', by: alex, reason: 'nobody answers' } as const;
    expect(decideEvent(aRequestFor('release'), event, world).life.state).toBe('approved');
    for (const disclosure of SEEDS) {
      expect(decideEvent(aRequestFor(disclosure), event, world)).toEqual({
        life: pending(),
        facts: [],
        refusal: { code: 'BREAK_GLASS_NOT_ALLOWED' },
      });
    }
  });

  test.each([
    { disclosure: 'release', says: true, releases: 0, barred: true },
    { disclosure: 'release', says: true, releases: 1, barred: false },
    { disclosure: 'release', says: false, releases: 0, barred: false },
    { disclosure: 'seed-qr', says: true, releases: 0, barred: true },
    { disclosure: 'seed-qr', says: true, releases: 7, barred: true },
    { disclosure: 'seed-qr', says: false, releases: 7, barred: false },
    { disclosure: 'seed-export', says: true, releases: 7, barred: true },
    { disclosure: 'seed-export', says: false, releases: 7, barred: true },
  ] as const)(
    'to a $disclosure after $releases releases is not who captured it: $barred, as the policy says so: $says',
    ({ disclosure, says, releases, barred }) => {
      const about = { disclosure, token: aToken('burned'), ledger: { releases } };
      const captor = barredCaptor(about, aPolicy({ captorTakesNoPartInFirstRelease: says }));
      expect(captor).toBe(barred ? nestor.id : null);
    },
  );
});
