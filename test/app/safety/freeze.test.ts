// Freezing and lifting: who may, what stops, who is told, and what the audit has of it.
import { describe, expect, test } from '@jest/globals';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Message } from '../../../src/ports/messenger.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, meet, openTrial, PEOPLE } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const ALICE = { typedName: 'alice', reason: 'her phone was stolen' } as const;

async function asked(): Promise<{ trial: Trial; id: RequestId }> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'diego', 'alice', 'adele', 'isaiah');
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  return { trial, id };
}
const messages = (trial: Trial, name: PersonName): readonly Message[] =>
  trial.parts.messenger.chat({ chat: name }).map(({ message }) => message);
const notices = (trial: Trial, name: PersonName): readonly unknown[] =>
  messages(trial, name).flatMap((message) => (message.kind === 'notice' ? [message.notice] : []));
const cards = (trial: Trial, name: PersonName) =>
  messages(trial, name).flatMap((message) => (message.kind === 'request' ? [message.view] : []));
const facts = async (trial: Trial) =>
  (await trial.audit()).map(({ actor, fact }) => ({ actor, fact }));

describe.each([
  { what: 'of everybody', command: EVERYBODY },
  { what: 'of the account owner', command: ALICE },
])('a freeze $what', ({ command }) => {
  test('stops a code that is being fetched: it is handed out to nobody', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ vault });
    await meet(trial, 'alex', 'megan');
    const id = await trial.requestBy('alex');
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    const goOn = await vault.hangIn(async () => trial.bridge.showCode(trial.as('alex'), id));
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    const answer = fine(await goOn());
    expect(answer.shown).toBeUndefined();
    expect(answer.refusal).toEqual({ code: 'FROZEN' });
  });

  test('stops asking, approving and showing', async () => {
    const { trial, id } = await asked();
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    const approve = trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    expect(fine(await approve).refusal).toEqual({ code: 'FROZEN' });
    const ask = { typedName: 'alice', reason: '', byMail: false };
    expect(await trial.bridge.askForCode(trial.as('alex'), ask)).toMatchObject({
      ok: false,
      refusal: { code: 'FROZEN' },
    });
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), command));
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    fine(await trial.bridge.freeze(trial.as('isaiah'), command));
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).refusal).toEqual({
      code: 'FROZEN',
    });
  });

  test('leaves saying no, cancelling and objecting possible', async () => {
    const { trial, id } = await asked();
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    const object = await trial.bridge.actOnRequest(trial.as('alice'), id, { kind: 'object' });
    expect(fine(object).view.phase.kind).toBe('stopped');
  });

  test('is on the cards of open requests, and taken off them again', async () => {
    const { trial } = await asked();
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    await trial.outbox.drain();
    for (const name of ['alex', 'megan', 'alice'] as const) {
      expect(cards(trial, name)).toEqual([expect.objectContaining({ frozen: true })]);
    }
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), command));
    await trial.outbox.drain();
    for (const name of ['alex', 'megan', 'alice'] as const) {
      expect(cards(trial, name)).toHaveLength(1);
      expect(cards(trial, name)[0]?.frozen).toBeUndefined();
    }
  });

  test('is told to security people, auditors, and whoever waits for a code', async () => {
    const { trial } = await asked();
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    await trial.outbox.drain();
    const whom = command.typedName === null ? null : 'Alice Example';
    expect(notices(trial, 'isaiah')).toEqual([
      expect.objectContaining({ code: 'codes-frozen', whom, by: 'Adele Vance' }),
    ]);
    expect(notices(trial, 'alex')).toEqual([
      { code: 'request-frozen', ownerName: 'Alice Example' },
    ]);
    // Who froze has the answer; the others see it on their cards.
    for (const name of ['adele', 'megan', 'diego'] as const) {
      expect(notices(trial, name)).toEqual([]);
    }
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), command));
    await trial.outbox.drain();
    expect(notices(trial, 'adele')).toEqual([
      expect.objectContaining({ code: 'freeze-lifted', whom, by: 'Isaiah Langer' }),
    ]);
    expect(notices(trial, 'alex').at(-1)).toEqual({
      code: 'request-lifted',
      ownerName: 'Alice Example',
    });
  });

  test('is told to who has a code out, that it is not to be passed on, while it works', async () => {
    const { trial, id } = await asked();
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    await trial.outbox.drain();
    const before = notices(trial, 'alex').length;
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    await trial.outbox.drain();
    expect(notices(trial, 'alex').slice(before)).toEqual([
      { code: 'shown-frozen', disclosure: 'release', ownerName: 'Alice Example' },
    ]);
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), command));
    await trial.outbox.drain();
    expect(notices(trial, 'alex')).toHaveLength(before + 1);
  });

  test('is not told of a code that works no more', async () => {
    const { trial, id } = await asked();
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    fine(await trial.bridge.showCode(trial.as('alex'), id));
    trial.parts.clock.advanceSeconds(300);
    await trial.outbox.drain();
    const before = notices(trial, 'alex').length;
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    await trial.outbox.drain();
    expect(notices(trial, 'alex')).toHaveLength(before);
  });

  test('is not lifted by who froze, and the audit has the attempt', async () => {
    const { trial } = await asked();
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    expect(await trial.bridge.unfreeze(trial.as('adele'), command)).toMatchObject({
      ok: false,
      refusal: { code: 'FROZE_IT_YOURSELF' },
    });
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), command));
    const owner = command.typedName === null ? {} : { ownerId: PEOPLE.alice };
    expect((await facts(trial)).slice(-3)).toEqual([
      {
        actor: PEOPLE.adele,
        fact: { action: 'freeze.set', ...owner, reason: command.reason },
      },
      {
        actor: PEOPLE.adele,
        fact: { action: 'control.refused', command: 'lifted', refusal: 'FROZE_IT_YOURSELF' },
      },
      { actor: PEOPLE.isaiah, fact: { action: 'freeze.lifted', ...owner } },
    ]);
  });

  test('is done once, however often the message arrives', async () => {
    const { trial } = await asked();
    const first = await trial.bridge.freeze(trial.as('adele', 'one'), command);
    fine(await trial.bridge.unfreeze(trial.as('isaiah'), command));
    expect(await trial.bridge.freeze(trial.as('adele', 'one'), command)).toEqual(first);
    const ask = { typedName: 'alice', reason: '', byMail: false };
    expect((await trial.bridge.askForCode(trial.as('alex'), ask)).ok).toBe(true);
  });
});

describe('a freeze of one account owner', () => {
  test('leaves everybody else’s codes alone', async () => {
    const { trial, id } = await asked();
    fine(await trial.bridge.freeze(trial.as('adele'), { typedName: 'lee', reason: '' }));
    await trial.outbox.drain();
    expect(cards(trial, 'alex')[0]?.frozen).toBeUndefined();
    const approve = trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    expect(fine(await approve).refusal).toBeUndefined();
  });
});

describe('who has no security role', () => {
  test.each(['alice', 'nobody at all'])(
    'gets the same refusal whether or not there is such a person: %s',
    async (typedName) => {
      const { trial } = await asked();
      const refusal = { ok: false, refusal: { code: 'NOT_SECURITY' } };
      expect(await trial.bridge.freeze(trial.as('alex'), { typedName, reason: '' })).toEqual(
        refusal,
      );
      expect(await trial.bridge.unfreeze(trial.as('megan'), { typedName, reason: '' })).toEqual(
        refusal,
      );
      expect((await facts(trial)).at(-1)).toEqual({
        actor: PEOPLE.megan,
        fact: { action: 'control.refused', command: 'lifted', refusal: 'NOT_SECURITY' },
      });
    },
  );
});
