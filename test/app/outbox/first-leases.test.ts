// Between instances, what is put in belongs to whoever commits it, from that very commit on. Nobody is told later because of that but
// where that instance dies, and then after its lease; an alarm waits for nobody's.
import { describe, expect, test } from '@jest/globals';
import type { Row } from '../../../src/ports/store.js';
import { OUTBOX } from '../../../src/app/commit/rows/names.js';
import { outboxSchema } from '../../../src/app/commit/rows/outbox-row.js';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { EVERYBODY, fine, meet, openTrial, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

const NAMES = ['alex', 'megan', 'diego', 'isaiah', 'alice'] as const;
const LEASE_SECONDS = 20;

/** What it is given is never answered, as where the process dies in between. */
class DyingMessenger extends RecordingMessenger {
  isDying = false;

  override async send(
    ...given: Parameters<RecordingMessenger['send']>
  ): ReturnType<RecordingMessenger['send']> {
    if (this.isDying) return new Promise(() => undefined);
    return super.send(...given);
  }
}

/** After its next commit it says nothing of the outbox's rows until it is let go on. */
class SlowLine extends DroppingStore {
  isSlow = false;
  goOn: () => void = () => undefined;
  #waits: Promise<void> = Promise.resolve();

  override async commit(...given: Parameters<DroppingStore['commit']>) {
    const result = await super.commit(...given);
    if (this.isSlow) this.#waits = new Promise((go) => (this.goOn = go));
    this.isSlow = false;
    return result;
  }

  override async get(...given: Parameters<DroppingStore['get']>) {
    if (given[1].startsWith(OUTBOX.from)) await this.#waits;
    return super.get(...given);
  }
}

type Two = {
  readonly one: Trial;
  readonly other: Trial;
  readonly line: SlowLine;
  readonly dying: DyingMessenger;
  /** Of the other one, by person. */
  readonly told: () => readonly number[];
};

/** `line`: of the one to the store that both share. */
async function two(): Promise<Two> {
  const store = new MemoryStore();
  const line = new SlowLine(store);
  const dying = new DyingMessenger();
  const one = await openTrial({ store: line, messenger: dying });
  await meet(one, ...NAMES);
  await one.outbox.drain();
  const { clock } = one.parts;
  const messenger = new RecordingMessenger();
  const random = new FakeRandom('the other one');
  const other = await openTrial({ store, clock, messenger, random });
  await other.outbox.drain();
  const told = (): readonly number[] => NAMES.map((chat) => messenger.chat({ chat }).length);
  return { one, other, line, dying, told };
}

async function rowsOf({ parts }: Trial): Promise<readonly Row[]> {
  const { rows } = await parts.store.list(TENANT, { ...OUTBOX, limit: 100 });
  return rows.filter(({ row }) => !row.startsWith('outbox~t~'));
}

const leased = async (trial: Trial): Promise<number> =>
  (await rowsOf(trial)).filter(({ value }) => outboxSchema.parse(value).lease !== undefined).length;

const NOBODY = [0, 0, 0, 0, 0];
const EACH = [1, 1, 1, 0, 1];

describe('what an instance has put in', () => {
  test('is told by others after its lease, where it died', async () => {
    const { one, other, dying, told } = await two();
    dying.isDying = true;
    await one.requestBy('alex');
    expect(await leased(one)).toBe(4);
    await other.outbox.drain();
    expect(told()).toEqual(NOBODY);
    one.parts.clock.advanceSeconds(LEASE_SECONDS - 1);
    await other.outbox.drain();
    expect(told()).toEqual(NOBODY);
    one.parts.clock.advanceSeconds(1);
    await other.outbox.drain();
    expect(told()).toEqual(EACH);
    expect(await rowsOf(one)).toEqual([]);
  });

  test('is told by others at once, where it was ending by then', async () => {
    const { one, other, told } = await two();
    await one.outbox.stop();
    await one.requestBy('alex');
    expect(await leased(one)).toBe(0);
    await other.outbox.drain();
    expect(told()).toEqual(EACH);
  });

  test('is told by itself without waiting, where the answer to its commit was lost', async () => {
    const { one, line, told } = await two();
    line.dropNext('after');
    await one.requestBy('alex');
    await one.outbox.drain();
    expect(await rowsOf(one)).toEqual([]);
    expect(NAMES.map((chat) => one.parts.messenger.chat({ chat }).length)).toEqual(EACH);
    expect(told()).toEqual(NOBODY);
  });

  test('is told by itself, also where another has put a newer one in its place meanwhile', async () => {
    const { one, other, line } = await two();
    line.isSlow = true;
    const id = await one.requestBy('alex');
    fine(await other.bridge.actOnRequest(other.as('megan'), id, { kind: 'approve' }));
    await other.outbox.drain();
    expect((await rowsOf(one)).length).toBeGreaterThan(0);
    line.goOn();
    await one.outbox.drain();
    expect(await rowsOf(one)).toEqual([]);
  });

  test('is told once, where it could not be cleared away before the lease had ended', async () => {
    const { one, other, line, told } = await two();
    let commits = 0;
    line.dropBy(() => ((commits += 1) === 1 ? 'none' : 'before'));
    await one.requestBy('alex');
    await one.outbox.drain();
    line.dropBy(() => 'none');
    one.parts.clock.advanceSeconds(LEASE_SECONDS);
    await one.outbox.drain();
    await other.outbox.drain();
    expect(await rowsOf(one)).toEqual([]);
    expect(NAMES.map((chat) => one.parts.messenger.chat({ chat }).length)).toEqual(EACH);
    expect(told()).toEqual(NOBODY);
  });
});

test('an alarm is anybody’s at once', async () => {
  const { one, other, line } = await two();
  let commits = 0;
  line.dropBy(() => ((commits += 1) === 1 ? 'none' : 'before'));
  fine(await one.bridge.freeze(one.as('adele'), EVERYBODY));
  await one.outbox.drain();
  const alarms = (await rowsOf(one)).filter(({ row }) => row.startsWith('outbox~a~'));
  expect(alarms.length).toBeGreaterThan(0);
  await other.outbox.drain();
  const left = (await rowsOf(one)).filter(({ row }) => row.startsWith('outbox~a~'));
  expect(left).toEqual([]);
});
