// Sentinel's five rules on rows that the bot sends: what the entries of a real story become, and what Key Vault's and Entra's logs have beside
// it. Each fires on its own row and stays silent on its neighbours; table, rule and parser have the columns that are sent.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { siemRow, SIEM_COLUMNS } from '../../src/domain/audit/siem-row.js';
import type { SiemRow } from '../../src/domain/audit/siem-row.js';
import { entryWith, EVERY_FACT } from '../domain/audit/every-fact.js';
import { evaluate, infraText, MINUTE, watchedKql } from './alert-rule.js';
import type { Line } from './alert-rule.js';
import { EVENT_ALERTS } from './event-alerts.js';

const HOUR = 60 * MINUTE;
/** A full hour: the hourly rule is asked a little after it. */
const NOON = Date.UTC(2026, 10, 28, 12);
const often = Array.from({ length: 24 }, (_, at) => NOON + 31_000 + at * 5 * MINUTE);
const hourly = Array.from({ length: 6 }, (_, at) => NOON + 4 * MINUTE + at * HOUR);

/** As Azure Monitor has it: times are times. */
function lineOf(row: SiemRow, at: number): Line {
  return {
    table: 'OtpBridgeAudit_CL',
    at,
    ingested: at + 4 * MINUTE,
    columns: { ...row, EventTime: at },
  };
}
const sent = new Map<string, SiemRow>();
beforeAll(() => {
  for (const fact of EVERY_FACT)
    sent.set(
      fact.action,
      siemRow(entryWith(fact), () => undefined),
    );
});
const rowOf = (action: string): SiemRow => {
  const row = sent.get(action);
  if (row === undefined) throw new Error(`no such entry: ${action}`);
  return row;
};

/** How many evaluations bring something. */
function raised(name: string, lines: readonly Line[]): number {
  const isHourly = name === 'release-without-sign-in';
  const watch = {
    query: watchedKql(name),
    evaluations: isHourly ? hourly : often,
    window: isHourly ? 4 * HOUR : 6 * HOUR,
  };
  return evaluate(watch, lines).filter((count) => count > 0).length;
}

const EVENTS = [
  { name: 'break-glass', fires: ['break-glass.granted'] },
  { name: 'freeze', fires: ['freeze.set', 'token.compromised'] },
  {
    name: 'checkpoint-missing',
    fires: ['log.unanchored', 'log.emptied', 'log.rolled-back', 'log.unkept'],
  },
] as const;

describe.each(EVENTS)('the rule $name', ({ name, fires }) => {
  test('fires once on each entry that it is for, and on no other of all that there are', () => {
    for (const [action, row] of sent) {
      const isFor = (fires as readonly string[]).includes(action);
      const count = raised(name, [lineOf(row, NOON + 7 * MINUTE)]);
      expect({ action, count }).toEqual({ action, count: isFor ? 1 : 0 });
    }
    expect(sent.size).toBeGreaterThan(80);
  });

  test('is asked of a workspace without any table', () => {
    expect(raised(name, [])).toBe(0);
  });
});

describe('the rule denied-vault-read', () => {
  const samples = EVENT_ALERTS.filter(({ name }) => name === 'denied-by-the-vault').flatMap(
    ({ fires, silent }) => [...fires, ...silent],
  );

  test.each(samples)('$what', ({ what, table, columns }) => {
    const at = NOON + 7 * MINUTE;
    const count = raised('denied-vault-read', [{ table, at, ingested: at + 4 * MINUTE, columns }]);
    expect(count).toBe(['a read', 'a list'].includes(what) ? 1 : 0);
  });
});

describe('the rule release-without-sign-in', () => {
  const ALICE = '7e57ab1e-0000-4000-8000-000000000103';
  const shownAt = NOON - 30 * MINUTE;
  const shown = (): Line => lineOf({ ...rowOf('release.handed-out'), Owner: ALICE }, shownAt);
  const signIn = (at: number, UserId = ALICE, method = 'OATH verification code'): Line => ({
    table: 'SigninLogs',
    at,
    ingested: at + 10 * MINUTE,
    columns: {
      UserId,
      AuthenticationDetails: `[{"authenticationMethod":"${method}","succeeded":true}]`,
    },
  });
  const fired = (...lines: readonly Line[]): number => raised('release-without-sign-in', lines);

  test('fires once where nobody signed in, also where there is no log of sign-ins', () => {
    expect(fired(shown())).toBe(1);
    expect(fired(shown(), signIn(shownAt - 3 * HOUR))).toBe(1);
  });
  test.each([
    ['with the code, a minute later', () => [signIn(shownAt + MINUTE)], 0],
    ['with the code, where the log comes late', () => [signIn(shownAt + 20 * MINUTE)], 0],
    ['of somebody else', () => [signIn(shownAt + MINUTE, ALICE.replace('103', '104'))], 1],
    ['without a code', () => [signIn(shownAt + MINUTE, ALICE, 'Password')], 1],
  ] as const)('a sign-in %s', (_what, signIns, count) => {
    expect(fired(shown(), ...signIns())).toBe(count);
  });
  test('no other entry fires it', () => {
    for (const [action, row] of sent) {
      if (action === 'release.handed-out') continue;
      expect([action, fired(lineOf({ ...row, Owner: ALICE }, shownAt))]).toEqual([action, 0]);
    }
  });
});

test('table and rule declare the columns that are sent, and the parser leaves none of them out', () => {
  const bicep = infraText('modules/sentinel.bicep');
  const declared = [...bicep.matchAll(/\{ name: '(\w+)', type: '(\w+)' \}/g)].map(
    ([, name = '', type = '']) => [name, type],
  );
  expect(Object.fromEntries(declared)).toEqual(SIEM_COLUMNS);
  expect(declared).toHaveLength(Object.keys(SIEM_COLUMNS).length);
  const parser = watchedKql('asim-parser');
  for (const column of Object.keys(SIEM_COLUMNS))
    expect(parser).toMatch(new RegExp(`\\b${column}\\b`));
});

test('each value of EventType, EventResult and EventSeverity is one that ASIM has', () => {
  const parser = watchedKql('asim-parser');
  const types = [...parser.matchAll(/\), "(\w+)"/g)].map(([, type]) => type);
  const ASIM = [
    'Set',
    'Read',
    'Create',
    'Delete',
    'Execute',
    'Install',
    'Clear',
    'Enable',
    'Disable',
    'Initialize',
    'Start',
    'Stop',
    'Other',
  ];
  expect(types.length).toBeGreaterThan(5);
  expect(
    types.filter((type) => !ASIM.includes(type ?? '') && !['High', 'Failure'].includes(type ?? '')),
  ).toEqual([]);
  for (const field of [
    'Operation',
    'Object',
    'EventType',
    'EventCount',
    'EventStartTime',
    'EventEndTime',
    'EventResult',
    'EventProduct',
    'EventVendor',
    'EventSchema',
    'EventSchemaVersion',
    'Dvc',
    'ActorUserId',
    'ActorUserIdType',
  ])
    expect(parser).toMatch(new RegExp(`\\b${field} = `));
  const named = [...parser.matchAll(/"([a-z-]+\.[a-z-]+)"/g)].map(([, action = '']) => action);
  expect(named.filter((action) => !sent.has(action))).toEqual([]);
});
