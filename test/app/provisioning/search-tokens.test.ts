// `/tokens` with words behind it finds by the account owner, the serial number and the stage; what has ended where that is asked for.
import { beforeEach, expect, test } from '@jest/globals';
import { ownedRow, tokenRow } from '../../../src/app/commit/rows/names.js';
import { readTokenQuery } from '../../../src/channels/teams/read-token-query.js';
import { instant, parseTokenId } from '../../../src/domain/ids.js';
import type { Stage } from '../../../src/domain/tokens/token.js';
import { aToken } from '../../domain/tokens/given.js';
import { fine, meet, must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

let trial: Trial;
let made: number;

beforeEach(async () => {
  trial = await openTrial();
  made = 0;
  await meet(trial, 'alex', 'megan');
});

/** The sample's is there, too: Alice's, in the mail, the oldest. */
async function keep(owner: PersonName, stage: Stage, serial?: string): Promise<string> {
  made += 1;
  const id = must(parseTokenId(`one-token-${made}`));
  const ownerId = PEOPLE[owner];
  const capturedAt = instant(trial.parts.clock.now() + made * 1_000);
  const plain = { ...aToken(stage), id, ownerId, capturedAt };
  const token = serial === undefined ? plain : { ...plain, serial };
  const rows = [
    { kind: 'insert', row: tokenRow(id), value: token },
    { kind: 'insert', row: ownedRow(ownerId, id), value: {} },
  ] as const;
  expect((await trial.parts.store.commit(TENANT, rows)).ok).toBe(true);
  return id;
}

async function find(typed: string, after?: string) {
  const last = after === undefined ? undefined : must(parseTokenId(after));
  const list = await trial.provisioning.listTokens(trial.as('alex'), last, readTokenQuery(typed));
  const { tokens, ...beside } = fine(list);
  return { ids: tokens.map(({ id }) => String(id)), ...beside };
}

test('a serial number, whole, in part, and as it is printed', async () => {
  const one = await keep('diego', 'shipped', '8650-0011 12223');
  await keep('adele', 'burned', '8650009999999');
  for (const typed of ['8650-0011 12223', '865000111', '12223']) {
    expect(await find(typed)).toEqual({ ids: [one], ended: 0 });
  }
});

test('a number that no token has is nobody’s name', async () => {
  expect(await find('8650001')).toEqual({ ids: [], ended: 0 });
});

test.each(['shipped', 'in the mail', 'In der Post', 'unterwegs'])(
  'a stage, as “%s”',
  async (typed) => {
    const one = await keep('diego', 'shipped');
    await keep('adele', 'burned');
    expect((await find(typed)).ids).toContain(one);
    expect((await find(typed)).ids).not.toContain('one-token-2');
  },
);

test('a name; what has ended is counted, and shown on request', async () => {
  const ended = await keep('diego', 'cancelled');
  const open = await keep('diego', 'burned');
  expect(await find('diego')).toEqual({ ids: [open], ended: 1 });
  expect(await find('diego all')).toEqual({ ids: [open, ended], ended: 0 });
  expect(await find('alle Diego')).toEqual({ ids: [open, ended], ended: 0 });
  // Who asks for a stage in which a token has ended means those.
  expect(await find('cancelled')).toEqual({ ids: [ended], ended: 0 });
});

test('a name that nobody has is not guessed', async () => {
  const found = await trial.provisioning.listTokens(
    trial.as('alex'),
    undefined,
    readTokenQuery('alcie'),
  );
  expect(found).toMatchObject({ refusal: { code: 'UNKNOWN_PERSON' } });
});

test('a serial number that is not among those looked through is not said to be nobody’s name', async () => {
  for (let count = 0; count < 2_001; count += 1) await keep('diego', 'shipped', '8650001');
  expect(await find('8650002')).toEqual({ ids: [], ended: 0, notAll: true });
  // A name that somebody has is found beside so many, too.
  expect((await find('diego')).ids).toHaveLength(10);
});

test('page by page, each once', async () => {
  for (let count = 0; count < 23; count += 1) await keep('diego', 'burned');
  const first = await find('burned');
  const second = await find('burned', first.next);
  const third = await find('burned', second.next);
  expect(third.next).toBeUndefined();
  const all = [first, second, third].flatMap(({ ids }) => ids);
  expect(new Set(all).size).toBe(23);
  expect(all).toHaveLength(23);
});

test('is for those who set up tokens', async () => {
  const by = trial.as('megan');
  const found = await trial.provisioning.listTokens(by, undefined, readTokenQuery('8650'));
  expect(found).toMatchObject({ refusal: { code: 'NOT_A_PROVISIONER' } });
});
