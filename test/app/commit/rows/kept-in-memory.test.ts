// What of the store may lie in memory: what is read at nearly every turn, and no secret.
import { expect, test } from '@jest/globals';
import { kindOf, mayKeepInMemory } from '../../../../src/app/commit/rows/names.js';
import { EVERY_NAME } from './every-name.js';

const kinds = (rows: readonly string[]): readonly string[] =>
  [...new Set(rows.map((row) => kindOf(row)))].sort();
const ROWS = EVERY_NAME.map(([row]) => row);
const inMemory = kinds(ROWS.filter((row) => mayKeepInMemory(row)));

test.each(['seed-key', 'seed-print', 'fingerprint-key', 'ticket', 'session'])(
  'of what is secret, or leads to it, nothing lies in memory: %s',
  (kind) => {
    expect(kinds(ROWS)).toContain(kind);
    expect(inMemory).not.toContain(kind);
  },
);

test('nor does a kind of which nobody has said that it may', () => {
  expect(mayKeepInMemory('a-kind-of-tomorrow~1')).toBe(false);
  expect(mayKeepInMemory('')).toBe(false);
});

test('what nearly every turn reads may, and nothing else', () => {
  expect(inMemory).toEqual([
    'audit-head',
    'brake',
    'card',
    'counted-by-seed',
    'freeze',
    'ledger',
    'open',
    'outbox',
    'owner',
    'person',
    'policy',
    'refusals-head',
    'request',
    'tally',
    'token',
  ]);
});
