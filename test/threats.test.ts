// The threat model names a control and its tests in every row, and a row is red as soon as one of them is not what it says.
import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { threatsIn, whatIsWrong } from './threats.mjs';

const ROOT = join(import.meta.dirname, '..');
const THREATS = threatsIn(readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8'));

describe('docs/threat-model.md', () => {
  test('has rows, each with a control and tests in files that are there', () => {
    expect(THREATS.length).toBeGreaterThan(35);
    for (const { threat, control, tests } of THREATS) {
      expect({ threat, control }).not.toMatchObject({ control: '' });
      expect(tests).not.toEqual([]);
      const gone = tests.map(({ file }) => file).filter((file) => !existsSync(join(ROOT, file)));
      expect({ threat, gone }).toEqual({ threat, gone: [] });
    }
  });
});

const ROW = '| a flood | limits | 2.4.1 | `app/limits › a flood ends` `app/limits › it …` |';
const one = (name: string, status: string) => ({ file: 'test/app/limits.test.ts', name, status });
const PASSED = [one('a flood ends', 'passed'), one('it is told', 'passed')];

describe('a row', () => {
  const rows = threatsIn(
    `| threat | control | ASVS | tests |\n| --- | --- | --- | --- |\n${ROW}\n`,
  );
  const wrong = (ran: readonly ReturnType<typeof one>[]) => whatIsWrong(rows, ran);

  test('is green where its tests passed, in this run or in another one', () => {
    expect(rows).toHaveLength(1);
    expect(wrong(PASSED)).toEqual([]);
    expect(wrong([one('a flood ends', 'pending'), ...PASSED])).toEqual([]);
  });

  test.each<readonly [string, string, readonly ReturnType<typeof one>[]]>([
    ['was renamed', 'no such test', [one('a flood never ends', 'passed'), ...PASSED.slice(1)]],
    ['did not run', 'no such test', []],
    ['was skipped', 'skipped in every run', [one('a flood ends', 'pending'), ...PASSED.slice(1)]],
    ['is one of several, and was skipped', 'skipped', [one('it is seen', 'pending'), ...PASSED]],
    ['failed once', 'it failed', [one('it is told', 'failed'), ...PASSED]],
  ])('is red where a test of it %s', (_what, why, ran) => {
    expect(wrong(ran).join('\n')).toContain(why);
  });

  test('is red without a test, and without a control', () => {
    const bare = threatsIn('| a flood | | 2.4.1 | none |');
    expect(whatIsWrong(bare, PASSED)).toEqual(['a flood: no control', 'a flood: no test']);
  });
});
