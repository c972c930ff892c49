// The rehearsal: what it plays, what it says where something is wrong, and what becomes of one that is killed.
import { describe, expect, test } from '@jest/globals';
import { ACT_NAMES, ActFailed } from '../../../src/app/rehearsal/acts.js';
import { ownSum } from '../../../src/app/rehearsal/own-sum.js';
import { Code } from '../../../src/domain/otp/code.js';
import { ok } from '../../../src/domain/outcome.js';
import type { SeedReference } from '../../../src/domain/ids.js';
import { DirectoryUnavailable, VaultForbidden } from '../../../src/ports/fault.js';
import type { Directory } from '../../../src/ports/directory.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { TENANT } from '../trial.js';
import { AT, ready, referenceIn } from './rehearsing.js';

test('plays the whole life, line by line, and leaves nothing but its entries', async () => {
  const rehearsing = await ready();
  const { trial } = rehearsing;
  const before = (await trial.audit()).length;
  const { failedAt, done } = await rehearsing.play();
  expect(done.filter(({ failed }) => failed !== undefined)).toEqual([]);
  expect(failedAt).toBeUndefined();
  expect(done.map(({ act }) => act)).toEqual([...ACT_NAMES, 'clear']);
  expect(await rehearsing.rowsLeft()).toBe(0);
  expect(rehearsing.partitions.size).toBe(1);
  const entries = (await trial.audit()).slice(before);
  expect(entries).toMatchObject([
    { actor: AT, fact: { action: 'rehearsal.begun' } },
    { actor: AT, fact: { action: 'rehearsal.ended', seq: expect.any(Number) } },
  ]);
  expect(entries[1]?.fact).not.toHaveProperty('failedAt');
  // What would have cleared it away is gone, too.
  trial.parts.clock.advanceSeconds(3_600);
  const { rows } = await trial.parts.store.list(TENANT, {
    from: 'outbox~',
    to: 'outbox~~',
    limit: 99,
  });
  expect(JSON.stringify(rows)).not.toContain('rehearsal');
});

describe('each thing that it needs, gone wrong', () => {
  const down = async (): Promise<never> => {
    throw new DirectoryUnavailable('Graph does not answer');
  };

  test('the vault refuses: the line about sealing says so', async () => {
    const rehearsing = await ready();
    const vault = new FakeSeedVault();
    vault.failNext(new VaultForbidden('the role is missing'));
    const { failedAt, done } = await rehearsing.play({ vault });
    expect(failedAt).toBe('capture');
    expect(done.at(-2)?.failed).toEqual(new ActFailed('VAULT_FAILED'));
    expect(done.at(-1)).toMatchObject({ act: 'clear', number: expect.any(Number) });
    expect(await rehearsing.rowsLeft()).toBe(0);
  });

  test('the vault gives something else: nothing is shown, and that line says so', async () => {
    const rehearsing = await ready();
    const vault = new FakeSeedVault();
    const real = await rehearsing.play({
      vault: {
        put: async (reference, sealed) => vault.put(reference, sealed),
        get: async (reference) => {
          if (vault.reads > 0) vault.garbleNext();
          return vault.get(reference);
        },
        destroy: async (reference) => vault.destroy(reference),
      },
    });
    expect(real.failedAt).toBe('show');
    expect(await rehearsing.rowsLeft()).toBe(0);
  });

  test('the directory is down: the first line says so', async () => {
    const rehearsing = await ready();
    const real = rehearsing.trial.parts.directory;
    const directory: Directory = {
      person: down,
      find: async (names) => real.find(names),
      similar: async (names) => real.similar(names),
      groupsOf: async (id) => real.groupsOf(id),
      membersOf: down,
    };
    const { failedAt, done } = await rehearsing.play({ directory });
    expect(failedAt).toBe('people');
    expect(done[0]?.failed).toBeInstanceOf(DirectoryUnavailable);
  });

  test.each([
    [undefined, undefined],
    [3, undefined],
    [16, 'clock'],
  ])('the clock is %p seconds off: %p', async (seconds, failed) => {
    const rehearsing = await ready();
    const clockErrorSeconds = async (): Promise<number | undefined> => seconds;
    expect((await rehearsing.play({ clockErrorSeconds })).failedAt).toBe(failed);
  });

  test('a code that is wrong is found', async () => {
    const rehearsing = await ready();
    const { failedAt, done } = await rehearsing.play({}, (opened) => ({
      ...opened,
      bridge: {
        ...opened.bridge,
        showCode: async (actor, request) => {
          const answer = await opened.bridge.showCode(actor, request);
          if (!answer.ok || answer.value.shown === undefined) return answer;
          const [first = '', ...rest] = answer.value.shown.code.reveal();
          const code = new Code([(Number(first) + 1) % 10, ...rest].join(''));
          return ok({ ...answer.value, shown: { ...answer.value.shown, code } });
        },
      },
    }));
    expect([failedAt, done.at(-2)?.failed]).toEqual(['show', new ActFailed('CODE_WRONG')]);
  });

  test('what is left in the vault is said, and stays the bot’s to clear away', async () => {
    const rehearsing = await ready();
    const { vault, clock } = rehearsing.trial.parts;
    const stuck = { at: true };
    const { failedAt } = await rehearsing.play({
      vault: {
        put: async (reference, sealed) => vault.put(reference, sealed),
        get: async (reference) => vault.get(reference),
        destroy: async (reference) => {
          if (stuck.at) throw new VaultForbidden('may not delete');
          return vault.destroy(reference);
        },
      },
    });
    expect(failedAt).toBe('destroy');
    expect(await rehearsing.rowsLeft()).toBeGreaterThan(0);
    clock.advanceSeconds(1_000);
    await rehearsing.trial.outbox.drain();
    expect(await rehearsing.rowsLeft()).toBe(0);
  });
});

test('killed at any moment, nothing stays once the bot has looked', async () => {
  const whole = await ready();
  await whole.play();
  const every = Math.max(1, Math.floor(whole.calls / 12));
  for (let call = 2; call < whole.calls; call += every) {
    const rehearsing = await ready();
    const { trial, vault } = rehearsing;
    const references: SeedReference[] = [];
    expect(await rehearsing.playUntil(call)).toBe(true);
    trial.parts.clock.advanceSeconds(1_000);
    for (const id of rehearsing.partitions) {
      const { rows } = await trial.parts.store.list(id, {
        from: 'token~',
        to: 'token~~',
        limit: 9,
      });
      references.push(...rows.map(referenceIn));
    }
    await trial.outbox.drain();
    expect([call, await rehearsing.rowsLeft()]).toEqual([call, 0]);
    for (const reference of references) {
      expect([call, vault.holds(reference)]).toEqual([call, false]);
    }
  }
});

test('its own sum is that of RFC 6238, appendix B', () => {
  const secret = Buffer.from('12345678901234567890');
  const eight = { algorithm: 'SHA-1', digits: 8, periodSeconds: 30 } as const;
  expect(ownSum(secret, 1, eight)).toBe('94287082');
  expect(ownSum(secret, Math.floor(1111111109 / 30), eight)).toBe('07081804');
  expect(ownSum(secret, Math.floor(20000000000 / 30), eight)).toBe('65353130');
});
