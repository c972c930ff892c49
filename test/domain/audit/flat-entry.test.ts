// An entry as one row of cells: what people look for has a column of its own, whatever else was said stands in the last one, nothing twice
// and nothing made up.
import { describe, expect, test } from '@jest/globals';
import { saidIn } from '../../../src/domain/audit/detail-of.js';
import type { AuditFact } from '../../../src/domain/audit/entry.js';
import { FLAT_COLUMNS, flatEntry, refusalIn } from '../../../src/domain/audit/flat-entry.js';
import { must, PEOPLE } from '../../app/trial.js';
import { entryWith, EVERY_FACT, ORIGIN } from './every-fact.js';
import { KNOWN, UNKNOWN } from './known-beside.js';

const { alice, diego, isaiah, alex } = PEOPLE;
const ACCEPTED = { action: 'token.changed', change: 'accept', from: 'captured', to: 'enrolled' };

describe('a row of an entry', () => {
  test.each(EVERY_FACT.map((fact) => [fact.action, fact] as const))(
    'has what %s says in a column of its own, or in the last one',
    (_action, fact) => {
      const beside = { ...UNKNOWN, ownerOf: () => isaiah };
      const entry = entryWith(fact, { actor: 'bridge', policy: 'policy' });
      const { more, ...cells } = flatEntry(entry, beside);
      const rest = JSON.parse(more === '' ? '{}' : more) as Record<string, unknown>;
      const own = Object.entries(fact).filter(([key]) => !(key in rest));
      expect(Object.fromEntries(own.filter(([, value]) => !isIn(cells, value)))).toEqual({});
      for (const value of Object.values(rest)) expect(isIn(cells, value)).toBe(false);
      expect({ ...Object.fromEntries(own), ...rest }).toEqual({ ...fact });
    },
  );

  test('has columns in the order in which a sheet has them', () => {
    expect(Object.keys(flatEntry(entryWith({ action: 'request.closed' }), KNOWN))).toEqual([
      ...FLAT_COLUMNS,
    ]);
  });

  test('has empty cells for what an entry does not say', () => {
    const { requestId: _none, tokenId: _neither, ...bare } = entryWith({ action: 'log.emptied' });
    const nameOf = () => ({ displayName: 'Somebody', userPrincipalName: 'somebody' });
    expect(flatEntry({ ...bare, actor: 'bridge' }, { ...KNOWN, nameOf })).toEqual({
      ...{ log: ORIGIN, entry: '7', timeUtc: '2026-11-28T09:30:05.123Z', action: 'log.emptied' },
      ...{ detail: '', actor: 'bridge', actorName: '', owner: '', ownerName: '', request: '' },
      ...{ token: '', step: '', refusal: '', text: '', policy: 'v1', more: '' },
    });
  });

  test('names who acted, as the directory calls them', () => {
    const entry = entryWith({ action: 'request.closed' }, { actor: alice });
    const actorName = 'Alice Example (alice@contoso.example)';
    expect(flatEntry(entry, KNOWN)).toMatchObject({ actor: alice, actorName });
    expect(flatEntry(entry, UNKNOWN)).toMatchObject({ actor: alice, actorName: '' });
  });

  test.each<readonly [string, AuditFact, string]>([
    ['the owner that it says', { action: 'case.opened', ownerId: diego }, diego],
    ['the one who is erased', { action: 'erasure.begun', personId: diego }, diego],
    ['the owner of its token, where it says none', { action: 'request.closed' }, alice],
  ])('is of %s', (_whose, fact, owner) => {
    expect(flatEntry(entryWith(fact), KNOWN).owner).toBe(owner);
  });
});

describe('for those who read it in words, an entry has', () => {
  const detailIn = (fact: object) => flatEntry(entryWith(fact as AuditFact), KNOWN).detail;

  test('which change, which disclosure, which report it was', () => {
    expect(detailIn(ACCEPTED)).toBe('accept');
    expect(detailIn({ action: 'request.created', disclosure: 'seed-qr' })).toBe('seed-qr');
    expect(detailIn({ action: 'code.reported', report: 'refused' })).toBe('refused');
    expect(detailIn({ action: 'request.closed' })).toBe('');
  });

  test('what was typed with it; the reason of a request is told once, with its story', () => {
    const asked = must(EVERY_FACT.find(({ action }) => action === 'request.created'));
    expect(flatEntry(entryWith(asked), KNOWN).text).toBe('she is locked out');
    expect(saidIn(asked)).toBeUndefined();
    expect(saidIn({ action: 'review.closed', by: alex, note: 'it was right' })).toBe(
      'it was right',
    );
    expect(saidIn({ action: 'freeze.set', reason: 'a phish' })).toBe('a phish');
    expect(saidIn({ action: 'request.closed' })).toBeUndefined();
  });

  test('why something was refused, or failed', () => {
    expect(refusalIn({ action: 'request.refused', refusal: 'NO_ROLE' })).toBe('NO_ROLE');
    expect(refusalIn({ action: 'request.stopped', cause: 'token-over' })).toBe('token-over');
    expect(refusalIn({ action: 'request.closed' })).toBeUndefined();
  });
});

/** Whether one of the cells says it. */
function isIn(cells: Readonly<Record<string, string>>, value: unknown): boolean {
  return Object.values(cells).some((cell) => cell === value || cell === JSON.stringify(value));
}
