// What Sentinel's table gets of an entry: ids and what was done, no names; and of one that is too large, that it was.
import { expect, test } from '@jest/globals';
import { siemRow, SIEM_COLUMNS, withoutTexts } from '../../../src/domain/audit/siem-row.js';
import { PEOPLE } from '../../app/trial.js';
import { entryWith, ORIGIN } from './every-fact.js';

const { alex, alice } = PEOPLE;
const AT = '2026-11-28T09:30:05.123Z';

/** As docs/sentinel.md and infra/ have it. */
const ROW = {
  TimeGenerated: AT,
  EventTime: AT,
  Log: ORIGIN,
  Entry: 7,
  Action: 'freeze.set',
  Detail: '',
  Actor: alex,
  Owner: alice,
  Request: 'request-00000001',
  Token: 'token-00000001',
  Step: '',
  Refusal: '',
  Text: 'a phish',
  Policy: 'v1',
  More: '{"directoryDown":true}',
};
const fact = { action: 'freeze.set', reason: 'a phish', directoryDown: true } as const;

test('a row has what was done when, by whose id, and whose it is', () => {
  expect(siemRow(entryWith(fact), () => alice)).toEqual(ROW);
  expect(siemRow(entryWith(fact), () => undefined)).toEqual({ ...ROW, Owner: '' });
});

test('a row has what tells a step, a refusal and a change', () => {
  const step = { action: 'release.failed', step: 7, cause: 'VAULT_UNAVAILABLE' } as never;
  expect(siemRow(entryWith(step), () => alice)).toMatchObject({
    Step: '7',
    Refusal: 'VAULT_UNAVAILABLE',
  });
  const change = { action: 'token.changed', change: 'lose', from: 'a', to: 'b' } as never;
  expect(siemRow(entryWith(change), () => alice)).toMatchObject({ Detail: 'lose' });
});

test('each column is of the type that its values have', () => {
  const typeOf = (value: string | number) => (typeof value === 'number' ? 'long' : 'string');
  const types = Object.entries(ROW).map(([column, value]) => [
    column,
    value === AT ? 'datetime' : typeOf(value),
  ]);
  expect(Object.entries(SIEM_COLUMNS)).toEqual(types);
});

test('of a row that is too large, all is there but what was typed and what else was said', () => {
  const row = siemRow(entryWith(fact), () => alice);
  expect(withoutTexts(row)).toEqual({ ...ROW, Text: '(left out)', More: '' });
});
