// What is said of one wrong field looks at that field alone: a long list of wrong ones is told in a moment, too.
import { expect, test } from '@jest/globals';
import { parsePolicyFile } from '../../src/config/policy-file.js';
import { sayIssue } from '../../src/config/policy/say-issue.js';
import { policySchema } from '../../src/config/policy/schema.js';

const issue = (path: readonly (string | number)[]): Parameters<typeof sayIssue>[0] => ({
  code: 'invalid_type',
  expected: 'string',
  path: [...path],
  message: 'Invalid input: expected string, received number',
});

const meant = (): undefined => undefined;

test('what is beside it is not read', () => {
  const content = {
    get others(): unknown {
      throw new Error('was read');
    },
    people: [7],
  };
  expect(sayIssue(issue(['people', 0]), content, meant)).toBe('must be a text: "…" (it is 7)');
});

test('what everything has by birth is missing where nobody wrote it', () => {
  expect(sayIssue(issue(['toString']), {}, meant)).toContain('(it is missing)');
  expect(sayIssue(issue(['__proto__', 'x']), {}, meant)).toContain('(it is missing)');
});

/** How often what a policy may say was made into a schema, which takes some milliseconds. */
function schemasMadeFor(content: unknown): number {
  const { processJSONSchema } = policySchema._zod;
  let made = 0;
  policySchema._zod.processJSONSchema = (...given) => {
    made += 1;
    processJSONSchema?.(...given);
  };
  try {
    parsePolicyFile(content, 'policy.json');
  } finally {
    policySchema._zod.processJSONSchema = processJSONSchema;
  }
  return made;
}

test('which field was meant is looked up in one schema, however many there are not', () => {
  expect(schemasMadeFor({ approvalsNeedd: 1 })).toBe(1);
  expect(schemasMadeFor({ approvalsNeedd: 1, aproved: 2, limits: { x: 1 } })).toBe(1);
  expect(schemasMadeFor({ approvalsNeeded: 'one' })).toBe(0);
});
