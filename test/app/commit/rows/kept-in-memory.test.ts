// What of the store may lie in memory: what is read at nearly every turn, and no secret.
import { expect, test } from '@jest/globals';
import { parseTokenId } from '../../../../src/domain/ids.js';
import {
  AUDIT_HEAD,
  FINGERPRINT_KEY,
  mayKeepInMemory,
  requestRow,
  seedKeyRow,
  seedPrintRow,
  sessionRow,
  ticketRow,
} from '../../../../src/app/commit/rows/names.js';
import { must } from '../../trial.js';

test.each([
  seedKeyRow(must(parseTokenId('sample-token-1'))),
  seedPrintRow('0a'),
  FINGERPRINT_KEY,
  ticketRow('0a'),
  sessionRow('0a'),
  'a-kind-of-tomorrow~1',
])('%s lies in no memory', (row) => {
  expect(mayKeepInMemory(row)).toBe(false);
});

test('where the audit stands and a request may', () => {
  expect(mayKeepInMemory(AUDIT_HEAD)).toBe(true);
  expect(mayKeepInMemory(requestRow('62nnk89koj2qmdbq0ofe8nho7l' as never))).toBe(true);
});
