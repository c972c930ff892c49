// A request's card as one person has it at this moment: with what lies outside of the request, and with nothing for who has no part.
import { describe, expect, test } from '@jest/globals';
import { readCard } from '../../../src/app/release/draw-view.js';
import { tokenRow } from '../../../src/app/commit/rows/names.js';
import { parseRequestId, parseTokenId } from '../../../src/domain/ids.js';
import type { RequestView } from '../../../src/domain/release/view.js';
import { glassOf } from '../emergency.js';
import { askForSeed, reburnPolicy } from '../provisioning/reburning.js';
import { Sitting } from '../provisioning/sitting.js';
import { EVERYBODY, fine, meet, must, openTrial } from '../trial.js';
import { PEOPLE, samplePolicy } from '../trial.js';
import type { PersonName } from '../trial.js';
import { approve, asked, remove, seedOut } from './one-request.js';
import type { OneRequest } from './one-request.js';

const TOKEN = must(parseTokenId('sample-alice'));

async function seen({ trial, id }: OneRequest, name: PersonName): Promise<RequestView> {
  const answer = await trial.bridge.viewRequest(trial.as(name), id);
  const { view } = fine(answer);
  // Nothing was pressed, and so nothing is refused.
  expect(answer).toStrictEqual({ ok: true, value: { view } });
  return view;
}

const freeze = async ({ trial }: OneRequest) =>
  fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));

const freezeAlice = async ({ trial }: OneRequest) =>
  fine(await trial.bridge.freeze(trial.as('adele'), { typedName: 'alice', reason: 'stolen' }));

/** Its secret may be in other hands. */
const compromise = async ({ trial }: OneRequest, typedName = 'alice') =>
  fine(await trial.provisioning.compromise(trial.as('adele'), { typedName, reason: 'stolen' }));

const cancelToken = async ({ trial }: OneRequest) =>
  fine(await trial.provisioning.cancel(trial.as('alex'), TOKEN));

/** Alex has a code before him. */
async function codeOut(): Promise<OneRequest> {
  const one = await asked(['megan', 'alice']);
  await approve(one);
  fine(await one.trial.bridge.showCode(one.trial.as('alex'), one.id));
  return one;
}

test('who has no part in it sees nothing, nor does anybody of a request that is not there', async () => {
  const one = await asked(['megan']);
  const { bridge, as, deps } = one.trial;
  const nowhere = must(parseRequestId('0123456789abcdef'));
  const nothing = { ok: false, refusal: { code: 'NOTHING_HERE' } };
  await freeze(one);
  expect(await bridge.viewRequest(as('lee'), one.id)).toEqual(nothing);
  expect(await bridge.viewRequest(as('alex'), nowhere)).toEqual(nothing);
  for (const of of [
    { id: one.id, person: PEOPLE.lee },
    { id: nowhere, person: PEOPLE.alex },
  ]) {
    expect(await readCard(deps, of)).toEqual(nothing);
  }
});

describe('that nobody waits for approval in an emergency', () => {
  const breakGlass = { ...glassOf(3), people: [PEOPLE.alex, PEOPLE.megan, PEOPLE.alice] };
  const offered = async (one: OneRequest, name: PersonName) =>
    (await seen(one, name)).mayBreakGlass;

  test('is offered to whoever asked and may, while it waits', async () => {
    const one = await asked(['megan', 'alice'], { policy: samplePolicy({ breakGlass }) });
    expect(await offered(one, 'alex')).toBe(true);
    expect(await offered(one, 'megan')).toBeUndefined();
    expect(await offered(one, 'alice')).toBeUndefined();
    await approve(one);
    expect(await offered(one, 'alex')).toBeUndefined();
  });

  test('is offered to nobody else who asks, and not while it is frozen', async () => {
    const others = { ...breakGlass, people: [PEOPLE.megan] };
    const policy = samplePolicy({ breakGlass: others });
    expect(await offered(await asked(['megan'], { policy }), 'alex')).toBeUndefined();
    const one = await asked(['megan'], { policy: samplePolicy({ breakGlass }) });
    await freeze(one);
    expect(await seen(one, 'alex')).toMatchObject({ frozen: true });
    expect(await offered(one, 'alex')).toBeUndefined();
  });

  test('is not offered for a seed', async () => {
    const trial = await openTrial({ policy: reburnPolicy({ breakGlass }) });
    await meet(trial, 'alex', 'megan');
    await (await Sitting.open(trial)).enrol();
    expect(await offered({ trial, id: await askForSeed(trial) }, 'alex')).toBeUndefined();
  });
});

