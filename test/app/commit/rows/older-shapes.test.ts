// A row of an older program says to this one what it said to that one. What is of the present shape is left as it is.
import { describe, expect, test } from '@jest/globals';
import { inPresentShape, SHAPE } from '../../../../src/app/commit/rows/older-shapes.js';
import type { Json, JsonObject } from '../../../../src/ports/store.js';

const OPERATION = 'op~0a1b';

describe('what was done, as the first programs kept it', () => {
  const limit = { what: 'requests', whose: 'person', at: 7 };
  const CASES: readonly (readonly [what: string, kept: JsonObject, outcome: JsonObject])[] = [
    ['nothing said of it', {}, { ok: true, value: null }],
    ['a word', { outcome: 'done' }, { ok: true, value: 'done' }],
    ['nothing', { outcome: null }, { ok: true, value: null }],
    ['a list', { outcome: ['one'] }, { ok: true, value: ['one'] }],
    ['that it was done', { outcome: {} }, { ok: true, value: null }],
    ['what it made', { outcome: { requestId: 'one' } }, { ok: true, value: { requestId: 'one' } }],
    [
      'what it made, and no refusal',
      { outcome: { requestId: 'one', refusal: null } },
      { ok: true, value: { requestId: 'one' } },
    ],
    [
      'a refusal beside what it is about',
      { outcome: { requestId: 'one', refusal: { code: 'NOT_NOW', state: 'denied' } } },
      { ok: false, refusal: { code: 'NOT_NOW', state: 'denied' } },
    ],
    [
      'that all was frozen',
      { outcome: { kind: 'frozen' } },
      { ok: false, refusal: { code: 'FROZEN' } },
    ],
    [
      'a limit that was reached',
      { outcome: { kind: 'limited', limit } },
      { ok: false, refusal: { code: 'LIMIT_REACHED', ...limit } },
    ],
    [
      'a limit, and not which',
      { outcome: { kind: 'limited' } },
      { ok: true, value: { kind: 'limited' } },
    ],
    [
      'a limit that was not reached',
      { outcome: { kind: 'asked', limit } },
      { ok: true, value: { kind: 'asked', limit } },
    ],
    [
      'a page that was entered',
      { outcome: { entry: { session: 's' } } },
      { ok: true, value: { session: 's' } },
    ],
    [
      'a page that was not entered',
      { outcome: { entry: null } },
      { ok: false, refusal: { code: 'TICKET_UNKNOWN' } },
    ],
    ['how a proof went', { outcome: { tried: { left: 3 } } }, { ok: true, value: { left: 3 } }],
    ['a press', { outcome: { found: true } }, { ok: true, value: null }],
    ['a capture', { outcome: { tokenId: 'one', more: 1 } }, { ok: true, value: null }],
  ];

  test.each(CASES)('is told again as what it was: %s', (_, kept, outcome) => {
    const read = inPresentShape(OPERATION, 1, { ...kept, expiresAt: 9 });
    expect(read).toStrictEqual({ outcome, expiresAt: 9 });
  });
});

type Older = {
  readonly row: string;
  /** The last shape in which it was kept so. */
  readonly until: number;
  readonly kept: JsonObject;
  readonly read: JsonObject;
};
const OLDER: readonly Older[] = [
  {
    row: OPERATION,
    until: 1,
    kept: { outcome: { kind: 'frozen' } },
    read: { outcome: { ok: false, refusal: { code: 'FROZEN' } } },
  },
  {
    row: 'outbox~0001~one',
    until: 1,
    kept: { attempts: 2 },
    read: { lane: 'awaited', key: '', due: 0, attempts: 2 },
  },
  {
    row: 'ledger~0a1b',
    until: 2,
    kept: { releases: 3 },
    read: { releases: 3, enrolment: null, wrongProofs: 0 },
  },
  {
    row: 'person~one',
    until: 3,
    kept: { unreachable: true, seenAt: 7 },
    read: { seenAt: 7, closed: { why: 'not-installed', at: 7 } },
  },
];

describe.each(OLDER)('the row $row', ({ row, until, kept, read }) => {
  const all = Array.from({ length: SHAPE }, (_, at) => at + 1);

  test('of an older shape is read in the present one', () => {
    for (const shape of all.filter((one) => one <= until)) {
      expect(inPresentShape(row, shape, kept)).toStrictEqual(read);
    }
  });

  test('of a later one is left as it is, and so is every other row', () => {
    for (const shape of all.filter((one) => one > until)) {
      expect(inPresentShape(row, shape, kept)).toStrictEqual(kept);
    }
    expect(inPresentShape(`other~${row}`, 1, kept)).toStrictEqual(kept);
    expect(inPresentShape(row.split('~')[0] ?? '', 1, kept)).toStrictEqual(kept);
  });
});

describe('a row that says what an older shape left out', () => {
  test('keeps what it says', () => {
    const said: Readonly<Record<string, Json>> = { lane: 'alarm', key: 'one', due: 5 };
    expect(inPresentShape('outbox~a~one', 1, said)).toStrictEqual(said);
    const counted = { enrolment: { given: 1 }, wrongProofs: 4 };
    expect(inPresentShape('ledger~0a1b', 2, counted)).toStrictEqual(counted);
  });
});

test('somebody of whom no sign of life was kept is taken for closed since ever, whoever was reachable for open', () => {
  expect(inPresentShape('person~one', 3, { unreachable: true })).toStrictEqual({
    closed: { why: 'not-installed', at: 0 },
  });
  expect(inPresentShape('person~one', 3, { unreachable: false, seenAt: 7 })).toStrictEqual({
    seenAt: 7,
  });
});
