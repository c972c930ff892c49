// Entries on to a SIEM: all of them, in order, at least once and each recognisable; and whatever the SIEM does, nobody waits for it.
import { describe, expect, test } from '@jest/globals';
import { createBridge } from '../../../src/app/create-bridge.js';
import { readSentOn } from '../../../src/app/audit/send-entries.js';
import { SENT_ON } from '../../../src/app/commit/rows/names.js';
import type { SiemRow } from '../../../src/domain/audit/siem-row.js';
import { SiemForbidden, SiemTooMuch, SiemUnavailable } from '../../../src/ports/fault.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { SiemFake } from '../../fakes/siem-fake.js';
import { fine, loggedBeside, meet, openTrial, SAMPLE_SEED, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

async function opened(siem = new SiemFake()): Promise<{ trial: Trial; siem: SiemFake }> {
  const trial = await openTrial({ siem });
  await meet(trial, 'alex', 'megan', 'adele');
  return { trial, siem };
}

async function minutes(trial: Trial, number = 1): Promise<void> {
  trial.parts.clock.advanceSeconds(number * 60);
  await trial.outbox.drain();
}

/** What the last minute brought with it, too. */
async function atRest(trial: Trial): Promise<void> {
  await minutes(trial);
  await minutes(trial);
}

const keys = (rows: readonly SiemRow[]): readonly string[] =>
  rows.map(({ Log, Entry, Action }) => `${Log} ${Entry} ${Action}`);
const logged = async (trial: Trial): Promise<readonly string[]> =>
  (await trial.audit())
    .filter(({ fact }) => !('refusal' in fact && fact.refusal === 'NO_ROLE'))
    .map(({ seq, fact }) => `otp-bridge/${TENANT}/audit/1 ${seq} ${fact.action}`);

test('every entry of both logs, in order, once; whose it is, and what was typed, and nothing secret', async () => {
  const { trial, siem } = await opened();
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  const shown = fine(await trial.bridge.showCode(trial.as('alex'), id)).shown?.code.reveal() ?? '';
  const ask = { typedName: 'alice', reason: 'no role', byMail: false };
  await trial.bridge.askForCode(trial.as('alice'), ask);
  await minutes(trial, 10);
  await atRest(trial);
  const of = (log: string): readonly SiemRow[] =>
    siem.rows.filter(({ Log }) => Log === `otp-bridge/${TENANT}/${log}/1`);
  expect(keys(of('audit'))).toEqual(await logged(trial));
  expect(of('refusals').length).toBeGreaterThan(0);
  expect(siem.rows).toHaveLength(of('audit').length + of('refusals').length);
  const asked = siem.rows.find(({ Action }) => Action === 'request.created');
  expect(asked).toMatchObject({ Request: id, Text: 'she is locked out', Detail: 'release' });
  const handed = siem.rows.find(({ Action }) => Action === 'release.handed-out');
  expect(handed?.Owner).toBe(asked?.Owner);
  const all = JSON.stringify(siem.rows);
  expect(all).not.toMatch(new RegExp(`(?<![\\w.-])${shown}(?![\\w-])`));
  expect(all.toLowerCase()).not.toContain(SAMPLE_SEED);
});

describe('a SIEM that', () => {
  test.each([
    ['is down', () => new SiemUnavailable('down')],
    ['refuses', () => new SiemForbidden('no')],
  ])('%s gets all of it later, and the log has that once', async (_what, fault) => {
    const { trial, siem } = await opened();
    siem.does = () => {
      throw fault();
    };
    await trial.requestBy('alex');
    await atRest(trial);
    expect(siem.rows).toEqual([]);
    expect(await readSentOn(trial.deps)).toMatchObject({ failing: { code: fault().code } });
    siem.does = () => undefined;
    await minutes(trial);
    expect(keys(siem.rows)).toEqual(await logged(trial));
    expect(await readSentOn(trial.deps)).not.toHaveProperty('failing');
    const told = loggedBeside(trial).filter((line) => line.startsWith('siem.'));
    expect(told.map((line) => line.split(' ')[0])).toEqual(['siem.failed', 'siem.works']);
  });

  test('asks to wait is left alone for as long', async () => {
    const { trial, siem } = await opened();
    siem.does = () => {
      throw new SiemUnavailable('429', { retryAfterSeconds: 300 });
    };
    await minutes(trial);
    const asked = siem.asked.length;
    await atRest(trial);
    await atRest(trial);
    expect(siem.asked).toHaveLength(asked);
    siem.does = () => undefined;
    await minutes(trial, 2);
    expect(keys(siem.rows)).toEqual(await logged(trial));
  });

  test('takes a part and then is gone gets that part again, each entry under its number', async () => {
    const { trial, siem } = await opened();
    siem.does = (rows) => {
      siem.rows.push(...rows);
      throw new SiemUnavailable('the answer was lost');
    };
    await minutes(trial);
    siem.does = () => undefined;
    await minutes(trial);
    expect(siem.rows.length).toBeGreaterThan(new Set(keys(siem.rows)).size);
    expect(new Set(keys(siem.rows))).toEqual(new Set(await logged(trial)));
  });

  test('takes three rows at once gets halves; of an entry that is too much its texts are left out', async () => {
    const { trial, siem } = await opened();
    siem.does = (rows) => {
      const isTooMuch = rows.length > 3 || rows.some(({ Text }) => Text === 'x'.repeat(200));
      if (isTooMuch) throw new SiemTooMuch('413');
    };
    await trial.bridge.freeze(trial.as('adele'), { typedName: null, reason: 'x'.repeat(200) });
    await atRest(trial);
    expect(keys(siem.rows)).toEqual(await logged(trial));
    expect(siem.rows.find(({ Action }) => Action === 'freeze.set')?.Text).toBe('(left out)');
  });

  test('hangs holds up nobody: whoever waits for a message has it, and codes are shown', async () => {
    const { trial, siem } = await opened();
    let letGo: () => void = () => undefined;
    siem.does = async () => new Promise((done) => (letGo = done));
    trial.parts.clock.advanceSeconds(60);
    trial.outbox.kick();
    while (siem.asked.length === 0) await new Promise(setImmediate);
    const before = trial.parts.messenger.chat({ chat: 'megan' }).length;
    const id = await trial.requestBy('alex');
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    trial.outbox.kick();
    while (trial.parts.messenger.chat({ chat: 'megan' }).length === before)
      await new Promise(setImmediate);
    letGo();
    siem.does = () => undefined;
    await minutes(trial, 10);
    await atRest(trial);
    expect(new Set(keys(siem.rows))).toEqual(new Set(await logged(trial)));
  });
});

test('one chain of items alone, however often it starts; and none without a SIEM', async () => {
  const { trial, siem } = await opened();
  const start = async (): Promise<unknown> =>
    createBridge({
      ...trial.parts,
      siem,
      tenantId: TENANT,
      policy: () => trial.parts.policy,
      policyMoved: async () => undefined,
      log: quietLog,
      lookEveryMs: 1_000_000,
    });
  await start();
  await start();
  await minutes(trial);
  await trial.requestBy('alex');
  const asked = siem.asked.length;
  await minutes(trial);
  expect(siem.asked).toHaveLength(asked + 1);
  const without = await openTrial();
  await without.outbox.drain();
  expect(await without.deps.store.get(TENANT, SENT_ON)).toBeUndefined();
});
