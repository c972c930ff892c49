import { expect, test } from '@jest/globals';
import { checkLines, NotYet, runChecks } from '../../../src/channels/cli/check-line.js';
import type { Check } from '../../../src/channels/cli/check-line.js';

const fine: Check = { name: 'the clock', try: async () => '0 s off', mend: 'never said' };
const broken: Check = {
  name: 'the vault',
  try: async () => Promise.reject(new Error('a text with a secret in it')),
  mend: 'Grant the role.',
};

test('what works and what is missing, each with what to do, and no text of the platform', async () => {
  const early: Check = {
    name: 'people',
    try: async () => Promise.reject(new NotYet('one of two')),
    mend: 'They type hi.',
  };
  const results = await runChecks([fine, broken, early], { why: () => 'it refuses' });
  expect(results.flatMap(checkLines)).toEqual([
    'ok       the clock: 0 s off',
    'MISSING  the vault: it refuses',
    '         Grant the role.',
    'NOT YET  people: one of two',
    '         They type hi.',
  ]);
});
