// What a benchmark prints takes the place of what it printed before, and nothing else of the page changes.
import { expect, test } from '@jest/globals';
import {
  growthIn,
  sectionOf,
  tablesOf,
  withGrowth,
  withTables,
} from '../../bench/growth/section.mjs';

const KINDS = ['strict', 'azurite'] as const;
const run = (said: string): Parameters<typeof sectionOf>[0] => ({
  said,
  table: '| a table |',
  command: 'npm run bench -- growth',
});
const AROUND = '# What it costs\n\n## A turn\n\nwords\n\n## What is loaded\n\nmore words\n';
const PAGE = KINDS.reduce(
  (page, kind) => withTables(page, kind, tablesOf(kind, run(`First in ${kind}.`))),
  withGrowth(AROUND, sectionOf(run('First.'))),
);

test('it is put before what is loaded, its tables behind it', () => {
  const places = [
    '## A turn',
    'First.',
    'First in strict.',
    'First in azurite.',
    '## What is loaded',
  ];
  const found = places.map((words) => PAGE.indexOf(words));
  expect(found).toEqual([...found].sort((one, other) => one - other));
  expect(found).not.toContain(-1);
  expect(PAGE.replace(growthIn(PAGE), '')).toBe(AROUND);
});

test.each(KINDS)('a table printed again takes its own place: %s', (kind) => {
  const again = withTables(PAGE, kind, tablesOf(kind, run('Again.')));
  expect(again).toBe(PAGE.replace(`First in ${kind}.`, 'Again.'));
});

test('the section printed again keeps its tables', () => {
  expect(withGrowth(PAGE, sectionOf(run('Again.')))).toBe(PAGE.replace('First.', 'Again.'));
});
