// Each alert, with the rows that it is for and those of its neighbours: fires, fires again, stays silent, and counts what comes
// late once. The rows are written after Microsoft's reference of each table; the queries are those that infra/ deploys.
import { describe, expect, test } from '@jest/globals';
import { BOT, evaluate, infraText, kql, MINUTE, type Line } from './alert-rule.js';
import { EVENT_ALERTS, logged, wrote, type Sample } from './event-alerts.js';

const NOON = Date.UTC(2026, 10, 28, 12);
const OFTEN = 5 * MINUTE;
const WINDOW = 6 * 60 * MINUTE;
/** Every five minutes, begun at any moment. Which one, Azure decides. */
const every = (phase: number, count = 24): number[] =>
  Array.from({ length: count }, (_, index) => NOON + phase + index * OFTEN + off(index));
/** Not to the second: up to eight off. */
const off = (index: number): number => (((index * 7) % 17) - 8) * 1_000;
const PHASES = [31_000, 2 * MINUTE + 15_000, 4 * MINUTE + 20_000];

const line = (sample: Sample, at: number, late = 0): Line => ({
  table: sample.table,
  at,
  ingested: at + late,
  columns: sample.columns,
});
const mails = (counts: readonly number[]): number => counts.filter((count) => count > 0).length;

describe.each(EVENT_ALERTS)('the alert $name', ({ name, fires, silent }) => {
  const watch = (phase: number): Parameters<typeof evaluate>[0] => ({
    query: kql(name),
    evaluations: every(phase),
    window: WINDOW,
  });
  const [some] = fires;

  test.each(fires)('fires: $what', (sample) => {
    for (const phase of PHASES)
      expect(mails(evaluate(watch(phase), [line(sample, NOON + 7 * MINUTE, 4 * MINUTE)]))).toBe(1);
  });

  test.each(silent)('stays silent: $what', (sample) => {
    for (const phase of PHASES)
      expect(mails(evaluate(watch(phase), [line(sample, NOON + 7 * MINUTE, 4 * MINUTE)]))).toBe(0);
  });

  test('fires again, five minutes after it fired', () => {
    for (const phase of PHASES) {
      const twice = [0, OFTEN].map((later) => line(some, NOON + 11 * MINUTE + later, 4 * MINUTE));
      expect(mails(evaluate(watch(phase), twice))).toBe(2);
    }
  });

  test('counts a row once, however late it comes', () => {
    for (const phase of PHASES)
      for (let late = 0; late <= 60 * MINUTE; late += 37_000) {
        const counts = evaluate(watch(phase), [line(some, NOON + 3 * MINUTE, late)]);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
      }
  });

  test('is asked of a workspace without any table, and of an empty one', () => {
    expect(mails(evaluate(watch(0), []))).toBe(0);
    expect(mails(evaluate({ ...watch(0), tables: [some.table] }, []))).toBe(0);
  });
});

describe('what the alerts were like before', () => {
  const [{ fires }] = EVENT_ALERTS;
  const late = [line(fires[0], NOON + 7 * MINUTE, 10 * MINUTE)];
  const tables = ['AppServiceConsoleLogs'];
  const table = 'AppServiceConsoleLogs | where ResultDescription has \'"event":"release.failed"\'';

  test('five minutes by the date of the row lose what comes ten minutes late', () => {
    const counts = evaluate(
      { query: table, evaluations: every(31_000), window: OFTEN, tables },
      late,
    );
    expect(mails(counts)).toBe(0);
  });

  test('five minutes by its arrival, up to now, lose what cannot be found yet', () => {
    const query = `${table} | where ingestion_time() > ago(5m)`;
    const counts = evaluate(
      { query, evaluations: every(2 * MINUTE + 30_000), window: WINDOW, tables },
      late,
    );
    expect(mails(counts)).toBe(0);
  });

  test('a long window by the date of the row tells of it again and again', () => {
    expect(
      mails(evaluate({ query: table, evaluations: every(31_000), window: WINDOW, tables }, late)),
    ).toBeGreaterThan(1);
  });

  test('a table that is not there fails', () => {
    expect(() => evaluate({ query: table, evaluations: [NOON], window: WINDOW }, [])).toThrow(
      'there is no table',
    );
  });
});

describe('the alert table-log-silent', () => {
  const look = (at: number, who: string): Line => ({
    table: 'StorageTableLogs',
    at,
    ingested: at + 5 * MINUTE,
    columns: { OperationName: 'QueryEntities', StatusCode: '200', RequesterObjectId: who },
  });
  const asked = (lines: readonly Line[]): number =>
    mails(
      evaluate({ query: kql('table-log-silent'), evaluations: [NOON], window: 60 * MINUTE }, lines),
    );

  test('fires when the bot has not looked at its table for an hour, or nothing was ever logged', () => {
    expect(asked([look(NOON - 61 * MINUTE, BOT)])).toBe(1);
    expect(asked([])).toBe(1);
  });
  test('fires when others alone are in the log', () => {
    expect(asked([look(NOON - 10 * MINUTE, 'somebody-else')])).toBe(1);
  });
  test('stays silent while the bot looks, also when its rows come late', () => {
    expect(asked([look(NOON - 50 * MINUTE, BOT.toUpperCase())])).toBe(0);
  });
});

test('the alert on failed releases finds what is written at each way to a code or a seed', () => {
  const source = infraText('../src/app/release/disclose.ts');
  const events = [...source.matchAll(/log\.error\('([^']+)'/g)].map(([, event = '']) => event);
  expect(events).toHaveLength(2);
  const watch = { query: kql('failed-releases'), evaluations: every(31_000), window: WINDOW };
  for (const event of events)
    expect(mails(evaluate(watch, [line(wrote('it', logged(event)), NOON)]))).toBe(1);
});

test('each alert is in the docs, with what to do', () => {
  const text = infraText('../docs/deploy.md');
  const deployed = ['alerts', 'changes'].flatMap((file) => [
    ...infraText(`modules/${file}.bicep`).matchAll(/name: '(?:\$\{name\}-)?([a-z]+(?:-[a-z]+)+)'/g),
  ]);
  const names = deployed.map(([, name = '']) => name);
  expect(names).toEqual(expect.arrayContaining(['bot-down', 'table-log-silent', 'roles-changed']));
  for (const name of names)
    expect(text).toMatch(new RegExp(`^\\| \`${name}\` \\|[^|]+\\|[^|]+\\|[^|]+\\|$`, 'm'));
});
