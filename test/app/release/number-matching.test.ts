// Two digits that only the requester's card shows: who approves has spoken to them.
import { describe, expect, test } from '@jest/globals';
import { drawNumbers } from '../../../src/app/looking/draw-numbers.js';
import type { RequestView } from '../../../src/domain/release/view.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { fine, meet, must, openTrial, samplePolicy } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const matching = async (approvalsNeeded = 1): Promise<Trial> =>
  openTrial({ policy: samplePolicy({ numberMatching: true, approvalsNeeded }) });

type Asked = { readonly trial: Trial; readonly id: RequestView['requestId'] };

async function asked(trial: Trial, ...people: readonly PersonName[]): Promise<Asked> {
  await meet(trial, 'alex', 'alice', ...people);
  return { trial, id: await trial.requestBy('alex') };
}

async function seenBy(name: PersonName, { trial, id }: Asked): Promise<RequestView> {
  return fine(await trial.bridge.viewRequest(trial.as(name), id)).view;
}

async function numbersIn(of: Asked): Promise<ReadonlyMap<string, number>> {
  const { phase } = await seenBy('alex', of);
  const numbers = phase.kind === 'waiting' ? phase.numbers : [];
  return new Map(must(numbers).map(({ name, number }) => [name, number]));
}

describe('number matching', () => {
  test('shows every number to the requester, and none to anybody else', async () => {
    const of = await asked(await matching(), 'megan', 'diego');
    const numbers = await numbersIn(of);
    expect([...numbers.keys()].sort()).toEqual(['Diego Siciliani', 'Megan Bowen']);
    expect(new Set(numbers.values()).size).toBe(2);
    for (const name of ['megan', 'alice'] as const) {
      expect(await seenBy(name, of)).not.toHaveProperty('phase.numbers');
    }
    expect(await seenBy('megan', of)).toMatchObject({ phase: { numberWanted: true } });
  });

  test('counts the yes with the right number, and no other', async () => {
    const of = await asked(await matching(), 'megan', 'diego');
    const { trial, id } = of;
    const number = must((await numbersIn(of)).get('Megan Bowen'));
    const wrong = await trial.bridge.actOnRequest(trial.as('megan'), id, {
      kind: 'approve',
      number: number === 99 ? 98 : number + 1,
    });
    expect(fine(wrong).refusal).toEqual({ code: 'WRONG_NUMBER', left: 2 });
    const right = await trial.bridge.actOnRequest(trial.as('megan'), id, {
      kind: 'approve',
      number,
    });
    expect(fine(right)).toMatchObject({ view: { phase: { kind: 'approved' } } });
    const written = JSON.stringify(await trial.audit());
    expect(written).not.toContain(`"number":`);
  });

  test('ends the request at the third wrong number', async () => {
    const { trial, id } = await asked(await matching(), 'megan');
    for (let tries = 0; tries < 3; tries += 1) {
      await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    }
    const { phase } = fine(await trial.bridge.viewRequest(trial.as('alex'), id)).view;
    expect(phase).toMatchObject({ kind: 'stopped', cause: 'wrong-numbers' });
  });

  test('gives one to who is asked later, too', async () => {
    const of = await asked(await matching(), 'megan');
    const { trial, id } = of;
    await meet(trial, 'diego');
    trial.parts.clock.advanceSeconds(450);
    await trial.outbox.drain();
    const number = must((await numbersIn(of)).get('Diego Siciliani'));
    const right = await trial.bridge.actOnRequest(trial.as('diego'), id, {
      kind: 'approve',
      number,
    });
    expect(fine(right)).toMatchObject({ view: { phase: { kind: 'approved' } } });
  });

  test('is off unless the policy says so', async () => {
    const of = await asked(await openTrial(), 'megan');
    expect(await seenBy('alex', of)).not.toHaveProperty('phase.numbers');
    expect(await seenBy('megan', of)).not.toHaveProperty('phase.numberWanted');
  });
});

test('numbers are of two digits, and no two of a request alike', () => {
  const taken = [10, 11, 12];
  const drawn = drawNumbers(new FakeRandom(), 40, taken);
  expect(new Set([...drawn, ...taken]).size).toBe(43);
  for (const number of drawn) expect(String(number)).toMatch(/^[1-9]\d$/);
});
