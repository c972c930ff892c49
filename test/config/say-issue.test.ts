// What is said of one wrong field looks at that field alone: a long list of wrong ones is told in a moment, too.
import { expect, test } from '@jest/globals';
import { sayIssue } from '../../src/config/policy/say-issue.js';

const issue = (path: readonly (string | number)[]): Parameters<typeof sayIssue>[0] => ({
  code: 'invalid_type',
  expected: 'string',
  path: [...path],
  message: 'Invalid input: expected string, received number',
});

test('what is beside it is not read', () => {
  const content = {
    get others(): unknown {
      throw new Error('was read');
    },
    people: [7],
  };
  expect(sayIssue(issue(['people', 0]), content)).toBe('must be a text: "…" (it is 7)');
});

test('what everything has by birth is missing where nobody wrote it', () => {
  expect(sayIssue(issue(['toString']), {})).toContain('(it is missing)');
  expect(sayIssue(issue(['__proto__', 'x']), {})).toContain('(it is missing)');
});
