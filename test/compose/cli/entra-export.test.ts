// `otp-bridge entra export FILE CSV`: the sheet of Entra's portal, from another file.
import { describe, expect, test } from '@jest/globals';
import { readFile, stat } from 'node:fs/promises';
import type { Done } from '../../../src/channels/cli/frame/terminal.js';
import { runEntraExport } from '../../../src/compose/cli/run-entra-export.js';
import { entraCsv, forEntra } from '../../../src/domain/exchange/for-entra.js';
import { readTokenFile } from '../../../src/domain/exchange/read-token-file.js';
import { listening } from './ground-over.js';
import { kept } from './importing.js';
import { HEADER, sheet } from './many-owners.js';

describe('entra export', () => {
  test('writes the portal’s sheet once, for you alone, and it reads as it was', async () => {
    const from = await kept(sheet(4, 10));
    const csv = `${from}.csv`;
    const run = async (): Promise<Done> =>
      runEntraExport({
        given: { arguments: { FILE: from, CSV: csv }, options: {} },
        saying: listening(),
        environment: {},
      });
    expect((await run()).exit).toBe(0);
    expect((await run()).json).toMatchObject({ error: 'FILE_EXISTS' });
    const text = await readFile(csv, 'utf8');
    expect(text.split('\r\n')[0]).toBe(HEADER);
    if (process.platform !== 'win32') expect((await stat(csv)).mode & 0o777).toBe(0o600);
    const [before, after] = [readTokenFile(sheet(4, 10)), readTokenFile(text)];
    if (before.kind === 'unread' || after.kind === 'unread') throw new Error('both are read');
    const said = (rows: typeof before.rows): readonly string[] =>
      rows.map(({ offer, serial }) => `${offer.account} ${offer.secret.reveal()} ${serial ?? ''}`);
    expect(said(after.rows)).toEqual(said(before.rows));
  });

  test('refuses by line what that sheet cannot say', () => {
    const reading = readTokenFile(
      'otpauth://totp/C:a@c.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8\n',
    );
    if (reading.kind === 'unread') throw new Error('it is read');
    const [row] = reading.rows;
    if (row === undefined) throw new Error('there is one');
    expect(forEntra(row, { bySheet: true })).toEqual({
      fault: { code: 'FIELD_EMPTY', field: 'serial number' },
    });
    const made = { ...row, serial: 'S', manufacturer: 'M, "Ltd"', model: 'X' };
    expect(forEntra(made, { bySheet: true })).toEqual({
      fault: { code: 'FIELD_WRONG', field: 'number of digits' },
    });
    expect(entraCsv([made])).toContain('"M, ""Ltd"""');
  });
});