describe('of a token that gives nothing more', () => {
  const stopped = (cause: string) => ({ kind: 'stopped', cause });

  test.each([
    ['compromised', compromise],
    ['token-over', cancelToken],
  ] as const)('a request that waits is stopped, and says so: %s', async (cause, end) => {
    const one = await asked(['megan']);
    const before = await seen(one, 'megan');
    await end(one);
    const { phase, ...rest } = await seen(one, 'megan');
    expect({ ...rest, phase: before.phase }).toStrictEqual(before);
    expect(phase).toEqual({ ...stopped(cause), at: one.trial.parts.clock.now() });
  });

  test.each([
    ['as it is', async () => undefined, {}],
    ['under a freeze that warns of it', freeze, { frozen: true }],
    ['under a freeze of its owner', freezeAlice, { frozen: true }],
  ])(
    'a code that is out stays, is shown no more, and may be in other hands: %s',
    async (_how, first, says) => {
      const one = await codeOut();
      const { frozen: _before, ...before } = await seen(one, 'alex');
      await first(one);
      await compromise(one);
      const phase = { ...before.phase, showsLeft: 0 };
      expect(await seen(one, 'alex')).toStrictEqual({
        ...before,
        compromised: true,
        ...says,
        phase,
      });
    },
  );

  test('a code that is out is not said to be in other hands where nobody has said so', async () => {
    const one = await codeOut();
    const before = await seen(one, 'alex');
    await cancelToken(one);
    const phase = { ...before.phase, showsLeft: 0 };
    expect(await seen(one, 'alex')).toStrictEqual({ ...before, phase });
  });

  test('a seed that is out stays, too', async () => {
    const one = await seedOut();
    await compromise(one, 'diego');
    const out = { kind: 'seed-out', showsLeft: 0 };
    expect(await seen(one, 'alex')).toMatchObject({ compromised: true, phase: out });
  });

  test('what had ended before stays as it had ended, and is not asked for again', async () => {
    const one = await asked(['megan']);
    const no = { kind: 'deny', reason: 'not she' } as const;
    fine(await one.trial.bridge.actOnRequest(one.trial.as('megan'), one.id, no));
    const [alex, megan] = [await seen(one, 'alex'), await seen(one, 'megan')];
    await compromise(one);
    expect(await seen(one, 'alex')).toStrictEqual({ ...alex, tokenOver: true });
    expect(await seen(one, 'megan')).toStrictEqual(megan);
  });

  test('whoever asked is not shown how to ask for another code; nobody else is told of it', async () => {
    const one = await codeOut();
    one.trial.parts.clock.advanceSeconds(300);
    await one.trial.outbox.drain();
    const names = ['alex', 'megan', 'alice'] as const;
    const over = async () =>
      Promise.all(names.map(async (name) => (await seen(one, name)).tokenOver));
    expect(await over()).toEqual([undefined, undefined, undefined]);
    await cancelToken(one);
    expect(await over()).toEqual([true, undefined, undefined]);
  });
});

test('a card whose token is nowhere to be found is shown as it is', async () => {
  const one = await asked(['megan']);
  const before = await seen(one, 'alex');
  await remove(one.trial, tokenRow(TOKEN));
  expect(await seen(one, 'alex')).toStrictEqual(before);
});
