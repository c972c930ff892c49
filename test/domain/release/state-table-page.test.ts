import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { heldPage } from '../../held-page.js';
import { CELL_TESTS } from './cell-tests.js';
import { AS_IT_IS } from './designed-table.js';
import { stateTablePage, tableOfTheCode } from './state-table-page.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

test('the table printed from the code is the design’s with what was decided since, letter by letter', () => {
  expect(tableOfTheCode()).toBe(AS_IT_IS.trim());
});

test('docs/state-table.md is what the code says (PRINT=1 writes it)', () => {
  expect(heldPage('state-table.md', stateTablePage())).toBe(stateTablePage());
});

describe('each cell has its test', () => {
  const named = Object.values(CELL_TESTS).flatMap((row) => Object.values(row));
  const once = new Map(named.map((one) => [`${one.file} ${one.describe} ${one.title}`, one]));

  test.each([...once.values()])('$file: $describe › $title', ({ file, describe: group, title }) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const from = source.indexOf(`describe('${group}', () => {`);
    expect(from).toBeGreaterThan(-1);
    const next = source.indexOf('\ndescribe(', from + 1);
    const body = source.slice(from, next === -1 ? undefined : next);
    expect(body).toContain(`'${title}'`);
  });
});
