// Whose alarm goes to whom: by roles as they are when it is spread, to nobody twice, and to nobody who did it themselves.
import { describe, expect, test } from '@jest/globals';
import { ALERT, REVIEW_CARD } from '../../../src/app/commit/rows/alarm-items.js';
import type { Alarm, SpreadItem } from '../../../src/app/commit/rows/alarm-items.js';
import { CARD, NOTICE } from '../../../src/app/commit/rows/items.js';
import { tokenRow } from '../../../src/app/commit/rows/names.js';
import { outboxSchema } from '../../../src/app/commit/rows/outbox-row.js';
import type { ItemKind } from '../../../src/app/commit/rows/outbox-row.js';
import { addressAlarm } from '../../../src/app/safety/address-alarm.js';
import { instant, parseRequestId, parseTokenId } from '../../../src/domain/ids.js';
import type { PersonId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { brokenGlass, glassOf } from '../emergency.js';
import { fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const at = instant(Date.parse('2026-11-24T12:00:00Z'));
const { adele, alice, isaiah } = PEOPLE;
const tokenId = must(parseTokenId('sample-alice'));
const only = (...names: readonly PersonName[]) => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});

/** Adele is security, Isaiah audits, and Lee runs the bot. */
async function opened(roles: Partial<Policy['roles']> = {}): Promise<Trial> {
  const policy = samplePolicy({ breakGlass: glassOf(3) });
  const own = {
    ...policy.roles,
    security: only('adele'),
    auditor: only('isaiah'),
    operator: only('lee'),
    ...roles,
  };
  const trial = await openTrial({ policy: { ...policy, roles: own } });
  await meet(trial, 'alex', 'megan', 'diego', 'alice', 'adele', 'isaiah', 'lee');
  return trial;
}

async function items<A extends { readonly to: PersonId }>(
  trial: Trial,
  kind: ItemKind<A>,
): Promise<readonly A[]> {
  const range = { from: 'outbox~', to: 'outbox~~', limit: 99 };
  const { rows } = await trial.parts.store.list(TENANT, range);
  return rows.flatMap(({ value }) => kind.read(outboxSchema.parse(value).item) ?? []);
}
function namesOf(of: readonly { readonly to: PersonId }[]): readonly string[] {
  const told = of.map(({ to }) => to);
  const names = Object.entries(PEOPLE).map(([name, id]) =>
    told.filter((to) => to === id).map(() => name),
  );
  return names.flat().sort();
}
/** What was waiting before is delivered, so that nothing but this alarm's waits. */
async function spread(trial: Trial, item: SpreadItem): Promise<readonly string[]> {
  await trial.outbox.drain();
  await addressAlarm(trial.deps, item);
  return namesOf(await items(trial, ALERT));
}

const log = (topic: Extract<Alarm['topic'], `log-${string}`>) => ({ topic, at });
const nowhere = must(parseRequestId('0123456789abcdef'));
const WATCH = ['adele', 'isaiah', 'lee'] as const;
const ABOUT: readonly (readonly [string, Alarm, readonly PersonName[]])[] = [
  [
    'a freeze, to who reviews but for who froze',
    { topic: 'frozen', whom: null, by: adele, at },
    ['isaiah'],
  ],
  ['a lift, alike', { topic: 'lifted', whom: alice, by: isaiah, at }, ['adele']],
  ['an owner’s limit, to security', { topic: 'owner-limit', owner: alice, at }, ['adele']],
  [
    'too many wrong codes, to security',
    { topic: 'proofs-locked', tokenId, by: PEOPLE.megan, at, until: at },
    ['adele'],
  ],
  [
    'a seed in other hands, to who reviews and the owner',
    { topic: 'compromised', tokenId, by: PEOPLE.megan, at },
    ['adele', 'alice', 'isaiah'],
  ],
  [
    'a seed in other hands, not to who said so',
    { topic: 'compromised', tokenId, by: alice, at },
    ['adele', 'isaiah'],
  ],
  [
    'a token that is gone, to nobody',
    { topic: 'compromised', tokenId: must(parseTokenId('sample-nobody')), by: alice, at },
    [],
  ],
  ['another policy, to operators', { topic: 'policy-changed', about: 'two', at }, ['lee']],
  ['a refused policy, to operators', { topic: 'policy-refused', about: 'two', at }, ['lee']],
  ['a restore, to everybody who watches', { topic: 'restored', at }, WATCH],
  ['a log that is behind, alike', log('log-rolled-back'), WATCH],
  ['a log that is empty, alike', log('log-emptied'), WATCH],
  ['a log that is kept nowhere, alike', log('log-unanchored'), WATCH],
  ['a log that is kept again, alike', log('log-anchored-again'), WATCH],
  ['a review that there is not, to nobody', { topic: 'break-glass', requestId: nowhere, at }, []],
];

