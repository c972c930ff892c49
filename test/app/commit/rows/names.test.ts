// Rows lie where every program before has put them, and sort as they are read: by time, by number, and each kind by itself.
import { describe, expect, test } from '@jest/globals';
import { instant, step } from '../../../../src/domain/ids.js';
import {
  ASKED,
  askedRow,
  askedRows,
  AUDIT_ENTRIES,
  auditRow,
  BRAKES,
  calledBy,
  cardsOf,
  CLOSED_REVIEWS,
  DESK_SESSIONS,
  DESK_TICKETS,
  endedLogRow,
  endedLogs,
  FROZEN_PEOPLE,
  givenRow,
  HELD,
  heldFor,
  heldRow,
  isOpenOf,
  kindOf,
  lastPart,
  LEDGERS,
  mayLinger,
  OPEN_REQUESTS,
  OPEN_REVIEWS,
  openOf,
  openRow,
  operationRow,
  OPERATIONS,
  OUTBOX,
  outboxDue,
  ownedBy,
  ownedRow,
  REFUSED_ENTRIES,
  refusedRow,
  REQUESTS,
  requestRow,
  reviewCardsOf,
  SEED_KEYS,
  serialRow,
  serialsFrom,
  SESSIONS,
  TALLIES,
  TICKETS,
  timerRow,
  TOKENS,
  tokenAudit,
  tokenAuditRow,
  UNDER_WAY,
  underWayRow,
  waitingRow,
} from '../../../../src/app/commit/rows/names.js';
import type { RowPrefix } from '../../../../src/app/commit/rows/names.js';
import { fc } from '../../../properties.js';
import { alex, alice, EVERY_NAME, everyName, NOON, OF_SEED, REQUEST, TOKEN } from './every-name.js';

const ROWS = EVERY_NAME.map(([row]) => row);
const isIn = (row: string, { from, to }: RowPrefix): boolean => row >= from && row < to;

test('every row lies where it has always lain', () => {
  const names = everyName();
  expect(names.map(([row]) => row)).toEqual(names.map(([, lies]) => lies));
});

test('no row lies where another one does', () => {
  expect(new Set(ROWS).size).toBe(ROWS.length);
});

/** The beginnings of what is on each list, and the list. */
const LISTS: readonly (readonly [begins: string, list: () => RowPrefix])[] = [
  ['brake~', () => BRAKES],
  ['asked~', () => ASKED],
  ['frozen~', () => FROZEN_PEOPLE],
  ['ledger~', () => LEDGERS],
  ['token~', () => TOKENS],
  ['open~', () => OPEN_REQUESTS],
  ['review~', () => OPEN_REVIEWS],
  ['reviewed~', () => CLOSED_REVIEWS],
  ['request~', () => REQUESTS],
  ['tally~', () => TALLIES],
  ['seed-key~', () => SEED_KEYS],
  ['audit~', () => AUDIT_ENTRIES],
  ['refused~', () => REFUSED_ENTRIES],
  ['under-way~', () => UNDER_WAY],
  ['held~', () => HELD],
  ['ticket~', () => TICKETS],
  ['session~', () => SESSIONS],
  ['desk-ticket~', () => DESK_TICKETS],
  ['desk-session~', () => DESK_SESSIONS],
  ['outbox~', () => OUTBOX],
  ['op~', () => OPERATIONS],
  ['called~0a1b~', () => calledBy('0a1b')],
  [`owned~${alice}~`, () => ownedBy(alice)],
  [`open~${alex}~`, () => openOf(alex)],
  [`asked~${alex}~`, () => askedRows(alex)],
  [`held~${alex}~`, () => heldFor(alex)],
  ['card~request-one~', () => cardsOf(REQUEST)],
  ['review-card~request-one~', () => reviewCardsOf(REQUEST)],
  ['ended-log~audit~', () => endedLogs('audit')],
  ['token-audit~token-one~', () => tokenAudit(TOKEN)],
  ['serial~7654', () => serialsFrom('7654')],
];

test.each(LISTS)('what begins with %s is on its list, and nothing else is', (begins, listOf) => {
  const list = listOf();
  const listed = ROWS.filter((row) => isIn(row, list));
  expect(listed).toEqual(ROWS.filter((row) => row.startsWith(begins)));
  expect(listed).not.toEqual([]);
});

