// How the caller was verified: said before anybody is asked, by what the policy allows, kept in the audit.
import { describe, expect, test } from '@jest/globals';
import type { AskAnswer, AskForCode } from '../../../src/app/asking/answers.js';
import { BUILT_IN_METHODS } from '../../../src/domain/policy/caller-verification.js';
import type {
  CallerMethod,
  CallerVerification,
} from '../../../src/domain/policy/caller-verification.js';
import {
  EVERYBODY,
  fine,
  meet,
  must,
  openedBy,
  openTrial,
  PEOPLE,
  samplePolicy,
} from '../trial.js';
import type { Trial } from '../trial.js';

const METHODS: readonly CallerMethod[] = [
  ...BUILT_IN_METHODS.map((id) => ({ kind: 'built-in', id }) as const),
  { kind: 'own', id: 'badge', en: 'known by the badge number', de: 'an der Ausweisnummer erkannt' },
];

async function opened(rules: Partial<CallerVerification> = {}): Promise<Trial> {
  const callerVerification = { required: true, methods: METHODS, ownersNeed: [], ...rules };
  const trial = await openTrial({ policy: samplePolicy({ callerVerification }) });
  await meet(trial, 'alex', 'megan', 'diego', 'alice');
  return trial;
}

const ask = async (trial: Trial, said: Partial<AskForCode> = {}): Promise<AskAnswer> => {
  const words = { typedName: 'alice', reason: 'locked out', byMail: false, ...said };
  return trial.bridge.askForCode(trial.as('alex'), words);
};

const created = async (trial: Trial): Promise<readonly unknown[]> =>
  (await trial.audit())
    .map(({ fact }) => fact)
    .filter(({ action }) => action === 'request.created');

describe('where it is required and was not said', () => {
  test('it is asked for, with what was typed kept; nobody is asked, and nothing is counted', async () => {
    const trial = await opened();
    const before = (await trial.audit()).length;
    expect(fine(await ask(trial))).toEqual({
      kind: 'question',
      question: {
        kind: 'caller',
        owner: { name: 'Alice Example', account: 'alice@contoso.example' },
        methods: METHODS,
        notEnough: false,
      },
      ask: { typedName: 'alice', reason: 'locked out', byMail: false },
    });
    await trial.outbox.drain();
    expect(trial.parts.messenger.chat({ chat: 'megan' })).toEqual([]);
    expect((await trial.audit()).length).toBe(before);
  });

  test.each(['', 'made-up', 'Her voice'])('%j is not said', async (verifiedBy) => {
    const trial = await opened();
    expect(fine(await ask(trial, { verifiedBy }))).toMatchObject({ kind: 'question' });
  });

  test('what stands in the way anyhow is said first', async () => {
    const trial = await opened();
    await trial.bridge.freeze(trial.as('adele'), EVERYBODY);
    expect(await ask(trial)).toMatchObject({ refusal: { code: 'FROZEN' } });
    await trial.bridge.unfreeze(trial.as('isaiah'), EVERYBODY);
    const id = openedBy(await ask(trial, { verifiedBy: 'video' }));
    expect(fine(await ask(trial))).toEqual({ kind: 'already-open', requestId: id });
  });
});

describe('what was said', () => {
  test.each([
    [{ verifiedBy: 'call-back' }, 'call-back'],
    [{ verifiedBy: 'badge' }, 'badge'],
    [{ reason: 'locked out, verified by call-back' }, 'call-back'],
    [{ reason: 'locked out, geprüft per Video' }, 'video'],
  ])('%j is on the cards and in the audit', async (said, id) => {
    const trial = await opened();
    const requestId = openedBy(await ask(trial, said));
    const { view } = fine(await trial.bridge.viewRequest(trial.as('megan'), requestId));
    expect(view).toMatchObject({ verifiedBy: { id }, reason: 'locked out' });
    expect(await created(trial)).toEqual([
      expect.objectContaining({ verifiedBy: id, reason: 'locked out' }),
    ]);
  });

  test('in words of the organisation’s own stays as it was, also when the policy changes', async () => {
    const trial = await opened();
    const id = openedBy(await ask(trial, { verifiedBy: 'badge' }));
    Object.assign(trial.parts, { policy: samplePolicy() });
    const { view } = fine(await trial.bridge.viewRequest(trial.as('megan'), id));
    expect(view.verifiedBy).toEqual(METHODS.at(-1));
  });

  test('may be left out where the policy does not require it', async () => {
    const trial = await opened({ required: false });
    const id = openedBy(await ask(trial));
    const { view } = fine(await trial.bridge.viewRequest(trial.as('megan'), id));
    expect(view).not.toHaveProperty('verifiedBy');
    expect(must((await created(trial))[0])).not.toHaveProperty('verifiedBy');
  });
});

describe('account owners who are named', () => {
  const owners = { people: [PEOPLE.alice], groups: [] };
  const strict = { required: false, ownersNeed: [{ owners, methods: ['in-person', 'badge'] }] };

  test('need one of their own methods, and one that will not do is asked again', async () => {
    const trial = await opened(strict);
    const question = { methods: [{ id: 'in-person' }, { id: 'badge' }] };
    expect(fine(await ask(trial))).toMatchObject({ question: { ...question, notEnough: false } });
    for (const said of [{ verifiedBy: 'video' }, { reason: 'locked out, verified by video' }]) {
      expect(fine(await ask(trial, said))).toMatchObject({
        question: { ...question, notEnough: true },
        ask: { reason: 'locked out' },
      });
    }
    openedBy(await ask(trial, { verifiedBy: 'in-person' }));
  });
});

test('what was said last comes first, to whoever said it, and is chosen for nobody', async () => {
  const trial = await opened();
  const first = async (): Promise<unknown> => {
    const answer = fine(await ask(trial));
    return answer.kind === 'question' && answer.question.kind === 'caller'
      ? answer.question.methods.map(({ id }) => id)
      : answer;
  };
  const as = METHODS.map(({ id }) => id);
  expect(await first()).toEqual(as);
  const id = openedBy(await ask(trial, { verifiedBy: 'video' }));
  await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'cancel' });
  // Also when they have been heard of since.
  await trial.bridge.rememberPerson(trial.as('alex'), { address: { chat: 'elsewhere' } });
  expect(await first()).toEqual(['video', ...as.filter((one) => one !== 'video')]);
  const again = fine(await ask(trial));
  expect(again).toMatchObject({ kind: 'question', ask: { typedName: 'alice' } });
  expect(again).not.toHaveProperty('ask.verifiedBy');
});
