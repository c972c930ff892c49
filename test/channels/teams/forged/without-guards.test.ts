// Takes out one guard after the other, in a copy, and sees which forged presses are no longer refused as they were. Heavy; with
// PRINT=1 it writes docs/forged-guards.md.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isOn } from '../../../../scripts/environment.mjs';
import { heldPage } from '../../../held-page.js';
import { GUARDS } from './guards.js';
import type { Guard } from './guards.js';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const COPIED = ['src', 'test', 'scripts', 'samples', 'docs', 'package.json', 'jest.config.js'];
const JEST = join('node_modules', 'jest', 'bin', 'jest.js');

type Result = { readonly title: string; readonly status: string };
type Report = { readonly testResults: readonly { readonly assertionResults: readonly Result[] }[] };

let copy = '';
const red = new Map<string, readonly string[]>();

/** Titles of the rows that are red in the copy as it is. */
function redRows({ rows }: Guard): readonly string[] {
  const report = join(copy, 'report.json');
  const only = ['test/channels/teams/forged/forged.test', '-t', rows];
  const options = ['--experimental-vm-modules', JEST, ...only, '--json', '--outputFile', report];
  const { PRINT: _print, ...env } = process.env;
  spawnSync(process.execPath, options, { cwd: copy, env, stdio: 'ignore' });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, title }) => status === 'failed' && !title.startsWith('there are'))
    .map(({ title }) => title);
}

const heavy = isOn(process.env, 'HEAVY') ? describe : describe.skip;

heavy('without a guard', () => {
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'otp-bridge-guards-'));
    for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });
  afterAll(() => {
    rmSync(copy, { recursive: true, maxRetries: 20 });
  });

  test.each(GUARDS.map((one) => [one.guard, one] as const))(
    '%s: named rows turn red',
    (guard, one) => {
      const file = join(copy, one.file);
      const whole = readFileSync(file, 'utf8');
      expect(whole).toContain(one.from);
      writeFileSync(file, whole.replaceAll(one.from, one.to));
      const rows = redRows(one);
      writeFileSync(file, whole);
      red.set(guard, rows);
      expect(rows.length).toBeGreaterThan(0);
    },
    600_000,
  );

  test('the page in docs/ names them', () => {
    const page = guardsPage();
    expect(heldPage('forged-guards.md', page)).toBe(page);
  });
});

function guardsPage(): string {
  const lines = GUARDS.map(({ guard, file, rows }) => {
    const named = (red.get(guard) ?? []).map((title) => `\`${title}\``).join('<br>');
    return `| ${guard} | [${file.replace(/^.*\//, '')}](../${file}) | \`${rows.replaceAll('|', '\\|')}\` | ${named} |`;
  });
  return [
    '# Forged presses without each guard',
    '',
    'What turns red among the rows of [forged.md](forged.md) when one guard is taken out, in a copy, by a test',
    '(`HEAVY=1 PRINT=1 npm test -- without-guards`). A row is red where something has changed, nothing is on record, or whoever pressed it',
    'reads something else: where a second guard holds in the place of the first, the row says so.',
    '',
    '| guard | file | rows that were tried | rows that turned red |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}
