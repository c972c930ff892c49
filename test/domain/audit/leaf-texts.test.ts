// Which parts of an entry are words of somebody's, which the log has as digests alone, and which are ours and stand in it for ever.
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { AuditEntry, AuditFact } from '../../../src/domain/audit/entry.js';
import { digestOf, digestsIn } from '../../../src/domain/audit/leaf.js';
import { LEAF_BYTES_AT_MOST, readLogged, toLogged } from '../../../src/domain/audit/leaf.js';
import { FakeRandom } from '../../fakes/fake-random.js';
import { PEOPLE } from '../../app/trial.js';
import { entryWith, EVERY_FACT } from './every-fact.js';

const random = new FakeRandom('salts');
const newSalt = () => random.bytes(16);

function entryOf(fact: AuditFact, more: Partial<AuditEntry> = {}): AuditEntry {
  const { origin: _none, ...entry } = entryWith(fact, more);
  return entry;
}
const logged = (fact: AuditFact, more?: Partial<AuditEntry>) =>
  toLogged(entryOf(fact, more), newSalt);
const hidden = (fact: AuditFact, more?: Partial<AuditEntry>) =>
  Object.values(logged(fact, more).texts).map(({ text }) => text);
const refusing = (where: readonly string[]): AuditFact => ({
  action: 'policy.refused',
  problems: 1,
  where,
});

describe('a leaf', () => {
  test.each(EVERY_FACT.map((fact) => [fact.action, fact] as const))(
    'of %s is read as what was written',
    (_action, fact) => {
      expect(readLogged(logged(fact))).toEqual(entryOf(fact));
    },
  );

  test.each(['v1', 'a.b:c~d-e_f', '', 'x'.repeat(80)])('shows what is ours: %j', (policy) => {
    expect(hidden({ action: 'request.closed' }, { policy })).toEqual([]);
  });

  test.each(['Alice Example', 'Jürgen', ' v1', 'v1 ', 'a/b', 'v1\n', 'x'.repeat(81)])(
    'hides what may be words of somebody’s: %j',
    (policy) => {
      expect(hidden({ action: 'request.closed' }, { policy })).toEqual([policy]);
    },
  );

  test('hides a reason and a note, whatever they look like', () => {
    expect(hidden({ action: 'freeze.set', reason: 'word' })).toEqual(['word']);
    expect(hidden({ action: 'review.closed', by: PEOPLE.alex, note: 'word' })).toEqual(['word']);
  });

  test('hides who sits at a machine, and nobody else', () => {
    for (const actor of ['console:7f3a91c2', 'local:alex'] as const) {
      expect(hidden({ action: 'request.closed' }, { actor })).toEqual([actor]);
    }
    expect(hidden({ action: 'request.closed' }, { policy: 'my-local:v1' })).toEqual([]);
  });

  test('hides each text under a digest of its own, named in order', () => {
    const { leaf, texts } = logged(refusing(['one place', 'another place']), { policy: 'my own' });
    const named = digestsIn(leaf).map((digest) => texts[digest]?.text);
    expect(named).toEqual(['one place', 'another place', 'my own']);
    expect(digestsIn('{"sha256":"0123"}')).toEqual([]);
    expect(digestsIn(`{"sha256":"${'g'.repeat(64)}"}`)).toEqual([]);
    expect(digestsIn(`{"of":"${'0'.repeat(64)}"}`)).toEqual([]);
  });

  test('has the digest that anybody makes of salt and text', () => {
    const salt = Buffer.from('00ff80fe10203040506070809010a0b0', 'hex');
    const { leaf, texts } = toLogged(entryOf({ action: 'freeze.set', reason: 'é' }), () => salt);
    const digest = createHash('sha256').update(salt).update('é', 'utf8').digest('hex');
    expect(digestsIn(leaf)).toEqual([digest]);
    expect(texts).toEqual({ [digest]: { text: 'é', salt: 'AP+A/hAgMEBQYHCAkBCgsA==' } });
    expect(digestOf({ text: 'é', salt: 'AP+A/hAgMEBQYHCAkBCgsA==' })).toBe(digest);
  });

  test('takes a count that is called as a digest is for the count that it is', () => {
    const counts = { sha256: 3 };
    const fact = { action: 'refusals.counted', since: entryOf(refusing([])).at, counts } as const;
    expect(readLogged(logged({ ...fact, people: [] }))?.fact).toEqual({ ...fact, people: [] });
  });

  test('keeps what is said to be nothing', () => {
    const fact = { ...refusing([]), ...{ said: null, list: [null] } };
    expect(readLogged(logged(fact))?.fact).toEqual(fact);
  });

  test('says erased of each text that is gone, also in a list', () => {
    const { leaf } = logged(refusing(['one place', 'roles']));
    expect(readLogged({ leaf, texts: {} })?.fact).toEqual(refusing(['(erased)', 'roles']));
  });
});

