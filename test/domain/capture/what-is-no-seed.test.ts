import { expect, test } from '@jest/globals';
import { heldPage } from '../../held-page.js';
import { findingsPage } from './no-seed-page.js';

test('docs/what-is-no-seed.md is what the code says (PRINT=1 writes it)', () => {
  expect(heldPage('what-is-no-seed.md', findingsPage())).toBe(findingsPage());
});