describe('a person, a token or a request whose name begins another one’s', () => {
  test('has a list of its own', () => {
    const longer = `${TOKEN}-2` as typeof TOKEN;
    expect(isIn(tokenAuditRow(longer, 1), tokenAudit(TOKEN))).toBe(false);
    expect(isIn(endedLogRow('audit-2', 1), endedLogs('audit'))).toBe(false);
  });

  test('is not found by what another one asks for', () => {
    expect(isOpenOf(openRow(alex, TOKEN, 'release'), TOKEN)).toBe(true);
    expect(isOpenOf(openRow(alex, TOKEN, 'seed-qr'), TOKEN)).toBe(true);
    expect(isOpenOf(openRow(alex, `${TOKEN}-2` as typeof TOKEN, 'release'), TOKEN)).toBe(false);
    // A row of another kind that speaks of the same token is no request for it.
    expect(isOpenOf(ownedRow(alex, TOKEN), TOKEN)).toBe(false);
  });
});

test('serial numbers are found by how they end, the shorter among the longer', () => {
  const found = (typed: string): boolean => isIn(serialRow('7654321', TOKEN), serialsFrom(typed));
  expect(['7', '7654321', '1', '76543210', '8'].map(found)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe('what is read in order', () => {
  const ORDERED: readonly (readonly [what: string, most: number, row: (n: number) => string])[] = [
    ['the audit, by its numbers', 1e12, auditRow],
    ['what was refused, by its numbers', 1e12, refusedRow],
    ['logs that have ended, by where they began', 1e6, (n) => endedLogRow('audit', n)],
    ['where a token is spoken of', 1e12, (n) => tokenAuditRow(TOKEN, n)],
    ['the steps of a seed', 1e12, (n) => givenRow(OF_SEED, step(n))],
    ['tokens under way, the oldest first', 1e14, (n) => underWayRow(instant(n), TOKEN)],
    ['timers, by when they are due', 1e14, (n) => timerRow(instant(n), '0a1b')],
  ];

  test.each(ORDERED)('sorts as it must: %s', (_, most, row) => {
    const number = fc.nat(most - 1);
    fc.assert(
      fc.property(number, number, (one, other) => {
        expect(row(one) < row(other)).toBe(one < other);
      }),
    );
    expect(row(9) < row(10)).toBe(true);
  });
});

test('whose row it is and of which kind is read from its name', () => {
  expect(lastPart(askedRow(alex, REQUEST))).toBe(REQUEST);
  expect(lastPart(ownedRow(alice, TOKEN))).toBe(TOKEN);
  expect(lastPart('freeze')).toBe('freeze');
  expect([kindOf(askedRow(alex, REQUEST)), kindOf('freeze')]).toEqual(['asked', 'freeze']);
});

test('what leads to others alone may linger on the disk, and nothing else', () => {
  const lingering = ROWS.filter((row) => mayLinger(row)).map((row) => kindOf(row));
  expect([...new Set(lingering)].sort()).toEqual(['asked', 'open', 'outbox']);
  expect(mayLinger(requestRow(REQUEST))).toBe(false);
});

test('two things that wait for somebody, or that were done, have a row each', () => {
  expect(heldRow(alex, 'one')).not.toBe(heldRow(alex, 'other'));
  expect(operationRow(['a', 'bc'])).not.toBe(operationRow(['ab', 'c']));
});

describe('the outbox, looked through at noon', () => {
  const dueAt = (row: string): number => outboxDue(NOON).findIndex((range) => isIn(row, range));

  test('has the most urgent first, then what is due by now, then what an older program put there', () => {
    const rows = [
      waitingRow('a', '0a1b'),
      waitingRow('b', '0a1b'),
      waitingRow('c', '0a1b'),
      timerRow(NOON, 'ffff'),
      `outbox~${String(NOON).padStart(14, '0')}~0a1b`,
    ];
    expect(rows.map(dueAt)).toEqual([0, 1, 2, 3, 4]);
    expect(dueAt(timerRow(instant(0), '0a1b'))).toBe(3);
    expect(dueAt(`outbox~${'0'.repeat(14)}~0a1b`)).toBe(4);
  });

  test('leaves until later what is due later', () => {
    const later = instant(NOON + 1);
    expect(dueAt(timerRow(later, '0000'))).toBe(-1);
    expect(dueAt(`outbox~${String(later).padStart(14, '0')}~0000`)).toBe(-1);
  });

  test('takes nothing else for something that is to be told', () => {
    expect(ROWS.filter((row) => dueAt(row) >= 0 && !row.startsWith('outbox~'))).toEqual([]);
  });
});
