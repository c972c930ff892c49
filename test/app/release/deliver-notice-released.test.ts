// What the account owner is told once a code for their account was given out: by whom, who let it, and when.
import { describe, expect, test } from '@jest/globals';
import { approve, asked, told } from './one-request.js';
import type { OneRequest } from './one-request.js';
import { report, show } from './pressing.js';
import { fine, PEOPLE, samplePolicy } from '../trial.js';

const ABOUT = { code: 'code-released', requesterName: 'Alex Wilber', issuer: 'Microsoft' } as const;

describe('of a code that was given out the account owner is told', () => {
  test.each([
    ['while it is out', async () => undefined],
    [
      'once it is over',
      async ({ trial }: OneRequest) => {
        trial.parts.clock.advanceSeconds(300);
        await trial.outbox.drain();
      },
    ],
  ])('by whom, who approved it, and when: %s', async (_when, happens) => {
    const one = await asked(['megan', 'alice']);
    await approve(one);
    const at = one.trial.parts.clock.now();
    await show(one);
    await happens(one);
    const notice = { ...ABOUT, approvedBy: ['Megan Bowen'], emergency: false, at };
    expect(await told(one, 'alice', 'released')).toEqual([notice]);
  });

  test('that nobody approved it, where it was an emergency', async () => {
    const breakGlass = { people: [PEOPLE.alex], groups: [], quota: { uses: 2, perHours: 24 } };
    const one = await asked(['megan', 'alice'], { policy: samplePolicy({ breakGlass }) });
    const { trial, id } = one;
    const glass = { kind: 'break-glass', reason: 'ward 3 is locked out' } as const;
    fine(await trial.bridge.actOnRequest(trial.as('alex'), id, glass));
    await show(one);
    const notice = { ...ABOUT, approvedBy: [], emergency: true };
    expect(await told(one, 'alice', 'released')).toMatchObject([notice]);
  });

  test('the last of three', async () => {
    const one = await asked(['megan', 'alice'], { policy: samplePolicy({ codesPerApproval: 3 }) });
    const { clock } = one.trial.parts;
    await approve(one);
    for (let code = 0; code < 3; code += 1) {
      clock.advanceSeconds(60);
      await show(one);
      await report(one, 'refused');
    }
    expect(await told(one, 'alice', 'released')).toMatchObject([{ at: clock.now() }]);
  });
});

test.each([
  ['waits', async () => undefined],
  ['is approved', approve],
  [
    'was approved, and ran out',
    async (one: OneRequest) => {
      await approve(one);
      one.trial.parts.clock.advanceSeconds(3600);
      await one.trial.outbox.drain();
    },
  ],
])(
  'of a request that %s, under which no code was given out, they are told of none',
  async (_how, happens) => {
    const one = await asked(['megan', 'alice']);
    await happens(one);
    expect(await told(one, 'alice', 'released')).toEqual([]);
  },
);
