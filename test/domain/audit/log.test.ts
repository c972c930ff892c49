// Where a log stands, and how it grows: entry by entry or many at once, its tree is the one that anybody makes of its leaves.
import { describe, expect, test } from '@jest/globals';
import type { AuditDraft } from '../../../src/domain/audit/entry.js';
import * as logs from '../../../src/domain/audit/log.js';
import type { LogHead } from '../../../src/domain/audit/log.js';
import { appendLeaf, leafHash } from '../../../src/domain/audit/tree.js';
import { instant } from '../../../src/domain/ids.js';
import { headOf } from '../../app/audit/made-log.js';
import { PEOPLE } from '../../app/trial.js';
import { FakeRandom } from '../../fakes/fake-random.js';

const { appendEntries, EMPTY_LOG, frontierOf, lastOf, nextOrigin, placeOf, treeHeadOf } = logs;
const newSalt = () => new FakeRandom('salts').bytes(16);
const DRAFTS = Array.from({ length: 7 }, (_none, at): AuditDraft => {
  const fact = { action: 'request.denied', by: PEOPLE.megan, reason: `no, ${at}` } as const;
  return { at: instant(at), actor: PEOPLE.alex, policy: 'v1', fact };
});
const ENDED: LogHead = { origin: 2, first: 31, size: 0, hashes: [] };

describe('a log that grows', () => {
  test('has the tree of its leaves, however many were written together', () => {
    const all = appendEntries(ENDED, DRAFTS, newSalt);
    expect(treeHeadOf(all.head)).toEqual(headOf(all.entries.map(({ row }) => row.leaf)));
    let head = ENDED;
    for (const draft of DRAFTS) ({ head } = appendEntries(head, [draft], newSalt));
    expect(head).toEqual(all.head);
    expect(appendEntries(head, [], newSalt)).toEqual({ entries: [], head });
  });

  test('keeps beside each entry what is whole with it, its own hash first', () => {
    let frontier = frontierOf(ENDED);
    for (const { seq, draft, row } of appendEntries(ENDED, DRAFTS, newSalt).entries) {
      expect(row.leaf).toContain(`"seq":${seq}}`);
      expect(draft).toBe(DRAFTS[seq - ENDED.first]);
      const hash = leafHash(Buffer.from(row.leaf));
      const appended = appendLeaf(frontier, hash);
      expect(row.hashes[0]).toBe(Buffer.from(hash).toString('base64'));
      expect(row.hashes.map(logs.fromBase64)).toEqual(appended.completed);
      ({ frontier } = appended);
    }
  });

  test('keeps its origin and the number that it began with', () => {
    const { head } = appendEntries(ENDED, DRAFTS, newSalt);
    expect(head).toMatchObject({ origin: 2, first: 31, size: 7 });
    expect(lastOf(head)).toBe(37);
    expect(lastOf(ENDED)).toBe(30);
    expect(lastOf(EMPTY_LOG)).toBe(0);
  });
});

test('a log’s place is named by its size and its root, as text', () => {
  const { head } = appendEntries(ENDED, DRAFTS, newSalt);
  const root = Buffer.from(treeHeadOf(head).root).toString('base64');
  expect(placeOf(head)).toEqual({ origin: 2, size: 7, root });
  // SHA-256 of nothing.
  const ofNothing = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
  expect(placeOf(EMPTY_LOG)).toEqual({ origin: 1, size: 0, root: ofNothing });
});

test('the next origin is one that no log has had, and its numbers go on from the one that ended', () => {
  const { head } = appendEntries(ENDED, DRAFTS, newSalt);
  const begun = { first: 38, size: 0, hashes: [] };
  expect(nextOrigin(head)).toEqual({ ...begun, origin: 3 });
  expect(nextOrigin(head, EMPTY_LOG)).toEqual({ ...begun, origin: 3 });
  expect(nextOrigin(head, EMPTY_LOG, { ...head, origin: 6 })).toEqual({ ...begun, origin: 7 });
});
