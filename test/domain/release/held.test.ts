// What is approved and must still wait: for *not before*, or for the owner's time to object.
import { describe, expect, test } from '@jest/globals';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { Decision } from '../../../src/domain/release/decision.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import { nextTime } from '../../../src/domain/release/time.js';
import { alex, alice, aRequest, at, aWorld, megan } from './given.js';

const approve: RequestEvent = { kind: 'approve', by: megan };
const show: RequestEvent = { kind: 'show', by: alex };
const time: RequestEvent = { kind: 'time' };
const actions = ({ facts }: Decision): readonly string[] => facts.map(({ action }) => action);

describe("the owner's time to object", () => {
  const slow = { ownerDelaySeconds: 300 };
  const approved = decideEvent(aRequest(), approve, aWorld({ ...slow, now: at(60) }));
  const request = { ...aRequest(), life: approved.life };

  test('counts from the asking, and the approval lives on from its end', () => {
    expect(approved.life).toMatchObject({ heldUntil: at(300), usableUntil: at(600) });
    expect(nextTime(approved.life, at(600))).toEqual(at(300));
  });

  test('nothing is shown in it', () => {
    const early = decideEvent(request, show, aWorld({ ...slow, now: at(299) }));
    expect(early.refusal).toEqual({ code: 'NOT_YET', at: at(300) });
    expect(early.life.state).toBe('approved');
  });

  test('the owner stops the request in it', () => {
    const objected = decideEvent(
      request,
      { kind: 'object', by: alice },
      aWorld({ ...slow, now: at(200) }),
    );
    expect(objected.life).toMatchObject({ state: 'stopped', cause: 'owner-objected' });
  });

  test('when it is over the request is ready, once, and a code can be shown', () => {
    const ready = decideEvent(request, time, aWorld({ ...slow, now: at(300) }));
    expect(actions(ready)).toEqual(['request.ready']);
    expect(ready.life).not.toHaveProperty('heldUntil');
    const again = decideEvent(
      { ...request, life: ready.life },
      time,
      aWorld({ ...slow, now: at(301) }),
    );
    expect(again.facts).toEqual([]);
    const shown = decideEvent(
      { ...request, life: ready.life },
      show,
      aWorld({ ...slow, now: at(301) }),
    );
    expect(actions(shown)).toEqual(['release.intended']);
  });

  test('a press that comes before its timer finds it ready all the same', () => {
    const shown = decideEvent(request, show, aWorld({ ...slow, now: at(300) }));
    expect(actions(shown)).toEqual(['request.ready', 'release.intended']);
  });

  test('that is over before the approval holds nothing', () => {
    const late = decideEvent(aRequest(), approve, aWorld({ ...slow, now: at(300) }));
    expect(late.life).not.toHaveProperty('heldUntil');
    expect(late.life).toMatchObject({ usableUntil: at(600) });
  });

  test('that a policy has come to give counts for what was approved without it', () => {
    const before = decideEvent(aRequest(), approve, aWorld({ now: at(60) }));
    const shown = decideEvent(
      { ...aRequest(), life: before.life },
      show,
      aWorld({ ...slow, now: at(61) }),
    );
    expect(shown.refusal).toEqual({ code: 'NOT_YET', at: at(300) });
  });

  test('who breaks the glass does not wait for it', () => {
    const world = aWorld({ ...slow, now: at(60), breakGlass: new Set([alex.id]) });
    const broken = decideEvent(
      aRequest(),
      { kind: 'break-glass', by: alex, reason: 'flood' },
      world,
    );
    const shown = decideEvent({ ...aRequest(), life: broken.life }, show, world);
    expect(actions(shown)).toEqual(['release.intended']);
  });
});

test("of *not before* and the owner's time the later one counts", () => {
  const ask = { notBefore: at(500), waitsUntil: at(500) };
  const world = (seconds: number): ReturnType<typeof aWorld> =>
    aWorld({ now: at(60), ownerDelaySeconds: seconds });
  expect(decideEvent(aRequest({ ask }), approve, world(100)).life).toMatchObject({
    heldUntil: at(500),
  });
  expect(decideEvent(aRequest({ ask }), approve, world(900)).life).toMatchObject({
    heldUntil: at(900),
  });
});
