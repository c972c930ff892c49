// What must always hold, point by point, in the design's words (§3, points 6 to 9).
import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { decodeBase32 } from '../../src/domain/otp/base32.js';
import { personRow, requestRow } from '../../src/app/commit/rows/names.js';
import type { RequestId } from '../../src/domain/ids.js';
import { DeliveryFailed, PersonUnreachable } from '../../src/ports/fault.js';
import type { Change, CommitResult } from '../../src/ports/store.js';
import { MemoryStore } from '../fakes/memory-store.js';
import { fine, meet, must, openTrial, PEOPLE, SAMPLE_SEED, TENANT } from './trial.js';
import type { PersonName, Trial } from './trial.js';

async function asked(
  changes: Parameters<typeof openTrial>[0] = {},
): Promise<{ trial: Trial; id: RequestId }> {
  const trial = await openTrial(changes);
  await meet(trial, 'alex', 'megan', 'diego', 'alice');
  return { trial, id: await trial.requestBy('alex') };
}

class WatchedStore extends MemoryStore {
  readonly commits: (readonly Change[])[] = [];

  override async commit(...of: Parameters<MemoryStore['commit']>): Promise<CommitResult> {
    const result = await super.commit(...of);
    if (result.ok) this.commits.push(of[1]);
    return result;
  }
}

const kinds = (trial: Trial, chat: PersonName): readonly string[] =>
  trial.parts.messenger
    .chat({ chat })
    .map(({ message }) => (message.kind === 'request' ? message.view.phase.kind : message.kind));

describe('6. what people must be told is in the same transaction, and delivered at least once', () => {
  test('every change of a request is committed with its audit entry and its messages', async () => {
    const store = new WatchedStore();
    const { trial, id } = await asked({ store });
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    const changes = store.commits.filter((commit) =>
      commit.some(({ row }) => row === requestRow(id)),
    );
    expect(changes).toHaveLength(2);
    for (const commit of changes) {
      const rows = commit.map(({ row }) => row.split('~')[0]);
      expect(rows).toEqual(expect.arrayContaining(['audit', 'audit-head', 'op', 'outbox']));
    }
  });

  test('what could not be delivered comes again, drawn from the state of that moment', async () => {
    const { trial, id } = await asked();
    trial.parts.messenger.failNext(...Array.from({ length: 4 }, () => new DeliveryFailed('busy')));
    await trial.outbox.drain();
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'deny', reason: 'no' });
    trial.parts.clock.advanceSeconds(60);
    await trial.outbox.drain();
    for (const name of ['alex', 'megan', 'diego', 'alice'] as const) {
      expect(kinds(trial, name)).toContain('denied');
      expect(kinds(trial, name)).not.toContain('waiting');
    }
  });

  test('a message that never gets through is given up in the audit', async () => {
    const { trial } = await asked();
    for (let minutes = 0; minutes < 60; minutes += 1) {
      trial.parts.messenger.failNext(
        ...Array.from({ length: 9 }, () => new DeliveryFailed('busy')),
      );
      await trial.outbox.drain();
      trial.parts.clock.advanceSeconds(60);
    }
    const actions = (await trial.audit()).map(({ fact }) => fact.action);
    expect(actions).toContain('message.undelivered');
  });

  test('when nobody who was asked can be reached after all, the requester learns it and who could be', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'megan');
    await trial.requestBy('alex');
    trial.parts.messenger.close({ chat: 'megan' });
    await trial.outbox.drain();
    const notice = trial.parts.messenger.chat({ chat: 'alex' }).at(-1)?.message;
    expect(notice).toMatchObject({ kind: 'notice', notice: { code: 'approvers-unreachable' } });
    expect(JSON.stringify(notice)).toContain('Diego Siciliani');
    expect(await trial.bridge.findContact(trial.as('megan'))).toBeUndefined();
    await trial.bridge.rememberPerson(trial.as('megan'), { address: { chat: 'megan again' } });
    await trial.outbox.drain();
    expect(trial.parts.messenger.chat({ chat: 'megan again' })).toHaveLength(1);
  });
});

describe('8. identity is the channel’s verified one', () => {
  test('who has no role gets the same answer whether or not Alice exists', async () => {
    const { trial } = await asked();
    const answers = [];
    for (const typedName of ['alice', 'nobody', 'megan', '']) {
      answers.push(
        await trial.bridge.askForCode(trial.as('lee'), { typedName, reason: '', byMail: false }),
      );
    }
    for (const answer of answers)
      expect(answer).toEqual({ ok: false, refusal: { code: 'NO_ROLE' } });
  });

  test('who has no part in a request gets the same answer as if there were none', async () => {
    const { trial, id } = await asked();
    const nothing = { ok: false, refusal: { code: 'NOTHING_HERE' } };
    for (const name of ['lee', 'isaiah', 'adele'] as const) {
      expect(await trial.bridge.viewRequest(trial.as(name), id)).toEqual(nothing);
      expect(await trial.bridge.showCode(trial.as(name), id)).toEqual(nothing);
      expect(await trial.bridge.actOnRequest(trial.as(name), id, { kind: 'approve' })).toEqual(
        nothing,
      );
    }
  });
});

describe('9. a seed is in the clear only between the vault and the HMAC, and a code is never kept', () => {
  test('neither is in any row, message, log line, audit entry or error', async () => {
    const store = new WatchedStore();
    const { trial, id } = await asked({ store });
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    const codes: string[] = [];
    for (let shows = 0; shows < 2; shows += 1) {
      codes.push(must(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).code.reveal());
    }
    await trial.outbox.drain();
    const error = await trial.bridge
      .actOnRequest({ ...trial.as('alex'), personId: PEOPLE.alex }, id, { kind: 'cancel' })
      .catch((thrown: unknown) => thrown);
    const raw = Buffer.from(fine(decodeBase32(SAMPLE_SEED)));
    const everything = [
      JSON.stringify(store.commits),
      ...['alex', 'megan', 'diego', 'alice'].map((chat) =>
        JSON.stringify(trial.parts.messenger.chat({ chat })),
      ),
      trial.parts.log.join('\n'),
      inspect(error, { depth: 9, showHidden: true }),
    ].join('\n');
    for (const secret of [
      SAMPLE_SEED,
      SAMPLE_SEED.toUpperCase(),
      raw.toString('base64'),
      raw.toString('hex'),
      ...codes,
    ]) {
      expect(everything).not.toContain(secret);
    }
  });
});

test('an unreachable person is marked so, and the card is not tried for ever', async () => {
  const { trial } = await asked();
  trial.parts.messenger.failNext(new PersonUnreachable('blocked'));
  await trial.outbox.drain();
  const rows = await Promise.all(
    (['alex', 'megan', 'diego', 'alice'] as const).map(async (name) =>
      trial.parts.store.get(TENANT, personRow(PEOPLE[name])),
    ),
  );
  expect(rows.filter((row) => row?.value['closed'] !== undefined)).toHaveLength(1);
});
