// A decision that loses to another instance is not made afresh where nothing that it rests on says anything else: its entries go on top
// of the log as it has become. Where anything does, it is made afresh.
import { beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Moment } from '../../../src/app/commit/moment.js';
import { noteBeside } from '../../../src/app/commit/note-beside.js';
import type { Plan } from '../../../src/app/commit/plan.js';
import { FREEZE, TALLIES } from '../../../src/app/commit/rows/names.js';
import { transactWith } from '../../../src/app/commit/transact.js';
import type { Transact, TransactDeps } from '../../../src/app/commit/transact.js';
import { roleLookup } from '../../../src/app/looking/role-lookup.js';
import type { LogRefusal } from '../../../src/domain/audit/log-trust.js';
import { ok } from '../../../src/domain/outcome.js';
import type { CommitResult, JsonObject, RowName, Store } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { fine, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

/** What others do before each of the next commits. */
class Between extends MemoryStore {
  others: (() => Promise<unknown>)[] = [];
  commits = 0;

  override async commit(...given: Parameters<Store['commit']>): Promise<CommitResult> {
    const other = this.others.shift();
    if (other !== undefined) {
      await other();
      this.commits = 0;
    }
    this.commits += 1;
    return super.commit(...given);
  }
}

const MINE = 'tally~mine';
const counted = z.object({ n: z.number() });
const entry = { actor: PEOPLE.alex, fact: { action: 'freeze.lifted' } } as const;

let store: Between;
let trial: Trial;
let transact: Transact;
let plans: number;
let policy = samplePolicy();
let refusal: LogRefusal | undefined;

beforeEach(async () => {
  store = new Between();
  trial = await openTrial({ store });
  await store.commit(TENANT, [{ kind: 'insert', row: MINE, value: { n: 0 } }]);
  plans = 0;
  policy = trial.parts.policy;
  refusal = undefined;
  transact = transactWith(needs());
});

function needs(): TransactDeps {
  const { clock, random, directory } = trial.parts;
  const logWatch = {
    whyNothingLeaves: () => refusal,
    goesOnFrom: async () => true,
    appended: () => undefined,
  };
  return {
    ...{ store, tenantId: TENANT, clock, random, log: quietLog, logWatch },
    policy: () => policy,
    policyMoved: async () => undefined,
    outboxMayBeFilled: () => undefined,
    roles: (inForce) => roleLookup(directory, inForce),
  };
}

type How = {
  readonly name?: string;
  readonly row?: RowName;
  readonly also?: (moment: Moment) => Promise<unknown>;
};

async function oneMore({ name = 'one', row = MINE, also }: How = {}): Promise<number> {
  const plan = async (moment: Moment): Promise<Plan<number>> => {
    plans += 1;
    await moment.reading.get(FREEZE, z.looseObject({}));
    const { n } = (await moment.reading.get(row, counted)) ?? { n: 0 };
    await also?.(moment);
    return { puts: [{ row, value: { n: n + 1 } }], audit: [entry], outcome: ok(n + 1) };
  };
  return fine(await transact({ operation: [PEOPLE.alex, name], value: z.number(), plan }));
}

/** Another instance's decision, about something else. */
const append = async (): Promise<unknown> => {
  const { clock, random } = trial.parts;
  return noteBeside({ store, tenantId: TENANT, clock, random }, entry);
};

async function write(row: RowName, change: (value: JsonObject) => JsonObject): Promise<unknown> {
  const { etag, value } = must(await store.get(TENANT, row));
  return store.commit(TENANT, [{ kind: 'replace', row, etag, value: change(value) }]);
}

async function check(row: RowName): Promise<unknown> {
  const { etag } = must(await store.get(TENANT, row));
  return store.commit(TENANT, [{ kind: 'check', row, etag }]);
}

/** Each by itself, and an entry of the log for each that nobody lost: `readAudit` holds them against the tree. */
async function expectWritten(entries: number, n: number): Promise<void> {
  expect(must(await store.get(TENANT, MINE)).value).toMatchObject({ n });
  const lifted = (await trial.audit()).filter(({ fact }) => fact.action === 'freeze.lifted');
  expect(lifted).toHaveLength(entries);
}

describe('a decision stands where', () => {
  test('others have appended to the log', async () => {
    store.others = [append, append];
    expect(await oneMore()).toBe(1);
    expect(plans).toBe(1);
    await expectWritten(3, 1);
  });

  test('others have checked what it rests on', async () => {
    store.others = [async () => check(FREEZE)];
    expect(await oneMore()).toBe(1);
    expect({ plans, commits: store.commits }).toEqual({ plans: 1, commits: 2 });
    await expectWritten(1, 1);
  });

  test('several go together: each as it was decided', async () => {
    store.others = [append, async () => check(FREEZE)];
    const names = ['one', 'two', 'three'];
    const done = await Promise.all(names.map(async (name) => oneMore({ name })));
    expect(done).toEqual([1, 2, 3]);
    expect(plans).toBe(3);
    await expectWritten(4, 3);
  });
});

describe('a decision is made afresh where', () => {
  test('what it rests on has changed', async () => {
    store.others = [async () => write(MINE, () => ({ n: 10 }))];
    expect(await oneMore()).toBe(11);
    expect(plans).toBe(2);
    await expectWritten(1, 11);
  });

  test('a brake that it only looked at was set', async () => {
    store.others = [async () => write(FREEZE, (value) => ({ ...value, set: true }))];
    await oneMore();
    expect(plans).toBe(2);
  });

  test('what it found missing was put by others', async () => {
    const put = { kind: 'insert', row: 'tally~other', value: { n: 5 } } as const;
    store.others = [async () => store.commit(TENANT, [put])];
    expect(await oneMore({ row: 'tally~other' })).toBe(6);
    expect(plans).toBe(2);
  });

  test('what is in its way is nothing that it rests on', async () => {
    await store.commit(TENANT, [{ kind: 'insert', row: 'tally~1', value: { n: 5 } }]);
    const plan = async (): Promise<Plan<number>> => {
      plans += 1;
      const put = { row: `tally~${plans}`, value: { n: 0 } };
      return { puts: [put], audit: [entry], outcome: ok(plans) };
    };
    const operation = [PEOPLE.alex, 'blindly'] as const;
    expect(fine(await transact({ operation, value: z.number(), plan }))).toBe(2);
  });

  test('it rests on a list, which no commit holds', async () => {
    store.others = [append];
    await oneMore({ also: async ({ reading }) => reading.list({ ...TALLIES, limit: 10 }) });
    expect(plans).toBe(2);
  });

  test('it has become old', async () => {
    const later = async (): Promise<unknown> => {
      trial.parts.clock.advanceSeconds(4);
      return append();
    };
    store.others = [later];
    await oneMore();
    expect(plans).toBe(2);
  });

  test('another policy is seen', async () => {
    const other = async (): Promise<unknown> => {
      policy = { ...policy };
      return append();
    };
    store.others = [other];
    await oneMore();
    expect(plans).toBe(2);
  });

  test('the log lets nothing be disclosed any more', async () => {
    const behind = async (): Promise<unknown> => {
      refusal = { code: 'LOG_ROLLED_BACK' };
      return append();
    };
    store.others = [behind];
    await oneMore();
    expect(plans).toBe(2);
  });

  test('one of several was overtaken: it alone', async () => {
    await store.commit(TENANT, [{ kind: 'insert', row: 'tally~other', value: { n: 0 } }]);
    store.others = [async () => write('tally~other', () => ({ n: 10 }))];
    const done = await Promise.all([
      oneMore({ name: 'one' }),
      oneMore({ name: 'two', row: 'tally~other' }),
      oneMore({ name: 'three' }),
    ]);
    expect(done).toEqual([1, 11, 2]);
    expect(plans).toBe(4);
    await expectWritten(3, 2);
  });
});

test('while others write much, what has changed is seen before it is written', async () => {
  store.others = [append];
  await oneMore();
  store.commits = 0;
  const overtaken = async (): Promise<unknown> =>
    plans === 2 ? write(MINE, () => ({ n: 10 })) : 0;
  expect(await oneMore({ name: 'two', also: overtaken })).toBe(11);
  // The other's and ours: none was refused.
  expect({ plans, commits: store.commits }).toEqual({ plans: 3, commits: 2 });
});
