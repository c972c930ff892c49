// The audit of older programs, each entry with the hash of the one before: it is taken over whole, or it is said from where on it is
// not as it was written.
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { canonicalJson } from '../../../src/domain/audit/canonical-json.js';
import { checkChain, EMPTY_CHAIN } from '../../../src/domain/audit/chain.js';
import type { ChainedEntry } from '../../../src/domain/audit/chain.js';
import type { ChainHead } from '../../../src/domain/audit/entry.js';
import { instant } from '../../../src/domain/ids.js';
import { must, PEOPLE } from '../../app/trial.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function chained(length: number): readonly [...ChainedEntry[]] {
  const entries: ChainedEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const fact = { action: 'request.denied', by: PEOPLE.megan, reason: `Zoë, ${seq}` } as const;
    const draft = { at: instant(seq), actor: PEOPLE.alex, policy: 'v1', fact } as const;
    entries.push(withHash({ ...draft, seq, previous: entries.at(-1)?.hash ?? '0'.repeat(64) }));
  }
  return entries;
}

function withHash(unhashed: Omit<ChainedEntry, 'hash'>): ChainedEntry {
  return { ...unhashed, hash: sha256(canonicalJson(unhashed)) };
}

/** An entry's members but its hash, for it to be hashed anew. */
function rewritten(entry: ChainedEntry, changes: Partial<ChainedEntry>): ChainedEntry {
  const { hash: _hash, ...unhashed } = { ...entry, ...changes };
  return withHash(unhashed);
}

const ENTRIES = chained(5);
const HEAD: ChainHead = { seq: 5, hash: must(ENTRIES.at(-1)).hash };
const LATER = { at: instant(9) };

/** With another one in the place of that number. */
const instead = (seq: number, change: (entry: ChainedEntry) => ChainedEntry) =>
  ENTRIES.map((entry) => (entry.seq === seq ? change(entry) : entry));

test('a chain that nobody has changed leads to its head, from nothing on', () => {
  expect(checkChain(ENTRIES, HEAD)).toEqual({ ok: true, value: HEAD });
  expect(checkChain([], { seq: 0, hash: '0'.repeat(64) })).toEqual({
    ok: true,
    value: EMPTY_CHAIN,
  });
});

test('its hashes are taken as they ever were', () => {
  const fact = { action: 'tenant.opened' } as const;
  const draft = { at: instant(7), actor: 'bridge', policy: 'v1', fact } as const;
  const text = `{"actor":"bridge","at":7,"fact":{"action":"tenant.opened"},"policy":"v1","previous":"${'0'.repeat(64)}","seq":1}`;
  const entry = { ...draft, seq: 1, previous: '0'.repeat(64), hash: sha256(text) };
  expect(checkChain([entry], { seq: 1, hash: entry.hash }).ok).toBe(true);
});

test.each([
  ['the first is missing', ENTRIES.slice(1), { code: 'ENTRY_MISSING', seq: 1 }],
  ['one is missing', ENTRIES.filter(({ seq }) => seq !== 3), { code: 'ENTRY_MISSING', seq: 3 }],
  [
    'one is there twice',
    [...ENTRIES.slice(0, 3), ...ENTRIES.slice(2)],
    { code: 'ENTRY_MISSING', seq: 4 },
  ],
  [
    'one was changed',
    instead(3, (entry) => ({ ...entry, ...LATER })),
    { code: 'ENTRY_CHANGED', seq: 3 },
  ],
  [
    'one was hashed anew',
    instead(3, (entry) => rewritten(entry, LATER)),
    { code: 'ENTRY_CHANGED', seq: 4 },
  ],
  [
    'one leads on from nowhere',
    instead(3, (entry) => rewritten(entry, { previous: 'f'.repeat(64) })),
    { code: 'ENTRY_CHANGED', seq: 3 },
  ],
  [
    'the last was hashed anew',
    instead(5, (entry) => rewritten(entry, LATER)),
    { code: 'HEAD_DIFFERS', seq: 6 },
  ],
  ['it was cut off', ENTRIES.slice(0, 3), { code: 'HEAD_DIFFERS', seq: 4 }],
  ['it was lengthened', chained(6), { code: 'HEAD_DIFFERS', seq: 7 }],
])('where %s it is told from which entry on', (_what, entries, refusal) => {
  expect(checkChain(entries, HEAD)).toEqual({ ok: false, refusal });
});

test('a head that says another number is none of it, whatever its hash is', () => {
  const refusal = { code: 'HEAD_DIFFERS', seq: 6 };
  expect(checkChain(ENTRIES, { ...HEAD, seq: 6 })).toEqual({ ok: false, refusal });
});
