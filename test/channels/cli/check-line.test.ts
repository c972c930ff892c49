import { expect, test } from '@jest/globals';
import { checkLines, runChecks } from '../../../src/channels/cli/check-line.js';
import type { Check } from '../../../src/channels/cli/check-line.js';

const fine: Check = { name: 'the clock', try: async () => '0 s off', mend: 'never said' };
const broken: Check = {
  name: 'the vault',
  try: async () => Promise.reject(new Error('a text with a secret in it')),
  mend: 'Grant the role.',
};

test('what works and what is missing, each with what to do, and no text of the platform', async () => {
  const results = await runChecks([fine, broken, fine], () => 'it refuses');
  expect(results.flatMap(checkLines)).toEqual([
    'ok       the clock: 0 s off',
    'MISSING  the vault: it refuses',
    '         Grant the role.',
    'ok       the clock: 0 s off',
  ]);
});