describe('an alarm of', () => {
  test.each(ABOUT)('%s', async (_what, alarm, whom) => {
    const trial = await opened();
    expect(await spread(trial, { alarm })).toEqual(whom);
    expect((await items(trial, ALERT)).map((alert) => alert.alarm)).toEqual(whom.map(() => alarm));
  });

  test('another policy goes to whom the one before told, too, and to nobody twice', async () => {
    const trial = await opened();
    const alarm = { topic: 'policy-changed', about: 'two', at } as const;
    const formerly = only('diego', 'lee');
    expect(await spread(trial, { alarm, formerly })).toEqual(['diego', 'lee']);
  });
});

describe('a freeze while requests are open', () => {
  const frozen = { topic: 'frozen', whom: alice, by: adele, at } as const;

  test('is told to who waits for a code, but not once more to who hears of the freeze anyway', async () => {
    const trial = await opened({ requester: only('alex', 'isaiah') });
    for (const name of ['alex', 'isaiah'] as const) await trial.requestBy(name);
    expect(await spread(trial, { alarm: frozen })).toEqual(['isaiah']);
    const notices = await items(trial, NOTICE);
    expect(namesOf(notices)).toEqual(['alex']);
    expect(notices.map(({ topic }) => topic)).toEqual(['frozen']);
  });

  test('is told to everybody who has a code out, whoever they are: it is not to be passed on', async () => {
    const trial = await opened({ requester: only('alex', 'isaiah') });
    const id = await trial.requestBy('isaiah');
    await trial.requestBy('alex');
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    expect(fine(await trial.bridge.showCode(trial.as('isaiah'), id)).shown).toBeDefined();
    expect(await spread(trial, { alarm: frozen })).toEqual(['isaiah']);
    expect(namesOf(await items(trial, NOTICE))).toEqual(['alex', 'isaiah']);
  });

  test('is shown on the cards that are there, and no card comes anew by it', async () => {
    const trial = await opened();
    await trial.requestBy('alex');
    await spread(trial, { alarm: frozen });
    const cards = await items(trial, CARD);
    expect(namesOf(cards)).toEqual(['alex', 'alice', 'diego', 'megan']);
    expect(cards.map(({ fresh }) => fresh)).toEqual(cards.map(() => false));
  });
});

describe('a seed in other hands while requests are open', () => {
  const compromised = { topic: 'compromised', tokenId, by: PEOPLE.megan, at } as const;

  test('is no news for who was shown nothing of it', async () => {
    const trial = await opened();
    await trial.requestBy('alex');
    expect(await spread(trial, { alarm: compromised })).toEqual(['adele', 'alice', 'isaiah']);
  });

  test('is told to who was shown a code of it', async () => {
    const trial = await opened();
    const id = await trial.requestBy('alex');
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    fine(await trial.bridge.showCode(trial.as('alex'), id));
    const whom = ['adele', 'alex', 'alice', 'isaiah'];
    expect(await spread(trial, { alarm: compromised })).toEqual(whom);
  });
});

test('a seed in other hands is told to who set the token up', async () => {
  const trial = await opened();
  const { row, etag, value } = must(await trial.parts.store.get(TENANT, tokenRow(tokenId)));
  const setting = {
    caseId: 'abcdef0123456789',
    session: 'session',
    seedBytes: 20,
    fingerprint: 'aa',
  };
  const setUp = { ...value, ...setting, sample: false, capturedBy: PEOPLE.diego };
  await trial.parts.store.commit(TENANT, [{ kind: 'replace', row, etag, value: setUp }]);
  const alarm = { topic: 'compromised', tokenId, by: PEOPLE.megan, at } as const;
  expect(await spread(trial, { alarm })).toEqual(['adele', 'alice', 'diego', 'isaiah']);
});

describe('of a break-glass', () => {
  const approver = only('alex', 'megan', 'isaiah');
  const TOPICS = [
    { topic: 'break-glass', fresh: true, told: ['alice', 'megan'] },
    { topic: 'review-due', fresh: true, told: [] },
    { topic: 'review-moved', fresh: false, told: [] },
    { topic: 'review-closed', fresh: false, told: [] },
  ] as const;

  test.each(TOPICS)(
    '$topic: who reviews gets the card alone; who used it hears nothing as an approver',
    async ({ topic, fresh, told }) => {
      const trial = await opened({ approver });
      const requestId = await brokenGlass(trial);
      expect(await spread(trial, { alarm: { topic, requestId, at } })).toEqual(told);
      const cards = await items(trial, REVIEW_CARD);
      expect(namesOf(cards)).toEqual(['adele', 'isaiah']);
      expect(cards.map((card) => card.fresh)).toEqual([fresh, fresh]);
    },
  );

  test.each(TOPICS)(
    '$topic: who used it never gets the review, as an auditor',
    async ({ topic, told }) => {
      const trial = await opened({ approver, auditor: only('alex', 'isaiah') });
      const requestId = await brokenGlass(trial);
      expect(await spread(trial, { alarm: { topic, requestId, at } })).toEqual(told);
      expect(namesOf(await items(trial, REVIEW_CARD))).toEqual(['adele', 'isaiah']);
    },
  );
});