describe('a leaf has room for', () => {
  const listed = (one: string) => {
    const where = Array.from({ length: 251 }, () => one);
    return readLogged(logged(refusing(where)))?.fact;
  };

  test.each([
    ['ids', 'x'.repeat(40), 250],
    ['names', 'x'.repeat(41), 20],
    ['what is typed', 'a b', 20],
    ['addresses', 'ends ', 20],
    ['quotes', ' begins', 20],
  ])('as many %s, and says how many it leaves off', (_what, one, most) => {
    const where = Array.from({ length: most }, () => one);
    expect(listed(one)).toEqual({ ...refusing(where), whereLeftOff: 251 - most });
  });

  test('few of a list in which one is no id', () => {
    const where = ['not an id', ...Array.from({ length: 30 }, () => 'id')];
    const fact = readLogged(logged(refusing(where)))?.fact;
    expect(fact).toMatchObject({ where: where.slice(0, 20), whereLeftOff: 11 });
  });

  test('a long text, less of one in a list, and no half character', () => {
    const [typed = ''] = hidden({ action: 'freeze.set', reason: 'é'.repeat(4_000) });
    expect(Buffer.byteLength(typed)).toBeGreaterThan(5_990);
    expect(Buffer.byteLength(typed)).toBeLessThanOrEqual(6_000);
    const [place = ''] = hidden(refusing(['é'.repeat(4_000)]));
    expect(Buffer.byteLength(place)).toBeGreaterThan(140);
    expect(Buffer.byteLength(place)).toBeLessThanOrEqual(150);
    expect(hidden({ action: 'freeze.set', reason: 'half \ud83d' })).toEqual(['half \ufffd']);
  });

  test('so many bytes, and not one more', () => {
    const counted = (name: number) => ({
      ...{ action: 'refusals.counted', since: entryOf(refusing([])).at, people: [] },
      counts: { ['x'.repeat(name)]: 1 },
    });
    const lengthOf = (name: number) => logged(counted(name) as AuditFact).leaf.length;
    const most = LEAF_BYTES_AT_MOST - lengthOf(0);
    expect(lengthOf(most)).toBe(LEAF_BYTES_AT_MOST);
    expect(() => lengthOf(most + 1)).toThrow('an audit entry is too long');
  });
});

describe('what lacks a part of an entry', () => {
  const whole = JSON.parse(logged({ action: 'request.closed' }).leaf) as Record<string, unknown>;
  const read = (entry: unknown) => readLogged({ leaf: JSON.stringify(entry), texts: {} });

  test.each(['seq', 'at', 'actor', 'policy', 'fact'])('is none: %s', (key) => {
    expect(read(whole)).toEqual(entryOf({ action: 'request.closed' }));
    const { [key]: _gone, ...rest } = whole;
    expect(read(rest)).toBeUndefined();
  });

  test.each([{ seq: 0 }, { seq: -1 }, { seq: 1.5 }, { at: 0.5 }, { fact: {} }])(
    'is none: %j',
    (wrong) => {
      expect(read({ ...whole, ...wrong })).toBeUndefined();
    },
  );
});
