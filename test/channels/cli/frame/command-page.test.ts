import { expect, test } from '@jest/globals';
import { heldPage } from '../../../held-page.js';
import { commandPage, SLIPS } from './command-page.js';
import { typed } from './typed-line.js';

test('the page of commands is as they print it', async () => {
  const page = await commandPage();
  expect(heldPage('command-line.md', page)).toBe(page);
});

test.each(SLIPS)('%s runs nothing, says so on stderr, and ends with 2', async (_what, words) => {
  const { out, err, exit } = await typed(words);
  expect([out, exit]).toEqual(['', 2]);
  expect(err).toMatch(/See otp-bridge .*--help/);
});
