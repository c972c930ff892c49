// What a request tells whatever becomes of it: that the glass was broken, what was shown last, how often, and how that one went.
import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import { DISCLOSURES } from '../../../src/domain/release/request.js';
import type { Disclosure, Request } from '../../../src/domain/release/request.js';
import { asCode, asSeed, markOf } from '../../../src/domain/release/reserved.js';
import { afterDecision } from '../../../src/domain/release/taken-back.js';
import { aCode, alex, aRequest, at, aWorld, megan, people, releasing, STEP } from './given.js';
import { aFile, aRequestFor, aSeed, MARK_FOR, RESERVED_FOR } from './given-seed.js';

/** Several codes under one approval, and who may break the glass. */
const world = (seconds: number) =>
  aWorld({ now: at(seconds), breakGlass: people(alex), policy: { codesPerApproval: 3 } });

/** One event after the other, each five seconds later. */
function after(request: Request, ...events: readonly RequestEvent[]): Request {
  return events.reduce((now, event, place) => {
    const circumstances = world(5 * (place + 1));
    return afterDecision(now, decideEvent(now, event, circumstances), circumstances.now);
  }, request);
}

/** What it tells beside its life. */
function told({ ask: _ask, life: _life, ...rest }: Request): Partial<Request> {
  return rest;
}

const underWay = (disclosure: Disclosure): Request =>
  aRequestFor(disclosure, releasing({ reservation: RESERVED_FOR[disclosure] }));
const handOut = (disclosure: Disclosure): RequestEvent => ({
  kind: 'hand-out',
  mark: MARK_FOR[disclosure],
});
const breaksGlass: RequestEvent = { kind: 'break-glass', by: alex, reason: 'nobody answers' };
const refused: RequestEvent = { kind: 'report', by: alex, report: 'refused' };
const show: RequestEvent = { kind: 'show', by: alex };

describe('a request tells for ever', () => {
  test('that it was released in an emergency, and since when', () => {
    const broken = after(aRequest(), breaksGlass);
    expect(told(broken)).toEqual({ brokenGlassAt: at(5) });
    expect(told(after(broken, { kind: 'cancel', by: alex }))).toEqual({ brokenGlassAt: at(5) });
  });

  test.each(DISCLOSURES)('that something was shown, and when: a %s', (disclosure) => {
    expect(told(after(underWay(disclosure), handOut(disclosure)))).toEqual({
      lastShownAt: at(5),
      shownTimes: 1,
    });
  });

  test('how the last one went, until another one is shown', () => {
    const once = after(underWay('release'), handOut('release'), refused);
    expect(told(once)).toEqual({ lastShownAt: at(5), shownTimes: 1, lastReport: 'refused' });
    const fetched = after(once, show);
    expect(told(fetched)).toEqual(told(once));
    const twice = after(fetched, { kind: 'hand-out', mark: STEP });
    expect(told(twice)).toEqual({ lastShownAt: at(5), shownTimes: 2 });
  });

  test('nothing of what showed nothing: a yes, a step that was set aside, a vault that failed', () => {
    const fails: RequestEvent = { kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' };
    expect(told(after(aRequest(), { kind: 'approve', by: megan }, show, fails))).toEqual({});
  });

  test('nothing more where the same is shown again', () => {
    const shown = after(underWay('release'), handOut('release'));
    expect(told(after(shown, show))).toEqual(told(shown));
    expect(after(shown, show).life).toMatchObject({ current: { shows: 2 } });
  });
});

describe('what was given', () => {
  test('is a code, a seed, or nothing yet; a file has a seed in it, too', () => {
    const given = [aCode(), aSeed(), aFile(), undefined];
    expect(given.map(asCode)).toEqual([aCode(), undefined, undefined, undefined]);
    expect(given.map(asSeed)).toEqual([undefined, aSeed(), aFile(), undefined]);
  });

  test('is told from another of the same request: a code by its step, a seed by its minute', () => {
    expect([aCode(), aSeed(), aFile()].map(markOf)).toEqual([STEP, at(0), at(0)]);
    expect(markOf(aSeed({ worksFrom: at(70), reservedAt: at(85) }))).toBe(at(70));
  });
});
