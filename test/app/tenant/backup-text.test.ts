// A backup as text: read as it was written, or not at all.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import type { Backup } from '../../../src/app/tenant/backup.js';
import { parseBackup, writeBackup } from '../../../src/app/tenant/backup-text.js';
import { instant } from '../../../src/domain/ids.js';
import { TENANT } from '../trial.js';

/** An object with these keys and values, whatever they are called. */
function jsonObject(entries: readonly (readonly [string, unknown])[]): Backup['rows'][0]['value'] {
  const fields = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return JSON.parse(`{${fields.join(',')}}`) as Backup['rows'][0]['value'];
}

describe('a backup as text', () => {
  // Parsed from text, so that a key called `__proto__` is one, as in every row that was read.
  const json = fc
    .array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), fc.jsonValue()))
    .map((entries) => jsonObject(entries));
  const row = fc.record({ row: fc.stringMatching(/^[a-z]+~[0-9a-z]{1,9}$/), value: json });
  const backup = fc.record({
    tenantId: fc.constant(TENANT),
    at: fc.nat().map(instant),
    rows: fc.array(row, { maxLength: 5 }),
  });

  test('is read as it was written', () => {
    fc.assert(
      fc.property(backup, (one) => {
        expect(JSON.stringify(parseBackup(writeBackup(one as Backup)))).toBe(
          JSON.stringify({ ok: true, value: one }),
        );
      }),
    );
  });

  test.each(['{"__proto__":null}', '{"":{"__proto__":0}}', '{"":[{"__proto__":{}}]}'])(
    'keeps every key of %s',
    (value) => {
      const rows = [{ row: 'a~1', value: JSON.parse(value) as Backup['rows'][0]['value'] }];
      const read = parseBackup(writeBackup({ tenantId: TENANT, at: instant(0), rows }));
      if (!read.ok) throw new Error('it is whole');
      expect(JSON.stringify(read.value.rows[0]?.value)).toBe(value);
    },
  );

  test('is refused where any of it is missing or another', () => {
    fc.assert(
      fc.property(backup, fc.nat(), fc.constantFrom('', 'x', '\n'), (one, at, by) => {
        const text = writeBackup(one);
        const place = at % text.length;
        const changed = text.slice(0, place) + by + text.slice(place + 1);
        if (changed !== text) expect(parseBackup(changed).ok).toBe(false);
      }),
    );
  });

  test('is told from what is none', () => {
    expect(parseBackup('{"roles":{}}\n')).toMatchObject({ refusal: { code: 'NOT_A_BACKUP' } });
    expect(parseBackup('')).toMatchObject({ refusal: { code: 'NOT_A_BACKUP' } });
  });
});
