// Plays a request's life from its beginning and holds every decision against what DESIGN promises of all of them.
import { expect } from '@jest/globals';

import { step } from '../../../src/domain/ids.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { Decision } from '../../../src/domain/release/decision.js';
import type { Circumstances, RequestEvent } from '../../../src/domain/release/event.js';
import type { Life, Request, RequestState } from '../../../src/domain/release/request.js';
import { asCode } from '../../../src/domain/release/reserved.js';
import { afterDecision } from '../../../src/domain/release/taken-back.js';
import { nextTime } from '../../../src/domain/release/time.js';
import { alex, alice, aRequest, at, aWorld, diego, lee, megan, nestor, people } from './given.js';
import { NUMBER } from './life-actions.js';
import type { Beginning, Happening, Press } from './life-actions.js';
import { Books } from './life-books.js';
import { changed } from './life-changes.js';

const OPEN: readonly RequestState[] = ['pending', 'approved', 'releasing', 'released'];
/** No request needs more timers than these after the last thing that happened to it. */
const HOPS_AT_MOST = 3;

export class Play {
  /** States, facts and refusals that came up. */
  readonly seen = new Set<string>();
  #request: Request;
  #world: Circumstances;
  readonly #books: Books;
  readonly #delivered: RequestEvent[] = [];

  constructor(given: Beginning) {
    const numbers = { [megan.id]: NUMBER, [diego.id]: NUMBER, [lee.id]: NUMBER };
    const scheduled = { notBefore: at(400), waitsUntil: at(400) };
    this.#request = aRequest({
      ask: {
        byMail: given.byMail,
        ...(given.numberMatching ? { numbers } : {}),
        ...(given.scheduled ? scheduled : {}),
      },
    });
    const { approvalsNeeded, codesPerApproval } = given;
    this.#world = aWorld({
      // Whoever asks, and whose code it is, may well be approvers of other requests.
      approvers: people(megan, diego, lee, nestor, alex, alice),
      barredCaptor: given.captorBarred ? nestor.id : null,
      breakGlass: given.breakGlass ? people(alex) : people(),
      policy: { approvalsNeeded, codesPerApproval },
    });
    this.#books = new Books(this.#request.ask);
  }

  happens(happening: Happening): void {
    switch (happening.kind) {
      case 'change':
        this.#world = changed(this.#world, happening.change);
        return;
      case 'press':
        this.#deliver(this.#event(happening.press));
        return;
      case 'onward':
        this.#deliver(this.#event(this.#onward(happening)));
        return;
      case 'again': {
        const event = this.#delivered.at(-1 - happening.back);
        if (event !== undefined) this.#deliver(event);
      }
    }
  }

  #onward({ by, report, stuck }: Extract<Happening, { kind: 'onward' }>): Press {
    const { state } = this.#request.life;
    if (state === 'pending') return { kind: 'approve', by, number: NUMBER };
    if (state === 'approved') return { kind: 'show', by: alex };
    if (state === 'releasing' && stuck) {
      this.#world = changed(this.#world, { kind: 'wait', seconds: 15 });
      return { kind: 'show', by: alex };
    }
    if (state === 'releasing') return { kind: 'hand-out', stepsBack: 0 };
    return { kind: 'report', by: alex, report };
  }

  #event(press: Press): RequestEvent {
    if (press.kind === 'approve') {
      const { number, ...rest } = press;
      return number === undefined ? rest : { ...rest, number };
    }
    if (press.kind !== 'hand-out' && press.kind !== 'fail') return press as RequestEvent;
    const meant = this.#books.steps.at(-1 - press.stepsBack) ?? step(1);
    if (press.kind === 'hand-out') return { kind: 'hand-out', mark: meant };
    return { kind: 'fail', mark: meant, cause: 'VAULT_UNAVAILABLE' };
  }

  #deliver(event: RequestEvent): void {
    this.#delivered.push(event);
    const before = this.#request;
    const decision = decideEvent(before, event, this.#world);
    expect(decideEvent(before, event, this.#world)).toEqual(decision);
    checkChange(before.life, event, decision);
    for (const fact of decision.facts) {
      this.#books.note(fact, event, this.#world);
      if (fact.action === 'release.intended')
        this.#world = { ...this.#world, lastGiven: fact.step };
      if (fact.action === 'release.handed-out')
        this.#world = { ...this.#world, barredCaptor: null };
      this.seen.add(fact.action);
    }
    this.seen.add(decision.life.state);
    if (decision.refusal !== undefined) this.seen.add(decision.refusal.code);
    this.#request = afterDecision(before, decision, this.#world.now);
    this.#checkTwice(event, decision);
    this.#checkEnds();
    if (decision.life.state !== 'released') return;
    const { current } = decision.life;
    expect(current.shows).toBe(this.#books.shows.get(asCode(current)?.step ?? step(0)));
  }

  /** Delivered twice is as if it came once. Another look at the code and another guess are things of their own. */
  #checkTwice(event: RequestEvent, { life, refusal }: Decision): void {
    if (event.kind === 'show' || refusal?.code === 'WRONG_NUMBER') return;
    expect(decideEvent(this.#request, event, this.#world)).toMatchObject({ life, facts: [] });
  }

  /** Every wait is bounded, and none is over already: time alone brings each request to its end, and says something at each hop. */
  #checkEnds(): void {
    let { life } = this.#request;
    let { now } = this.#world;
    for (let hops = 0; OPEN.includes(life.state); hops += 1) {
      expect(hops).toBeLessThan(HOPS_AT_MOST);
      const due = nextTime(life, this.#request.ask.waitsUntil);
      if (due === undefined) throw new Error(`nothing will ever end ${life.state}`);
      expect(due).toBeGreaterThan(now);
      now = due;
      const world = { ...this.#world, now };
      const later = decideEvent({ ...this.#request, life }, { kind: 'time' }, world);
      expect(later.facts.length).toBeGreaterThan(0);
      life = later.life;
    }
    expect(nextTime(life, this.#request.ask.waitsUntil)).toBeUndefined();
  }
}

/** Nothing changes without an audit entry; what is over stays as it is, but for one late report. */
function checkChange(before: Life, event: RequestEvent, { life, facts }: Decision): void {
  const same = JSON.stringify(life) === JSON.stringify(before);
  expect(facts.length === 0).toBe(same);
  if (same || OPEN.includes(before.state)) return;
  expect([before.state, event.kind]).toEqual(['closed', 'report']);
  expect(facts).toMatchObject([{ action: 'code.reported' }]);
  if (before.state !== 'closed' || life.state !== 'closed') throw new Error('closed stays closed');
  expect(asCode(before.codes.at(-1))?.report).toBeUndefined();
  expect(asCode(life.codes.at(-1))?.report).toBeDefined();
}
