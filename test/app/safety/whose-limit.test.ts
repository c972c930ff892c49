// Which limits count what, for whom and until when; and when one more about somebody is the last.
import { describe, expect, test } from '@jest/globals';
import { BREAK_GLASS_TALLY, tallyRow } from '../../../src/app/commit/rows/names.js';
import type { Entry } from '../../../src/app/commit/plan.js';
import { findRequest } from '../../../src/app/looking/find-request.js';
import { Counters } from '../../../src/app/safety/counters.js';
import { countEvent, readEventLimits } from '../../../src/app/safety/event-limits.js';
import { plusSeconds } from '../../../src/domain/ids.js';
import type { Instant } from '../../../src/domain/ids.js';
import { DEFAULT_LIMITS } from '../../../src/domain/policy/limits.js';
import type { RequestEvent } from '../../../src/domain/release/event.js';
import { glassOf } from '../emergency.js';
import { meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

const { alex, alice, megan } = PEOPLE;
const LIMITS = {
  ...DEFAULT_LIMITS,
  requests: { perPerson: 3, perOwner: 6 },
  refusals: { perPerson: 2 },
  wrongNumbers: { perPerson: 2 },
};
const OWN = `requests~person~${alex}`;
const OWNERS = `requests~owner~${alice}`;
const SHARE = `requests~share~${alice}~${alex}`;
const WRONG = `wrongNumbers~person~${megan}`;

async function opened(numberMatching = false): Promise<Trial> {
  const breakGlass = glassOf(1);
  const trial = await openTrial({
    policy: samplePolicy({ limits: LIMITS, numberMatching, breakGlass }),
  });
  await meet(trial, 'alex', 'megan');
  return trial;
}
/** As often, each so many seconds ago. */
async function happened(
  trial: Trial,
  what: string,
  ...secondsAgo: readonly number[]
): Promise<void> {
  const now = trial.parts.clock.now();
  const row = what === 'break-glass' ? BREAK_GLASS_TALLY : tallyRow(what);
  const value = { times: secondsAgo.map((ago) => plusSeconds(now, -ago)) };
  await trial.parts.store.commit(TENANT, [{ kind: 'insert', row, value }]);
}
const countersOf = async (trial: Trial, owner: typeof alice | undefined = alice) =>
  Counters.read(trial.deps.moment(), { person: alex, owner });
const inAnHourLess = (trial: Trial, seconds: number): Instant =>
  plusSeconds(trial.parts.clock.now(), 3600 - seconds);

describe('a limit is reached', () => {
  test('by what counts within the hour: of several the one that is in the way for longest', async () => {
    const trial = await opened();
    await happened(trial, OWN, 900, 800, 700);
    await happened(trial, `refusals~person~${alex}`, 30, 20);
    await happened(trial, OWNERS, 600, 500, 400, 300, 200, 100);
    const counters = await countersOf(trial);
    const at = (seconds: number) => inAnHourLess(trial, seconds);
    expect(counters.reached(['requests', 'refusals'])).toStrictEqual({
      what: 'refusals',
      whose: 'person',
      at: at(30),
    });
    expect(counters.reached(['requests'])).toStrictEqual({
      what: 'requests',
      whose: 'owner',
      at: at(600),
    });
    expect(counters.reached(['wrongNumbers'])).toBeUndefined();
    expect(counters.reached(['requests'], { ownOnly: true })).toStrictEqual({
      what: 'requests',
      whose: 'person',
      at: at(900),
    });
  });

  test('by nothing of an owner’s where nobody is asked about', async () => {
    const trial = await opened();
    await happened(trial, OWNERS, 6, 5, 4, 3, 2, 1);
    const counters = await Counters.read(trial.deps.moment(), { person: alex });
    expect(counters.reached(['requests'])).toBeUndefined();
    expect(counters.fillsOwners()).toBe(false);
    expect(counters.count('requests').map(({ row }) => row)).toEqual([tallyRow(OWN)]);
  });
});

describe('one more about somebody', () => {
  test.each([
    { what: 'with room left', owners: 4, share: 0, fills: false },
    { what: 'the last', owners: 5, share: 0, fills: true },
    { what: 'beyond the last', owners: 6, share: 0, fills: false },
    { what: 'beyond their own share, which fills nothing', owners: 5, share: 2, fills: false },
  ])('is the last there may be, or not: $what', async ({ owners, share, fills }) => {
    const trial = await opened();
    const times = (most: number) => Array.from({ length: most }, (_none, at) => most - at);
    await happened(trial, OWNERS, ...times(owners));
    await happened(trial, SHARE, ...times(share));
    // Their own limit says nothing of an owner's.
    await happened(trial, OWN, 3, 2, 1);
    expect((await countersOf(trial)).fillsOwners()).toBe(fills);
  });

  test('is counted for who asks, for the owner, and as their share of it', async () => {
    const trial = await opened();
    await happened(trial, OWN, 3, 2, 1);
    const times = [trial.parts.clock.now()];
    const puts = (await countersOf(trial)).count('requests');
    expect(puts.map(({ row }) => row)).toEqual([OWN, OWNERS, SHARE].map(tallyRow));
    expect(puts.slice(1).map(({ value }) => value)).toStrictEqual([{ times }, { times }]);
  });

  test('is counted for who asks alone beyond their share; a refusal is only ever theirs', async () => {
    const trial = await opened();
    await happened(trial, SHARE, 2, 1);
    const counters = await countersOf(trial);
    expect(counters.count('requests').map(({ row }) => row)).toEqual([tallyRow(OWN)]);
    const refused = counters.count('refusals').map(({ row }) => row);
    expect(refused).toEqual([tallyRow(`refusals~person~${alex}`)]);
  });
});

describe('an event on a request', () => {
  const by = { id: megan, name: 'Megan Bowen' };
  const approve: RequestEvent = { kind: 'approve', by, number: 1 };
  const limits = async (trial: Trial, event: RequestEvent) => {
    const { ask } = must(await findRequest(trial.deps, await trial.requestBy('alex')));
    return readEventLimits(trial.deps.moment(), { event, ask });
  };

  test.each([
    { numbers: true, event: approve, limited: { wrongNumbersFrom: 20 } },
    { numbers: false, event: approve, limited: {} },
    { numbers: true, event: { kind: 'deny', by, reason: '' } as const, limited: {} },
    {
      numbers: true,
      event: { kind: 'break-glass', by, reason: '' } as const,
      limited: { breakGlassFrom: 1 },
    },
  ])(
    'asks for the limit that it could reach: $event.kind, with numbers: $numbers',
    async ({ numbers, event, limited }) => {
      const trial = await opened(numbers);
      await happened(trial, WRONG, 20, 10);
      await happened(trial, 'break-glass', 5);
      const { wrongNumbersFrom, breakGlassFrom } = limited as Partial<Record<string, number>>;
      const now = trial.parts.clock.now();
      expect(await limits(trial, event)).toStrictEqual({
        ...(wrongNumbersFrom === undefined
          ? {}
          : { wrongNumbersFrom: plusSeconds(now, 3600 - 20) }),
        ...(breakGlassFrom === undefined
          ? {}
          : { breakGlassFrom: plusSeconds(now, 24 * 3600 - 5) }),
      });
    },
  );

  const wrong = { action: 'number.wrong', by: megan, left: 1 } as const;
  const slip = { action: 'event.refused', event: 'approve', refusal: 'NOT_NOW' } as const;
  const refused = { action: 'event.refused', event: 'approve', refusal: 'SELF_APPROVAL' } as const;
  const other = { action: 'request.closed' } as const;
  const elsewhere = { action: 'request.refused', refusal: 'SELF_APPROVAL' } as const;
  const REFUSED = `refusals~person~${megan}`;
  test.each<[string, readonly unknown[], readonly string[]]>([
    ['a wrong number', [wrong], [WRONG]],
    ['a wrong number that ends it', [wrong, other], [WRONG]],
    ['what was tried in another’s place', [refused], [REFUSED]],
    ['both', [refused, wrong], [REFUSED, WRONG]],
    ['a slip', [slip], []],
    ['what was refused elsewhere', [elsewhere], []],
    ['what counted', [other], []],
    ['nothing', [], []],
  ])('is counted for who did it: %s', async (_what, facts, rows) => {
    const trial = await opened(true);
    const { ask } = must(await findRequest(trial.deps, await trial.requestBy('alex')));
    const audit = facts.map((fact) => ({ actor: megan, fact })) as readonly Entry[];
    const puts = await countEvent(trial.deps.moment(), { event: approve, ask }, audit);
    expect(puts.map(({ row }) => row)).toEqual(rows.map(tallyRow));
    const time = await countEvent(trial.deps.moment(), { event: { kind: 'time' }, ask }, audit);
    expect(time).toEqual([]);
  });
});
