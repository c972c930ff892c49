// Each log has its own rows, of its own numbers; a token leads to where the audit speaks of it, and to no refusal.
import { describe, expect, test } from '@jest/globals';
import {
  auditEntrySchema,
  chainHeadSchema,
  logHeadSchema,
  logPuts,
  logRowSchema,
  LOGS,
  saltsOf,
} from '../../../../src/app/commit/rows/audit-rows.js';
import type { AuditDraft } from '../../../../src/domain/audit/entry.js';
import { EMPTY_LOG } from '../../../../src/domain/audit/log.js';
import { FakeRandom } from '../../../fakes/fake-random.js';
import { alex, NOON, TOKEN } from './every-name.js';
import { keptAs, stored } from './kept-as.js';

const HEAD = { origin: 2, first: 40, size: 2, hashes: ['aGFzaA=='] };
const DRAFT: AuditDraft = {
  at: NOON,
  actor: alex,
  policy: 'v1',
  fact: { action: 'policy.changed', to: 'v1' },
};
const salts = saltsOf(new FakeRandom());
const [, first] = logPuts('audit', { head: EMPTY_LOG, drafts: [DRAFT] }, salts);

keptAs('where a log stands', {
  schema: logHeadSchema,
  examples: { 'at its beginning': EMPTY_LOG, 'after a restore': HEAD },
});
keptAs('where a chain of hashes stood', {
  schema: chainHeadSchema,
  examples: { once: { seq: 42, hash: '0a1b' } },
});
keptAs('an entry as it lies', {
  schema: logRowSchema,
  examples: {
    'with a text': {
      leaf: '{}',
      texts: { d: { text: 'why', salt: 'c2FsdA==' } },
      hashes: ['aA=='],
    },
  },
});

test('an entry is read as what was done, and what is none is not', () => {
  const row = stored(first?.value);
  expect(auditEntrySchema.parse(row)).toMatchObject({ ...DRAFT });
  const none = auditEntrySchema.safeParse({ ...first?.value, leaf: '{}' });
  expect(none.error?.issues).toMatchObject([{ message: 'not an entry of the audit', path: [] }]);
});

describe('what is put into a log', () => {
  const drafts = [DRAFT, { ...DRAFT, tokenId: TOKEN }];
  const rows = (log: 'audit' | 'refusals'): readonly string[] =>
    logPuts(log, { head: HEAD, drafts }, salts).map(({ row }) => row);

  test('has the numbers behind the last one, and is found by its token in the audit alone', () => {
    expect(rows('audit')).toEqual([
      'audit-head',
      'audit~000000000042',
      'audit~000000000043',
      'token-audit~token-one~000000000043',
    ]);
    expect(rows('refusals')).toEqual([
      'refusals-head',
      'refused~000000000042',
      'refused~000000000043',
    ]);
  });

  test('lies among that log’s entries, and in a head that has grown by it', () => {
    for (const log of ['audit', 'refusals'] as const) {
      const { from, to } = LOGS[log].entries;
      const [head, entry] = logPuts(log, { head: HEAD, drafts }, salts);
      expect(head?.value).toMatchObject({ origin: 2, first: 40, size: 4 });
      expect((entry?.row ?? '') >= from && (entry?.row ?? '') < to).toBe(true);
    }
  });

  test('is salted with sixteen bytes, other ones each time', () => {
    const [one, other] = [salts(), salts()];
    expect([one.length, other.length]).toEqual([16, 16]);
    expect(one).not.toEqual(other);
  });

  test('says of a row that leads to it nothing more', () => {
    const puts = logPuts('audit', { head: HEAD, drafts }, salts);
    expect(puts.at(-1)?.value).toEqual({});
  });
});
