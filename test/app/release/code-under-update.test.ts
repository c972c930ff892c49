// A card that was drawn before the code was shown, and arrives later, must not wipe the code that somebody is reading out.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { CardUpdates } from '../../../src/app/release/card-updates.js';
import { deliverCard } from '../../../src/app/release/deliver-card.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { fine, meet, openTrial, PEOPLE } from '../trial.js';

/** Alex's cards arrive when the test says so. */
class SlowMessenger extends RecordingMessenger {
  readonly order: string[] = [];
  arrive: () => void = () => undefined;
  readonly #arriving = new Promise<void>((resolve) => {
    this.arrive = resolve;
  });
  begun = false;

  override async update(...[to, ...rest]: Parameters<RecordingMessenger['update']>): Promise<void> {
    if (to.address['chat'] === 'alex') {
      this.begun = true;
      await this.#arriving;
      this.order.push('card');
    }
    await super.update(to, ...rest);
  }
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await turn();
}

test('a code comes after the card that was under way when it was asked for', async () => {
  const messenger = new SlowMessenger();
  const trial = await openTrial({ messenger });
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  const delivered = trial.outbox.drain();
  await until(() => messenger.begun);
  const shown = trial.bridge.showCode(trial.as('alex'), id).then((answer) => {
    messenger.order.push('code');
    return answer;
  });
  await until(async () =>
    (await trial.audit()).some(({ fact }) => fact.action === 'release.handed-out'),
  );
  // More turns than the answer takes.
  for (let turns = 0; turns < 20; turns += 1) await turn();
  messenger.arrive();
  expect(fine(await shown).shown).toBeDefined();
  expect(messenger.order).toEqual(['card', 'code']);
  await delivered;
});

test('one that takes too long holds up no code, and one of another card none at all', async () => {
  const updates = new CardUpdates(0);
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  const requestId = await trial.requestBy('alex');
  const never = new Promise<void>(() => undefined);
  void updates.runUpdate({ requestId, to: PEOPLE.alex }, async () => never);
  await updates.waitUntilSettled({ requestId, to: PEOPLE.alex });
  const patient = new CardUpdates();
  void patient.runUpdate({ requestId, to: PEOPLE.megan }, async () => never);
  await patient.waitUntilSettled({ requestId, to: PEOPLE.alex });
});

test('a copy that takes the place of the one with the code leaves that one as it is', async () => {
  const messenger = new SlowSends();
  const trial = await openTrial({ messenger });
  await meet(trial, 'alex', 'megan');
  const requestId = await trial.requestBy('alex');
  await trial.outbox.drain();
  fine(await trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'approve' }));
  await trial.outbox.drain();
  messenger.isSlow = true;
  // The other copy is drawn while there is no code yet, and takes so long that the code does not wait for it.
  const cardUpdates = new CardUpdates();
  const again = { to: PEOPLE.alex, requestId, fresh: true };
  const delivered = deliverCard({ ...trial.deps, cardUpdates }, again);
  await until(() => messenger.begun);
  expect(fine(await trial.bridge.showCode(trial.as('alex'), requestId)).shown).toBeDefined();
  messenger.arrive();
  await delivered;
  const kinds = messenger.chat({ chat: 'alex' }).map(({ message }) => message.kind);
  // What it was before it was approved; the two are the one with the code, and the other.
  expect(kinds).toEqual(['moved', 'request', 'request']);
});

/** New cards of Alex arrive when the test says so. */
class SlowSends extends RecordingMessenger {
  arrive: () => void = () => undefined;
  readonly #arriving = new Promise<void>((resolve) => {
    this.arrive = resolve;
  });
  begun = false;
  isSlow = false;

  override async send(
    ...[to, message]: Parameters<RecordingMessenger['send']>
  ): ReturnType<RecordingMessenger['send']> {
    if (this.isSlow && to.address['chat'] === 'alex') {
      this.begun = true;
      await this.#arriving;
    }
    return super.send(to, message);
  }
}
