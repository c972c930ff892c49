// An entry as it stands in the log: no name and nothing that was typed in it, one text for one entry, and never too large.
import { describe, expect, test } from '@jest/globals';
import type { AuditDraft, AuditEntry, AuditFact } from '../../../src/domain/audit/entry.js';
import { areOwnTexts, digestsIn, ERASED } from '../../../src/domain/audit/leaf.js';
import { LEAF_BYTES_AT_MOST, readLogged, toLogged } from '../../../src/domain/audit/leaf.js';
import { appendEntries, EMPTY_LOG, lastOf, nextOrigin } from '../../../src/domain/audit/log.js';
import { logOf } from '../../../src/domain/audit/which-log.js';
import { instant } from '../../../src/domain/ids.js';
import { MAX_VALUE_BYTES } from '../../../src/ports/store.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { PEOPLE } from '../../app/trial.js';
import { fc } from '../../properties.js';

const random = new FakeRandom('salts');
const newSalt = () => random.bytes(16);

function entry(fact: AuditFact, changes: Partial<AuditEntry> = {}): AuditEntry {
  const draft: AuditDraft = { at: instant(0), actor: PEOPLE.alex, policy: 'v1', fact };
  return { ...draft, seq: 7, ...changes };
}

const denied = (reason: string) => entry({ action: 'request.denied', by: PEOPLE.megan, reason });

describe('a leaf', () => {
  test('holds a salted digest of what was typed, and gives it back with the text beside it', () => {
    const logged = toLogged(denied('word'), newSalt);
    expect(logged.leaf).not.toContain('word');
    expect(readLogged(logged)).toEqual(denied('word'));
    expect(toLogged(denied('word'), newSalt).leaf).not.toBe(logged.leaf);
  });

  test('says erased where the text is gone, and is the same leaf', () => {
    const { leaf } = toLogged(denied('she is on the phone'), newSalt);
    expect(readLogged({ leaf, texts: {} })).toEqual(denied(ERASED));
    expect(areOwnTexts({ leaf, texts: {} })).toBe(true);
  });

  test('knows its own texts from others', () => {
    const { leaf, texts } = toLogged(denied('she is on the phone'), newSalt);
    expect(areOwnTexts({ leaf, texts })).toBe(true);
    const [digest = ''] = digestsIn(leaf);
    const other = { [digest]: { text: 'he is on the phone', salt: texts[digest]?.salt ?? '' } };
    expect(areOwnTexts({ leaf, texts: other })).toBe(false);
    const { texts: foreign } = toLogged(denied('another'), newSalt);
    expect(areOwnTexts({ leaf, texts: { ...texts, ...foreign } })).toBe(false);
  });

  test('names nobody who sits at a machine', () => {
    const at = entry({ action: 'command.run', command: 'doctor' }, { actor: 'local:alice.smith' });
    const logged = toLogged(at, newSalt);
    expect(logged.leaf).not.toContain('alice');
    expect(readLogged(logged)).toEqual(at);
  });

  test('whatever is typed: no part of it forges an entry, and the row has room for it', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '"},"seq":8,"fact":{"action":"tenant.opened"}}',
        '{"sha256":"' + '0'.repeat(64) + '"}',
        '\ud800',
        '漢'.repeat(20_000),
        '\u0000'.repeat(20_000),
        'x'.repeat(100_000),
      ),
    );
    fc.assert(
      fc.property(nasty, (typed) => {
        const logged = toLogged(denied(typed), newSalt);
        expect(logged.leaf).toMatch(
          /^\{"actor":"[\w-]+","at":0,"fact":\{"action":"request\.denied","by":"[\w-]+","reason":\{"sha256":"[0-9a-f]{64}"\}\},"policy":"v1","seq":7\}$/,
        );
        expect(areOwnTexts(logged)).toBe(true);
        const row = { ...logged, hashes: Array.from({ length: 40 }, () => 'x'.repeat(44)) };
        expect(Buffer.byteLength(JSON.stringify(row))).toBeLessThan(MAX_VALUE_BYTES);
      }),
    );
  });

  test('a list that is too long is cut, and says by how much', () => {
    const people = Array.from({ length: 900 }, () => PEOPLE.diego);
    const { leaf } = toLogged(entry({ action: 'approvers.widened', people }), newSalt);
    expect(leaf.length).toBeLessThan(LEAF_BYTES_AT_MOST);
    expect(leaf).toContain('"peopleLeftOff":650');
    const where = Array.from({ length: 900 }, () => 'roles ['.repeat(100));
    const long = toLogged(entry({ action: 'policy.refused', problems: 900, where }), newSalt);
    expect(Buffer.byteLength(JSON.stringify(long))).toBeLessThan(MAX_VALUE_BYTES - 2_000);
  });

  test('of what was never written is read as nothing', () => {
    for (const leaf of ['', '{}', '[]', '{"seq":1,"at":2,"fact":{"action":"x"}}', '{"seq":']) {
      expect(readLogged({ leaf, texts: {} })).toBeUndefined();
    }
  });
});

test('an entry’s number goes on from one origin to the next, and its place begins anew', () => {
  const draft = { at: instant(1), actor: 'bridge', policy: 'v1' } as const;
  const facts = [{ action: 'tenant.opened' } as const, { action: 'request.closed' } as const];
  const drafts = facts.map((fact) => ({ ...draft, fact }));
  const { head } = appendEntries(EMPTY_LOG, drafts, newSalt);
  const next = nextOrigin(head, { ...head, origin: 4 });
  expect(next).toEqual({ origin: 5, first: 3, size: 0, hashes: [] });
  const grown = appendEntries(next, drafts, newSalt);
  expect(grown.entries.map(({ seq }) => seq)).toEqual([3, 4]);
  expect(lastOf(grown.head)).toBe(4);
});

test('what strangers try, and what nobody could make sense of, is in a log of its own', () => {
  const refused = (refusal: string) => logOf({ action: 'request.refused', refusal });
  expect(['NO_ROLE', 'REASON_MISSING', 'FROZEN', 'LIMIT_REACHED'].map(refused)).toEqual([
    'refusals',
    'refusals',
    'audit',
    'audit',
  ]);
  const told = { action: 'event.refused', event: 'approve', refusal: 'NOT_AN_APPROVER' } as const;
  expect(logOf({ ...told, by: PEOPLE.lee })).toBe('audit');
});
