// What people's sheets and the SOC's tools are given of each kind of entry: events as OCSF's published schema has them, and rows that no
// spreadsheet runs.
import { describe, expect, test } from '@jest/globals';
import { csvLine, CSV_HEAD } from '../../../src/domain/audit/csv-line.js';
import { FLAT_COLUMNS, flatEntry } from '../../../src/domain/audit/flat-entry.js';
import { ERASED, readLogged, toLogged } from '../../../src/domain/audit/leaf.js';
import { ocsfEvent, ocsfLine } from '../../../src/domain/audit/ocsf-event.js';
import type { OcsfBeside } from '../../../src/domain/audit/ocsf-objects.js';
import { must, PEOPLE, TENANT } from '../../app/trial.js';
import { entryWith, EVERY_FACT, ORIGIN } from './every-fact.js';
import { wrongIn } from './ocsf-schema.js';

const { alice, alex } = PEOPLE;
const KNOWN: OcsfBeside = {
  tenantId: TENANT,
  wordsOf: () => undefined,
  nameOf: (person) =>
    person === alice
      ? { displayName: 'Alice Example', userPrincipalName: 'alice@contoso.example' }
      : undefined,
  ownerOf: () => alice,
};
const UNKNOWN: OcsfBeside = { ...KNOWN, nameOf: () => undefined, ownerOf: () => undefined };
const ACTORS = [alex, 'bridge', 'console:7f3a91c2', 'local:alex'] as const;

describe('an event of OCSF', () => {
  test.each(EVERY_FACT.map((fact) => [fact.action, fact] as const))(
    'of %s is as its published schema has it',
    (_action, fact) => {
      for (const actor of ACTORS) {
        for (const beside of [KNOWN, UNKNOWN]) {
          expect(wrongIn(ocsfEvent(entryWith(fact, { actor }), beside))).toEqual([]);
          const { requestId: _none, tokenId: _neither, ...bare } = entryWith(fact, { actor });
          expect(wrongIn(ocsfEvent(bare, beside))).toEqual([]);
        }
      }
    },
  );

  test('is found wrong by its schema where it is', () => {
    const event = ocsfEvent(entryWith({ action: 'request.closed' }), KNOWN);
    const { time: _none, ...timeless } = event as { time: number };
    expect(wrongIn(timeless)).toEqual(['time: missing']);
    expect(wrongIn({ ...event, code: '123456' })).toEqual(['code: unknown']);
    expect(wrongIn({ ...event, severity_id: 7 })).toEqual(['severity_id: not listed']);
    expect(wrongIn({ ...event, time: '2026' })).toEqual(['time: no whole number']);
    expect(wrongIn({ ...event, actor: {} })).toEqual([expect.stringContaining('actor.: none of')]);
    expect(wrongIn({ ...event, entity: { uid: 1 } })).toEqual(['entity.uid: no string']);
  });

  test('of an approval says who, what, when, and whose it is', () => {
    const fact = { action: 'approval.given', by: alex } as const;
    expect(JSON.parse(ocsfLine(entryWith(fact), KNOWN))).toMatchObject({
      category_uid: 3,
      class_uid: 3004,
      activity_id: 3,
      type_uid: 300403,
      time: Date.UTC(2026, 10, 28, 9, 30, 5, 123),
      metadata: { uid: `${ORIGIN}#7`, correlation_uid: 'request-00000001' },
      actor: { user: { uid: alex } },
      entity: {
        uid: 'request-00000001',
        user: { uid: alice, name: 'alice@contoso.example', full_name: 'Alice Example' },
      },
    });
  });

  test('of a token that its account took is a factor of that account', () => {
    const fact = {
      action: 'token.changed',
      change: 'accept',
      from: 'captured',
      to: 'enrolled',
    } as const;
    const taken = ocsfEvent(entryWith(fact), KNOWN);
    expect(taken).toMatchObject({ type_uid: 300110, user: { uid: alice } });
    expect(ocsfEvent(entryWith(fact), UNKNOWN)).toMatchObject({ type_uid: 300403 });
  });
});

/** RFC 4180, read by a reader of its own. */
function cellsOf(line: string): readonly string[] {
  expect(line).toMatch(/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\r\n$/u);
  const cells = [...line.matchAll(/"((?:[^"]|"")*)"[,\r]/gu)];
  return cells.map(([, cell = '']) => cell.replaceAll('""', '"'));
}

const rowOf = (reason: string): Record<string, string> => {
  const fact = { action: 'freeze.set', ownerId: alice, reason } as const;
  const cells = cellsOf(csvLine(flatEntry(entryWith(fact), KNOWN)));
  return Object.fromEntries(FLAT_COLUMNS.map((column, index) => [column, cells[index] ?? '']));
};

describe('a row of a sheet', () => {
  test('has what people look for in a column of its own, after a head with a byte order mark', () => {
    expect(CSV_HEAD.startsWith('\uFEFF"log","entry","timeUtc"')).toBe(true);
    expect(Buffer.from(CSV_HEAD).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(rowOf('a phish')).toEqual({
      log: ORIGIN,
      entry: '7',
      timeUtc: '2026-11-28T09:30:05.123Z',
      action: 'freeze.set',
      detail: '',
      actor: alex,
      actorName: '',
      owner: alice,
      ownerName: 'Alice Example (alice@contoso.example)',
      request: 'request-00000001',
      token: 'token-00000001',
      step: '',
      refusal: '',
      text: 'a phish',
      policy: 'v1',
      more: '',
    });
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\r=1',
    '\n=1',
    '＝1',
    '\u200B=1',
    '\u00A0-1',
  ])('is text to a spreadsheet where somebody typed %j', (typed) => {
    expect(rowOf(typed)['text']).toBe(`'${typed}`);
  });

  test('begins no formula where another country ends a cell', () => {
    expect(rowOf('call;=1+1;x | @SUM(1)')['text']).toBe("call;'=1+1;x | '@SUM(1)");
    expect(rowOf('one\n+2')['text']).toBe("one\n'+2");
    expect(rowOf('a=b; c-d, alice@contoso.example')['text']).toBe(
      'a=b; c-d, alice@contoso.example',
    );
  });

  test('keeps what is typed as it is: quotes, commas, lines', () => {
    for (const typed of ['she said "no", twice', 'one\r\ntwo', 'Jürgen, 2 = 1+1', '']) {
      expect(rowOf(typed)['text']).toBe(typed);
    }
  });

  test('of every kind of entry has all its columns', () => {
    for (const fact of EVERY_FACT) {
      expect(cellsOf(csvLine(flatEntry(entryWith(fact), UNKNOWN)))).toHaveLength(16);
    }
  });

  test('says of a text that was erased that it was', () => {
    const { origin, ...entry } = entryWith({ action: 'freeze.set', reason: 'a secret reason' });
    const { leaf } = toLogged(entry, () => new Uint8Array(16));
    const erased = { ...must(readLogged({ leaf, texts: {} })), origin };
    expect(flatEntry(erased, KNOWN).text).toBe(ERASED);
    expect(ocsfEvent(erased, KNOWN)).toMatchObject({ comment: ERASED });
  });
});
