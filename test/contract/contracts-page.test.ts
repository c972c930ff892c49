// docs/contracts.md is printed from what ran; here it is held against the contracts' own sources, so that none is forgotten.
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contractsIn, contractsPage, differences } from '../../scripts/contracts-page.mjs';
import { heldPage } from '../held-page.js';

const SUITES = /\.contract\.ts$|^store-(?:model|refusals)\.ts$/;

test('docs/contracts.md has every test of every contract (PRINT=1 npm run contracts writes it)', () => {
  const page = heldPage('contracts.md');
  const sources = readdirSync(import.meta.dirname).filter((file) => SUITES.test(file));
  const titles = sources.flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/ test\('([^']+)'/g)].map(
      ([, title]) => title,
    ),
  );
  expect(titles.length).toBeGreaterThan(30);
  expect(titles.filter((title) => !page.includes(`| ${title ?? ''} |`))).toEqual([]);
});

const report = (status: string): Parameters<typeof contractsIn>[0] => ({
  success: true,
  testResults: [
    {
      assertionResults: [
        { ancestorTitles: ['Teams: a messenger'], title: 'delivers', status },
        { ancestorTitles: ['recording: a messenger'], title: 'delivers', status: 'passed' },
      ],
    },
  ],
});

test('a contract that is broken, or a page that says otherwise, is told', () => {
  const fine = contractsIn(report('passed'));
  const page = contractsPage(fine);
  expect(page).toContain('| delivers | passed | passed |');
  expect(page).toContain('SKIPPED: Azurite was not at hand');
  expect(differences(page, fine)).toEqual([]);
  expect(differences(page, contractsIn(report('failed')))).toHaveLength(2);
  expect(differences(page.replace('| delivers |', '| delivered |'), fine)).toHaveLength(2);
});
