import { describe, expect, test } from '@jest/globals';

import { decideEvent } from '../../../src/domain/release/decide-event.js';
import { at, aRequest, aWorld, diego, lee, megan, pending } from './given.js';

const ask = { numbers: { [megan.id]: 42, [diego.id]: 17 } };
const request = aRequest({ ask });

describe('number matching', () => {
  test('counts the yes that comes with the number of the requester’s card', () => {
    const event = { kind: 'approve', by: megan, number: 42 } as const;
    expect(decideEvent(request, event, aWorld()).life.state).toBe('approved');
  });

  test.each([
    ['another number', { kind: 'approve', by: megan, number: 43 }],
    ['the number of another approver', { kind: 'approve', by: megan, number: 17 }],
    ['no number', { kind: 'approve', by: megan }],
    ['no number, from somebody who has none', { kind: 'approve', by: lee }],
    ['any number, from somebody who has none', { kind: 'approve', by: lee, number: 42 }],
  ] as const)('does not count a yes with %s', (_what, event) => {
    expect(decideEvent(request, event, aWorld())).toEqual({
      life: pending({ wrongNumbers: 1 }),
      facts: [{ action: 'number.wrong', by: event.by.id }],
      refusal: { code: 'WRONG_NUMBER', left: 2 },
    });
  });

  test('stops the request at the last wrong number', () => {
    const last = aRequest({ ask, life: pending({ wrongNumbers: 2 }) });
    const event = { kind: 'approve', by: megan, number: 43 } as const;
    expect(decideEvent(last, event, aWorld())).toEqual({
      life: { state: 'stopped', at: at(0), cause: 'wrong-numbers' },
      facts: [
        { action: 'number.wrong', by: megan.id },
        { action: 'request.stopped', cause: 'wrong-numbers' },
      ],
      refusal: { code: 'WRONG_NUMBER', left: 0 },
    });
  });

  test('stops it also where the policy has come to allow fewer since', () => {
    const life = pending({ wrongNumbers: 2 });
    const event = { kind: 'approve', by: megan, number: 43 } as const;
    const world = aWorld({ policy: { wrongNumbersAtMost: 1 } });
    const decision = decideEvent(aRequest({ ask, life }), event, world);
    expect(decision.life.state).toBe('stopped');
    expect(decision.refusal).toEqual({ code: 'WRONG_NUMBER', left: 0 });
  });

  test('takes no number at all from who entered too many wrong ones within an hour, and says from when', () => {
    const right = { kind: 'approve', by: megan, number: 42 } as const;
    const world = aWorld({ wrongNumbersFrom: at(900) });
    expect(decideEvent(request, right, world)).toEqual({
      life: pending(),
      facts: [],
      refusal: { code: 'TOO_MANY_WRONG_NUMBERS', at: at(900) },
    });
    const unnumbered = { kind: 'approve', by: megan } as const;
    expect(decideEvent(aRequest(), unnumbered, world).life.state).toBe('approved');
  });
});
