// A yes may be taken back whenever its giver wants; given anew it is only a few times: each time the requester is told.
import { describe, expect, test } from '@jest/globals';

import type { PersonId } from '../../../src/domain/ids.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { Decision } from '../../../src/domain/release/decision.js';
import type { Circumstances, RequestEvent } from '../../../src/domain/release/event.js';
import type { Life, Named, Request } from '../../../src/domain/release/request.js';
import { afterDecision } from '../../../src/domain/release/taken-back.js';
import {
  alex,
  alice,
  approved,
  aRequest,
  aWorld,
  diego,
  lee,
  megan,
  pending,
  people,
  released,
  releasing,
} from './given.js';

type Played = { readonly request: Request; readonly last: Decision; readonly facts: number[] };

function play(
  request: Request,
  events: readonly RequestEvent[],
  world: Circumstances = aWorld(),
): Played {
  let now = request;
  let last: Decision = { life: request.life, facts: [] };
  const facts: number[] = [];
  for (const event of events) {
    last = decideEvent(now, event, world);
    facts.push(last.facts.length);
    now = afterDecision(now, last, world.now);
  }
  return { request: now, last, facts };
}

const approve = (by: Named): RequestEvent => ({ kind: 'approve', by });
const withdraw = (by: Named): RequestEvent => ({ kind: 'withdraw', by });
const toAndFro = (by: Named, times: number): readonly RequestEvent[] =>
  Array.from({ length: times }, () => [approve(by), withdraw(by)]).flat();

describe('a yes that was taken back', () => {
  test('is given anew twice, and not a fourth time', () => {
    const third = play(aRequest(), [...toAndFro(megan, 2), approve(megan)]);
    expect(third.last.life.state).toBe('approved');
    const fourth = play(third.request, [withdraw(megan), approve(megan)]);
    expect(fourth.last).toEqual({
      life: pending(),
      facts: [],
      refusal: { code: 'TAKEN_BACK_TOO_OFTEN' },
    });
  });

  test('counts where others’ yes is still there, and while the code is fetched', () => {
    const two = aWorld({ policy: { approvalsNeeded: 2 } });
    const waiting = play(aRequest(), [...toAndFro(megan, 3), approve(megan)], two);
    expect(waiting.last.refusal).toEqual({ code: 'TAKEN_BACK_TOO_OFTEN' });
    const { request } = play(aRequest({ life: releasing() }), [withdraw(megan)]);
    expect(request.takenBack).toEqual({ [megan.id]: 1 });
  });

  test('holds up nobody else, and no *Deny* of the same person', () => {
    const { request } = play(aRequest(), toAndFro(megan, 3));
    expect(play(request, [approve(diego)]).last.life.state).toBe('approved');
    const deny = { kind: 'deny', by: megan, reason: '' } as const;
    expect(play(request, [deny]).last.life.state).toBe('denied');
  });

  test('is taken back always, however often that was', () => {
    const request = { ...aRequest({ life: approved() }), takenBack: { [megan.id]: 9 } };
    const { last } = play(request, [withdraw(megan)]);
    expect([last.life.state, last.refusal]).toEqual(['pending', undefined]);
  });

  test('is one person’s, under whichever of their accounts', () => {
    const world = aWorld({ policy: { samePerson: [[megan.id, diego.id]] } });
    const both = [...toAndFro(megan, 2), ...toAndFro(diego, 1), approve(diego)];
    expect(play(aRequest(), both, world).last.refusal).toEqual({ code: 'TAKEN_BACK_TOO_OFTEN' });
  });

  test('is nobody else’s: not of those who share their accounts with another', () => {
    const world = aWorld({ policy: { samePerson: [[diego.id, lee.id]] } });
    const { request } = play(aRequest(), [...toAndFro(diego, 2), ...toAndFro(lee, 1)], world);
    expect(play(request, [approve(lee)], world).last.refusal).toEqual({
      code: 'TAKEN_BACK_TOO_OFTEN',
    });
    expect(play(request, [approve(megan)], world).last.life.state).toBe('approved');
  });

  test('is not what was lost with the role', () => {
    const request = aRequest({ life: approved() });
    const lost = aWorld({ approvers: people(diego) });
    const { last, request: after } = play(request, [{ kind: 'show', by: alex }], lost);
    expect(last.facts).toContainEqual({ action: 'approval.lost', by: megan.id });
    expect(after.takenBack).toBeUndefined();
  });
});

const BUTTONS: readonly ((by: Named) => RequestEvent)[] = [
  approve,
  withdraw,
  (by) => ({ kind: 'deny', by, reason: 'no' }),
  (by) => ({ kind: 'cancel', by }),
  (by) => ({ kind: 'object', by }),
  (by) => ({ kind: 'show', by }),
  (by) => ({ kind: 'break-glass', by, reason: 'nobody answers' }),
  (by) => ({ kind: 'report', by, report: 'refused' }),
];
const LIVES: readonly Life[] = [pending(), approved(), releasing(), released()];

describe('what one person presses in turn', () => {
  test.each([alex, megan, alice])('comes to its end, whichever two buttons: $name', (by) => {
    const breakGlass: ReadonlySet<PersonId> = people(alex);
    const world = aWorld({ breakGlass, policy: { codesPerApproval: 3 } });
    for (const life of LIVES) {
      for (const one of BUTTONS) {
        for (const other of BUTTONS) {
          const events = Array.from({ length: 12 }, () => [one(by), other(by)]).flat();
          const { facts } = play(aRequest({ life }), events, world);
          const late = facts.slice(10).reduce((sum, count) => sum + count, 0);
          expect([life.state, one(by).kind, other(by).kind, late]).toEqual([
            life.state,
            one(by).kind,
            other(by).kind,
            0,
          ]);
        }
      }
    }
  });
});
