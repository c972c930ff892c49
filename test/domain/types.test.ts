// What the compiler refuses. Each line under a `@ts-expect-error` would compile if a type were loosened, and then the
// type check of the tests fails; what runs here only shows that these values can be made at all.
import { describe, expect, test } from '@jest/globals';

import type { AuditDraft } from '../../src/domain/audit/entry.js';
import type { Instant, PersonId, RequestId, Step, TokenId } from '../../src/domain/ids.js';
import type { Code } from '../../src/domain/otp/code.js';
import type { RequestEvent } from '../../src/domain/release/event.js';
import type { ReleaseFact } from '../../src/domain/release/fact.js';
import type { Approved, Ask, Grant, Life, Released } from '../../src/domain/release/request.js';
import type { Phase, RequestView } from '../../src/domain/release/view.js';
import type { Token } from '../../src/domain/tokens/token.js';
import {
  alex,
  anAsk,
  aPolicy,
  approved,
  aRequest,
  at,
  megan,
  released,
  STEP,
} from './release/given.js';

const takes = <T>(value: T): T => value;
declare const code: Code;

describe('the types do not let through', () => {
  test('one kind of id for another', () => {
    const { id, tokenId, seedReference } = anAsk();
    // @ts-expect-error a person is no request
    takes<RequestId>(alex.id);
    // @ts-expect-error a request is no person
    takes<PersonId>(id);
    // @ts-expect-error a token is no request
    takes<RequestId>(tokenId);
    // @ts-expect-error a seed's reference is no token
    takes<TokenId>(seedReference);
    // @ts-expect-error text becomes an id in ids.ts alone
    takes<PersonId>('7e57ab1e-0000-4000-8000-000000000901');
    expect(takes<PersonId>(alex.id)).toBe(alex.id);
  });

  test('a step for a time, or a bare number for either', () => {
    // @ts-expect-error a step is no time
    takes<Instant>(STEP);
    // @ts-expect-error a time is no step
    takes<Step>(at(0));
    // @ts-expect-error seconds or milliseconds: nobody knows
    takes<Instant>(1_795_521_600);
    expect(takes<Step>(STEP)).toBe(STEP);
  });

  test('approved or released without what it rests on', () => {
    const ungranted = { state: 'approved', usableUntil: at(300), codes: [] } as const;
    // @ts-expect-error it rests on no grant
    takes<Approved>(ungranted);
    // @ts-expect-error no grant, and no code
    takes<Released>({ ...ungranted, state: 'released' });
    // @ts-expect-error a code that was never handed out
    takes<Released>({ ...approved(), state: 'released' });
    // @ts-expect-error break-glass is no approval
    takes<Grant>({ kind: 'approvals', by: alex, at: at(0) });
    // @ts-expect-error denied by nobody, for no reason
    takes<Life>({ state: 'denied', at: at(0) });
    expect(takes<Approved>(approved())).toEqual(approved());
  });

  test('a change of what was asked', () => {
    const { ask, life } = aRequest({ life: released() });
    const change = (): void => {
      // @ts-expect-error a request never changes after it is made
      ask.requester = megan;
      // @ts-expect-error nor does a life: a decision makes a new one
      life.state = 'closed';
    };
    expect(change).toBeInstanceOf(Function);
  });

  test('another disclosure than a release', () => {
    // @ts-expect-error the seed itself is not asked for in this way
    takes<Ask>({ ...anAsk(), disclosure: 'seed' });
    expect(anAsk().disclosure).toBe('release');
  });

  test('an event without who did it', () => {
    // @ts-expect-error somebody approves
    takes<RequestEvent>({ kind: 'approve' });
    // @ts-expect-error an id alone has no name to show
    takes<RequestEvent>({ kind: 'cancel', by: alex.id });
    expect(takes<RequestEvent>({ kind: 'cancel', by: alex }).kind).toBe('cancel');
  });

  test('a stage that is none, or a policy that may be changed', () => {
    // @ts-expect-error no such stage
    takes<Token['stage']>('posted');
    const change = (): void => {
      // @ts-expect-error the policy of a decision is fixed
      aPolicy().approvalsNeeded = 0;
    };
    expect(change).toBeInstanceOf(Function);
  });
});

/** Every type that a value of `T` is made of, at any depth. */
type PartsOf<T> = T extends string | number | boolean | undefined | null
  ? T
  : T extends readonly (infer Item)[]
    ? PartsOf<Item>
    : T | { [K in keyof T]: PartsOf<T[K]> }[keyof T];
type Holds<T, Part> = Part extends PartsOf<T> ? true : false;

describe('a code cannot be in', () => {
  test('a view, a fact, an audit entry, a request or an event', () => {
    const nowhere: readonly false[] = [
      takes<Holds<RequestView, Code>>(false),
      takes<Holds<Phase, Code>>(false),
      takes<Holds<ReleaseFact, Code>>(false),
      takes<Holds<AuditDraft, Code>>(false),
      takes<Holds<Life, Code>>(false),
      takes<Holds<RequestEvent, Code>>(false),
    ];
    const found: true =
      takes<Holds<{ readonly shown: readonly { readonly code: Code }[] }, Code>>(true);
    expect([nowhere.length, found]).toEqual([6, true]);
  });

  test('a view that somebody adds it to', () => {
    const add = (
      view: RequestView,
      out: Extract<Phase, { kind: 'code-out' }>,
    ): readonly unknown[] => [
      // @ts-expect-error a view has no place for a code
      takes<RequestView>({ ...view, code }),
      // @ts-expect-error nor has the phase in which one is out
      takes<Phase>({ ...out, code }),
      // @ts-expect-error nor is a code a reason
      takes<RequestView>({ ...view, reason: code }),
    ];
    expect(add).toBeInstanceOf(Function);
  });
});
