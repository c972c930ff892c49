// *Show code*, and the card that answers it: with the code only where it is the one that the card is about, at that very moment.
import { describe, expect, test } from '@jest/globals';
import type { ShowAnswer } from '../../../src/app/bridge.js';
import { requestRow } from '../../../src/app/commit/rows/names.js';
import { lendSeed } from '../../../src/app/looking/lend-seed.js';
import { readCode } from '../../../src/app/looking/read-code.js';
import { CardUpdates } from '../../../src/app/release/card-updates.js';
import type { CardOf } from '../../../src/app/release/card-updates.js';
import { showCode } from '../../../src/app/release/show-code.js';
import { VaultUnavailable } from '../../../src/ports/fault.js';
import type { JsonObject } from '../../../src/ports/store.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { approvedSeed, factsAbout, reburnPolicy } from '../provisioning/reburning.js';
import { Sitting } from '../provisioning/sitting.js';
import { fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import { factsAMinuteLater, remove } from './one-request.js';
import type { OneRequest } from './one-request.js';
import { approved, releases, report, show } from './pressing.js';

const NOTHING_HERE = { ok: false, refusal: { code: 'NOTHING_HERE' } };

async function change({ trial, id }: OneRequest, to: (request: JsonObject) => JsonObject) {
  const row = requestRow(id);
  const { etag, value } = must(await trial.parts.store.get(TENANT, row));
  await trial.parts.store.commit(TENANT, [{ kind: 'replace', row, etag, value: to(value) }]);
}

describe('no code', () => {
  test('is there for somebody who has no part in the request, nor its card; and it is counted', async () => {
    const { trial, id } = await approved();
    expect(await trial.bridge.showCode(trial.as('lee'), id)).toEqual(NOTHING_HERE);
    expect(await factsAMinuteLater(trial)).toContainEqual(
      expect.objectContaining({ counts: { NOTHING_HERE: 1 }, people: [PEOPLE.lee] }),
    );
  });

  test('comes of a request for the seed: its card says what it is, and it stays as it is', async () => {
    const vault = new FakeSeedVault();
    const trial = await openTrial({ policy: reburnPolicy(), vault });
    await meet(trial, 'alex', 'megan');
    await (await Sitting.open(trial)).enrol();
    const id = await approvedSeed(trial);
    const before = { facts: await factsAbout(trial, id), reads: vault.reads };
    const { view, ...more } = await show({ trial, id });
    expect(view).toMatchObject({ disclosure: 'seed-qr', phase: { kind: 'approved' } });
    expect(more).toEqual({});
    expect({ facts: await factsAbout(trial, id), reads: vault.reads }).toEqual(before);
  });

  test('is computed where no step of it is set aside, and no seed is read', async () => {
    const vault = new FakeSeedVault();
    const one = await approved({ vault });
    const now = one.trial.parts.clock.now();
    const reservation = { wholeSeed: true, worksFrom: now, worksUntil: now + 60_000 };
    await change(one, ({ life, ...request }) => ({
      ...request,
      life: {
        ...(life as object),
        state: 'releasing',
        reservation: { ...reservation, reservedAt: now - 20_000 },
      },
    }));
    const before = vault.reads;
    await expect(show(one)).rejects.toThrow('a code without a step');
    expect(vault.reads).toBe(before);
  });

  test('comes of a press that arrives once more after it failed: the card says how it stands, and no more', async () => {
    const vault = new FakeSeedVault();
    const one = await approved({ vault });
    vault.failNext(new VaultUnavailable('down'));
    expect((await show(one, 'press')).refusal).toMatchObject({ code: 'VAULT_FAILED' });
    const { view, ...more } = await show(one, 'press');
    expect(view.phase.kind).toBe('approved');
    expect(more).toEqual({});
  });
});

/** Something happens once the code was handed out, while it waits for a card that is on its way. */
class Meanwhile extends CardUpdates {
  readonly waitedFor: CardOf[] = [];
  readonly #happens: () => Promise<unknown>;

  constructor(happens: () => Promise<unknown>) {
    super();
    this.#happens = happens;
  }

  override async waitUntilSettled(card: CardOf): Promise<boolean> {
    this.waitedFor.push(card);
    await this.#happens();
    return true;
  }
}

async function shownWhile(one: OneRequest, happens: () => Promise<unknown>) {
  const { trial, id } = one;
  const cardUpdates = new Meanwhile(happens);
  const lend = lendSeed({ ...trial.deps, vaultBudgetMs: 60_000 });
  const deps = { ...trial.deps, log: quietLog, readCode: readCode(lend), cardUpdates };
  const answer = await showCode(deps)(trial.as('alex'), id);
  expect(cardUpdates.waitedFor).toEqual([{ requestId: id, to: PEOPLE.alex }]);
  return answer;
}

describe('while a code waits for a card of theirs that is on its way', () => {
  test('what the owner says comes with it', async () => {
    const one = await approved();
    const { trial, id } = one;
    const objects = { kind: 'object' } as const;
    const answer = await shownWhile(one, async () =>
      trial.bridge.actOnRequest(trial.as('alice'), id, objects),
    );
    expect(fine(answer).view.phase).toMatchObject({ kind: 'code-out', objected: true });
    expect(fine(answer).shown).toBeDefined();
  });

  test.each<[string, (one: OneRequest) => Promise<unknown>, string]>([
    ['it is over', async (one) => report(one, 'worked'), 'closed'],
    ['it was refused, and another is out', nextCode, 'code-out'],
  ])('and %s, the card comes without it', async (_what, happens, kind) => {
    const one = await approved({ policy: samplePolicy({ codesPerApproval: 2 }) });
    const { view, ...more } = fine(await shownWhile(one, async () => happens(one)));
    expect(view.phase.kind).toBe(kind);
    expect(more).toEqual({});
  });

  test.each<[string, (one: OneRequest) => Promise<unknown>]>([
    ['the request is gone', async ({ trial, id }) => remove(trial, requestRow(id))],
    ['they have no part in it any more', async (one) => change(one, ofLee)],
  ])('and %s, there is neither code nor card', async (_what, happens) => {
    const one = await approved();
    const answer: ShowAnswer = await shownWhile(one, async () => happens(one));
    expect(answer).toEqual(NOTHING_HERE);
  });
});

async function nextCode(one: OneRequest): Promise<void> {
  await report(one, 'refused');
  expect((await show(one)).shown).toBeDefined();
  expect((await releases(one)).filter((what) => what === 'handed-out')).toHaveLength(2);
}

function ofLee({ ask, ...request }: JsonObject): JsonObject {
  return { ...request, ask: { ...(ask as object), requester: { id: PEOPLE.lee, name: 'Lee' } } };
}
