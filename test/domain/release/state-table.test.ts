import { describe, expect, test } from '@jest/globals';

import type { PersonId } from '../../../src/domain/ids.js';
import { decideEvent } from '../../../src/domain/release/decide-event.js';
import type { RequestEvent, RequestEventKind } from '../../../src/domain/release/event.js';
import type { RequestState } from '../../../src/domain/release/request.js';
import { STATE_TABLE } from '../../../src/domain/release/state-table.js';
import { AS_IT_IS, BESIDES, cellsOf } from './designed-table.js';
import { alex, alice, aRequest, aWorld, ENDED, megan, STEP, T0 } from './given.js';
import { LIFE_IN } from './lives.js';

const EVENTS: { readonly [K in RequestEventKind]: (by?: typeof alex) => RequestEvent } = {
  approve: (by = megan) => ({ kind: 'approve', by }),
  deny: (by = megan) => ({ kind: 'deny', by, reason: 'not her' }),
  withdraw: (by = megan) => ({ kind: 'withdraw', by }),
  cancel: (by = alex) => ({ kind: 'cancel', by }),
  object: (by = alice) => ({ kind: 'object', by }),
  time: () => ({ kind: 'time' }),
  'token-over': () => ({ kind: 'token-over', end: { cause: 'compromised', at: T0 } }),
  show: (by = alex) => ({ kind: 'show', by }),
  'break-glass': (by = alex) => ({ kind: 'break-glass', by, reason: 'nobody is there' }),
  'hand-out': () => ({ kind: 'hand-out', mark: STEP }),
  fail: () => ({ kind: 'fail', mark: STEP, cause: 'VAULT_UNAVAILABLE' }),
  report: (by = alex) => ({ kind: 'report', by, report: 'refused' }),
};

const STATES = Object.keys(LIFE_IN) as RequestState[];
const KINDS = Object.keys(EVENTS) as RequestEventKind[];
const OVER = Object.keys(ENDED) as RequestState[];
const says = (state: RequestState, event: RequestEventKind): string =>
  STATE_TABLE[state][event].says;

describe('the table of a request’s life', () => {
  const designed = cellsOf(AS_IT_IS);

  test.each(designed)(
    '%s, %s: «%s», as the design has it, or as was decided since',
    (state, event, text) => {
      expect(says(state, event)).toBe(text);
    },
  );

  test.each(BESIDES)('%s, %s: «%s»', (state, event, text) => {
    expect(says(state, event)).toBe(text);
  });

  test('has a cell for every event in every state, and says nothing of the rest', () => {
    expect(Object.keys(STATE_TABLE).sort()).toEqual([...STATES].sort());
    const told = [...designed, ...BESIDES].map(([state, event]) => `${state} ${event}`);
    for (const state of STATES) {
      expect(Object.keys(STATE_TABLE[state]).sort()).toEqual([...KINDS].sort());
      const silent = KINDS.filter((kind) => !told.includes(`${state} ${kind}`));
      const word = OVER.includes(state) ? 'nothing changes; the card says what happened' : '–';
      expect(silent.map((kind) => says(state, kind))).toEqual(silent.map(() => word));
    }
  });
});

const nothing = STATES.flatMap((state) =>
  KINDS.filter((kind) => says(state, kind) === '–').map((kind) => [state, kind] as const),
);

describe('where the table says «–»', () => {
  test.each(nothing)('%s: %s changes nothing, and it is not the time for it', (state, kind) => {
    const life = LIFE_IN[state];
    const world = aWorld({ breakGlass: new Set<PersonId>([alex.id]) });
    expect(decideEvent(aRequest({ life }), EVENTS[kind](), world)).toEqual({
      life,
      facts: [],
      refusal: { code: 'NOT_NOW', state },
    });
  });
});

const over = OVER.flatMap((state) =>
  KINDS.filter((kind) => kind !== 'time' && !(state === 'closed' && kind === 'report')).map(
    (kind) => [state, kind] as const,
  ),
);

describe('a request that is over', () => {
  test.each(over)('%s: %s changes nothing and says what happened', (state, kind) => {
    const life = LIFE_IN[state];
    expect(decideEvent(aRequest({ life }), EVENTS[kind](), aWorld())).toEqual({
      life,
      facts: [],
      refusal: { code: 'REQUEST_OVER', state },
    });
  });

  test.each(OVER)('%s: time passes without a word', (state) => {
    const life = LIFE_IN[state];
    expect(decideEvent(aRequest({ life }), { kind: 'time' }, aWorld())).toEqual({
      life,
      facts: [],
    });
  });
});
