// `otp-bridge import FILE` over real decisions and real sealing: what is wrong is said by line before anything is written; what is
// taken is taken once, whatever broke off.
import { describe, expect, test } from '@jest/globals';
import { DroppingStore } from '../../fakes/dropping-store.js';
import { FakeClock } from '../../fakes/fake-clock.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import {
  EVERYBODY,
  fine,
  openTrial,
  PEOPLE,
  readAudit,
  samplePolicy,
  TENANT,
} from '../../app/trial.js';
import { exchange } from '../../../src/text/cli/exchange.js';
import { spelledIn, spellingsOf } from '../../marked-spellings.js';
import { imported, kept, storeOf, tokensIn, trialWith } from './importing.js';
import {
  addressOf,
  badKinds,
  directoryOf,
  HEADER,
  ownerAt,
  rowOf,
  seedText,
  sheet,
} from './many-owners.js';

describe('a file of tokens', () => {
  test('says what would happen, and writes nothing before it is told to', async () => {
    const trial = await trialWith(3);
    const file = await kept(sheet(3, 10));
    const before = (await trial.audit()).length;
    const { exit, said, json } = await imported(trial, file);
    expect(exit).toBe(0);
    expect(json).toMatchObject({ wouldBeTaken: 3, there: 0, taken: 0, notTaken: [] });
    expect(said.lines).toEqual([
      'a sheet for Entra: 3 rows.',
      '3 tokens would be taken, 0 there already, 0 cannot be taken.',
      'Nothing was written: run it once more with --yes.',
    ]);
    const entries = (await trial.audit()).slice(before).map(({ fact }) => fact.action);
    expect(entries).toEqual(['command.run']);
    expect(await tokensIn(storeOf(trial))).toEqual([]);
  });

  test('comes in as enrolled, not proved, for its owner, who is told; the file still holds it', async () => {
    const trial = await trialWith(2);
    const file = await kept(sheet(2, 10));
    const { exit, said } = await imported(trial, file, '--yes');
    expect(exit).toBe(0);
    expect(said.lines.slice(-2)).toEqual([
      '2 tokens taken, 0 were there already. They are enrolled, and no code has proved them.',
      `${file} still holds the secrets. Delete it, and wherever it was copied, mailed or backed up.`,
    ]);
    const tokens = await tokensIn(storeOf(trial));
    expect(tokens.map(({ ownerId, stage, capturedBy }) => [ownerId, stage, capturedBy])).toEqual(
      expect.arrayContaining([
        [ownerAt(0).id, 'enrolled', PEOPLE.alex],
        [ownerAt(1).id, 'enrolled', PEOPLE.alex],
      ]),
    );
    const story = (await trial.audit()).filter(({ tokenId }) => tokenId === tokens[0]?.id);
    expect(story.map(({ fact }) => fact.action)).toEqual([
      'token.capturing',
      'token.changed',
      'token.changed',
      'token.imported',
      'case.closed',
    ]);
  });

  test('gives a code like any other once it is approved', async () => {
    const trial = await trialWith(1, {
      policy: samplePolicy({ captorTakesNoPartInFirstRelease: false }),
    });
    await imported(trial, await kept(sheet(1, 10)), '--yes');
    await trial.bridge.rememberPerson(trial.as('megan'), { address: { chat: 'megan' } });
    const id = await trial.requestBy('alex', addressOf(0));
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
  });

  test('changes nothing when it comes a second time', async () => {
    const trial = await trialWith(5);
    const file = await kept(sheet(5, 10));
    await imported(trial, file, '--yes');
    const before = (await trial.audit()).length;
    const { exit, json } = await imported(trial, file, '--yes');
    expect(exit).toBe(0);
    expect(json).toMatchObject({ wouldBeTaken: 0, there: 5, taken: 0 });
    const entries = (await trial.audit()).slice(before).map(({ fact }) => fact.action);
    expect(entries).toEqual(['command.run']);
  });

  test('with one bad row of every kind: each by its line, and nothing is written', async () => {
    const trial = await trialWith(badKinds().length + 1);
    const rows = badKinds().map(([, make], at) => make(at + 1));
    const file = await kept([HEADER, rowOf(0), ...rows, ''].join('\n'));
    const { exit, json, said } = await imported(trial, file, '--yes');
    expect(exit).toBe(1);
    const wanted = badKinds().map(([code], at) => ({ line: at + 3, code }));
    expect(json['notTaken']).toMatchObject(wanted);
    for (const { line } of wanted) {
      expect(said.lines).toContainEqual(
        expect.stringMatching(new RegExp(`^line ${line}\\b.*\\.$`)),
      );
    }
    expect(await tokensIn(storeOf(trial))).toEqual([]);
    const others = await imported(trial, file, '--yes', '--leave-out-faulty');
    expect(others.json).toMatchObject({ taken: 1 });
    expect(await tokensIn(storeOf(trial))).toHaveLength(1);
  });

  test('is refused for whom a token is under way, is frozen, or whose secret is another’s', async () => {
    const roles = { ...samplePolicy().roles, security: { people: [PEOPLE.lee], groups: [] } };
    const trial = await trialWith(3, { policy: samplePolicy({ roles }) });
    await imported(trial, await kept([HEADER, rowOf(0), ''].join('\n')), '--yes');
    const again = [HEADER, rowOf(0, seedText(7)), rowOf(1, seedText(0)), ''].join('\n');
    const { json } = await imported(trial, await kept(again), '--yes');
    expect(json['notTaken']).toEqual([
      { line: 2, account: addressOf(0), code: 'GUARDED' },
      { line: 3, account: addressOf(1), code: 'GUARDED' },
    ]);
    fine(await trial.bridge.freeze(trial.as('lee'), { ...EVERYBODY, reason: 'look' }));
    const frozen = await imported(trial, await kept([HEADER, rowOf(2), ''].join('\n')), '--yes');
    expect(frozen.json['notTaken']).toEqual([{ line: 2, account: addressOf(2), code: 'FROZEN' }]);
  });
});

