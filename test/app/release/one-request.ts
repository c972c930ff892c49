// One request in tests: Alex asks for a code for Alice, and what each person then has before them.
import { queueUp } from '../../../src/app/commit/queue-up.js';
import type { NoticeTopic } from '../../../src/app/commit/rows/items.js';
import type { OutboxDraft } from '../../../src/app/commit/rows/outbox-row.js';
import { CardUpdates } from '../../../src/app/release/card-updates.js';
import { deliverCard } from '../../../src/app/release/deliver-card.js';
import { deliverNotice } from '../../../src/app/release/deliver-notice.js';
import type { AuditFact } from '../../../src/domain/audit/entry.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Notice } from '../../../src/ports/messenger.js';
import type { RowName } from '../../../src/ports/store.js';
import type { Shown } from '../../fakes/recording-messenger.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';
import { approvedSeed, reburnPolicy } from '../provisioning/reburning.js';
import { Sitting } from '../provisioning/sitting.js';
import { fine, meet, must, openTrial, PEOPLE, sampleDirectory, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

export type OneRequest = { readonly trial: Trial; readonly id: RequestId };

/** Alex and these have met the bot, and whoever had to be told that he has asked has been. */
export async function asked(
  others: readonly PersonName[],
  changes: Parameters<typeof openTrial>[0] = {},
): Promise<OneRequest> {
  const trial = await openTrial(changes);
  await meet(trial, 'alex', ...others);
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  return { trial, id };
}

export async function approve({ trial, id }: OneRequest): Promise<void> {
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
}

/** What the trial has written, gone as if by itself. */
export async function remove({ parts: { store } }: Trial, row: RowName): Promise<void> {
  const { etag } = must(await store.get(TENANT, row));
  await store.commit(TENANT, [{ kind: 'delete', row, etag }]);
}

/** Brings this card up to date, or sends it anew, and delivers nothing else. */
export async function deliver(
  { trial, id }: OneRequest,
  name: PersonName,
  fresh = false,
): ReturnType<typeof deliverCard> {
  const deps = { ...trial.deps, cardUpdates: new CardUpdates() };
  return deliverCard(deps, { to: PEOPLE[name], requestId: id, fresh });
}

/** What is on record once the refusals of this minute are counted. */
export async function factsAMinuteLater(trial: Trial): Promise<readonly AuditFact[]> {
  trial.parts.clock.advanceSeconds(60);
  await trial.outbox.drain();
  return (await trial.audit()).map(({ fact }) => fact);
}

/** As whoever had it written. */
export async function queue({ deps, parts }: Trial, draft: OutboxDraft): Promise<void> {
  await queueUp(deps, [draft], parts.clock.now());
}

export const chatOf = ({ parts }: Trial, name: PersonName): readonly Shown[] =>
  parts.messenger.chat({ chat: name });

/** Where each of their cards says that it stands, and what else they have, oldest first. */
export const seenBy = (trial: Trial, name: PersonName): readonly string[] =>
  chatOf(trial, name).map(({ message }) =>
    message.kind === 'request' ? message.view.phase.kind : message.kind,
  );

export const noticesOf = (trial: Trial, name: PersonName): readonly Notice[] =>
  chatOf(trial, name).flatMap(({ message }) => (message.kind === 'notice' ? [message.notice] : []));

/** What they are told where this was to be told them, and comes only now. */
export async function told(
  { trial, id: requestId }: OneRequest,
  name: PersonName,
  topic: NoticeTopic,
): Promise<readonly Notice[]> {
  await trial.outbox.drain();
  const before = noticesOf(trial, name).length;
  await deliverNotice(trial.deps, { to: PEOPLE[name], requestId, topic });
  return noticesOf(trial, name).slice(before);
}

export async function codesTold(
  one: OneRequest,
  name: PersonName,
  topics: readonly NoticeTopic[],
): Promise<readonly string[]> {
  const notices: Notice[] = [];
  for (const topic of topics) notices.push(...(await told(one, name, topic)));
  return notices.map(({ code }) => code);
}

/** Diego's seed is before Alex at the page, for which Megan has said yes. */
export async function seedOut(): Promise<OneRequest> {
  const trial = await openTrial({ policy: reburnPolicy() });
  await meet(trial, 'alex', 'megan');
  await (await Sitting.open(trial)).enrol();
  const id = await approvedSeed(trial);
  const { ticket } = fine(await trial.provisioning.openReburn(trial.as('alex'), id));
  const { inCase } = fine(await trial.provisioning.enter(ticket, () => true));
  fine(await trial.provisioning.seedForBurner(inCase));
  return { trial, id };
}

/** The sample people, whom a test lets come and go. */
export async function memoryDirectory(): Promise<FakeDirectory> {
  const [directory, sample] = [new FakeDirectory(), sampleDirectory()];
  for (const id of Object.values(PEOPLE)) {
    directory.add(must(await sample.person(id)), await sample.groupsOf(id));
  }
  return directory;
}
