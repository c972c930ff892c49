// The small books that a played life keeps of what was said and given out, and DESIGN §3 held against every line of them.
// They share no code with what they check: yes are counted by set, steps by arithmetic.
import { expect } from '@jest/globals';

import type { PersonId, Step } from '../../../src/domain/ids.js';
import type { Circumstances, RequestEvent } from '../../../src/domain/release/event.js';
import type { ReleaseFact } from '../../../src/domain/release/fact.js';
import type { Ask } from '../../../src/domain/release/request.js';
import { alex, alice } from './given.js';

/** Seconds of a step in every life that is played. */
export const PERIOD = 30;

export class Books {
  /** Every step that was set aside, in order. */
  readonly steps: Step[] = [];
  readonly shows = new Map<Step, number>();
  readonly #ask: Ask;
  readonly #yes = new Set<PersonId>();
  #brokenGlass = false;
  #objected = false;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  note(fact: ReleaseFact, event: RequestEvent, world: Circumstances): void {
    this.#said(fact, event, world);
    if (fact.action === 'release.intended') {
      expect(fact.step).toBeGreaterThan(world.lastGiven ?? 0);
      this.#mayShow(fact.step, world);
      this.steps.push(fact.step);
    }
    if (fact.action === 'release.resumed') {
      this.#mayShow(fact.step, world);
      expect(fact.step).toBe(this.steps.at(-1));
    }
    if (fact.action === 'release.handed-out') {
      this.#mayShow(fact.step, world);
      expect(event).toEqual({ kind: 'hand-out', mark: fact.step });
      this.#gaveOut(fact.step, world);
    }
    if (fact.action === 'release.shown-again') {
      this.#mayShow(fact.step, world);
      this.#shownAgain(fact.step, event, world);
    }
  }

  #said(fact: ReleaseFact, event: RequestEvent, world: Circumstances): void {
    if (fact.action === 'approval.given') {
      expect(event).toMatchObject({ kind: 'approve', by: { id: fact.by } });
      expect(this.#mayApprove(fact.by, world)).toBe(true);
      if (this.#ask.numbers !== undefined) {
        expect(event).toMatchObject({ number: this.#ask.numbers[fact.by] });
      }
      this.#yes.add(fact.by);
    }
    if (fact.action === 'approval.withdrawn' || fact.action === 'approval.lost') {
      this.#yes.delete(fact.by);
    }
    if (fact.action === 'break-glass.granted') {
      expect([fact.by, world.breakGlass.has(fact.by)]).toEqual([alex.id, true]);
      this.#brokenGlass = true;
    }
    if (fact.action === 'request.unapproved') this.#brokenGlass = false;
    if (fact.action === 'owner.objected') {
      expect(event).toMatchObject({ kind: 'object', by: { id: alice.id } });
      this.#objected = true;
    }
    // A no that came while a code was fetched: none is ever shown.
    if (fact.action === 'denial.noted') this.#objected = true;
  }

  #mayApprove(who: PersonId, { approvers, barredCaptor }: Circumstances): boolean {
    return approvers.has(who) && who !== alex.id && who !== alice.id && who !== barredCaptor;
  }

  /** DESIGN §3.1 and §3.13 at this very moment, and a code that the verifier takes (§5). */
  #mayShow(shown: Step, world: Circumstances): void {
    const yes = [...this.#yes].filter((who) => this.#mayApprove(who, world)).length;
    const granted = this.#brokenGlass && world.breakGlass.has(alex.id);
    if (!granted) expect(yes).toBeGreaterThanOrEqual(world.policy.approvalsNeeded);
    expect(this.#objected).toBe(false);
    expect(world).toMatchObject({ frozen: false, ownerKnown: true, tokenReleasable: true });
    expect([world.requesters.has(alex.id), world.barredCaptor === alex.id]).toEqual([true, false]);
    expect(world.now).toBeGreaterThanOrEqual(this.#ask.notBefore ?? 0);
    const { past, future } = world.policy.profile;
    const seconds = world.now / 1000;
    expect(seconds).toBeGreaterThanOrEqual((shown - future) * PERIOD);
    expect(seconds).toBeLessThan((shown + 1 + past) * PERIOD - world.policy.clockErrorSeconds);
  }

  #gaveOut(of: Step, { policy }: Circumstances): void {
    expect(of).toBe(this.steps.at(-1));
    expect(this.shows.has(of)).toBe(false);
    this.shows.set(of, 1);
    expect(this.shows.size).toBeLessThanOrEqual(policy.codesPerApproval);
  }

  #shownAgain(of: Step, event: RequestEvent, { policy }: Circumstances): void {
    expect(event).toMatchObject({ kind: 'show', by: { id: alex.id } });
    const shows = (this.shows.get(of) ?? 0) + 1;
    expect(shows).toBeGreaterThan(1);
    expect(shows).toBeLessThanOrEqual(1 + policy.showAgainAtMost);
    this.shows.set(of, shows);
  }
}