describe('broken off at any moment', () => {
  test.each([0, 1, 2, 3, 4, 5, 7, 9, 11])(
    'after commit %i, and run again: nothing twice, nothing lost',
    async (survives) => {
      const store = new MemoryStore();
      const common = {
        directory: directoryOf(6),
        vault: new FakeSeedVault(),
        clock: new FakeClock(),
        random: new FakeRandom(),
      };
      const dying = new DroppingStore(store);
      const first = await openTrial({ ...common, store: dying });
      const file = await kept(sheet(6, 10));
      let commits = 0;
      dying.dropBy(() => {
        commits += 1;
        // Before it arrives, or after it was done.
        if (commits <= survives) return 'none';
        return survives % 2 === 0 ? 'before' : 'after';
      });
      await imported(first, file, '--yes').catch(() => undefined);
      const second = await openTrial({ ...common, store });
      const { json } = await imported(second, file, '--yes');
      expect(json['notTaken']).toEqual([]);
      const living = (await tokensIn(store)).filter(({ stage }) => stage === 'enrolled');
      expect(living.map(({ accountName }) => accountName).sort()).toEqual(
        Array.from({ length: 6 }, (_, at) => addressOf(at)),
      );
      const open = await store.list(TENANT, { from: 'open-case~', to: 'open-case~~', limit: 100 });
      expect(open.rows).toEqual([]);
      // The chain holds, too.
      const actions = (await readAudit(store)).map(({ fact }) => fact.action);
      expect(actions.filter((one) => one === 'token.imported')).toHaveLength(6);
    },
  );
});

test('a marked seed is in the file, and in nothing that is said or kept in the clear', async () => {
  const trial = await trialWith(3);
  const rows = [
    rowOf(0),
    rowOf(1, `${seedText(1)} drawer`),
    `${seedText(2)},${addressOf(2)},x,30,T,M`,
  ];
  const file = await kept([HEADER, ...rows, ''].join('\n'));
  const { said, json } = await imported(trial, file, '--yes', '--leave-out-faulty');
  await trial.outbox.drain();
  const everything = [
    ...said.lines,
    ...said.problems,
    ...trial.parts.log,
    JSON.stringify(json),
    JSON.stringify(await trial.audit()),
    JSON.stringify((await storeOf(trial).list(TENANT, { from: 'a', to: 'z', limit: 1000 })).rows),
  ].join('\n');
  for (const at of [0, 1, 2]) expect(spelledIn(spellingsOf(seedText(at)), everything)).toEqual([]);
  expect(spelledIn(spellingsOf(seedText(0)), rows.join('\n'))).not.toEqual([]);
});

test('broken off by a policy that the bot has not taken over, it says what is to be done, and not to run it again', () => {
  expect(exchange.brokenOff(3, 'POLICY_OUT_OF_DATE')).toMatch(/only when the two are the same/);
  expect(exchange.brokenOff(3, 'STORE_UNAVAILABLE')).toMatch(/Run it once more/);
});
