import { expect, test } from '@jest/globals';
import { heldPage } from '../held-page.js';
import { refusalsPage } from './refusals-page.js';

test('docs/refusals.md has every refusal as it is said, and nothing is said of nothing', () => {
  const { page, unknown } = refusalsPage();
  const held = heldPage('refusals.md', page);
  expect(unknown).toEqual([]);
  expect(page).not.toMatch(/undefined|\[object|NaN/);
  expect(held).toBe(page);
});
