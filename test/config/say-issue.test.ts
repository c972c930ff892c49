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

test('what is nested without end is shown by its beginning', () => {
  const levels = 50_000;
  const nested: unknown = JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
  for (const content of [nested, { roles: nested }, { approvalsNeeded: { of: nested } }]) {
    const parsed = parsePolicyFile(content, 'policy.json');
    const said = parsed.ok ? [] : parsed.problems.map(({ problem }) => problem);
    expect(said.join(' ')).toContain('[[[[[');
    expect(Math.max(...said.map(({ length }) => length))).toBeLessThan(400);
  }
});

test('of a long list no more is looked at than is shown', () => {
  let looked = 0;
  const list = Array.from({ length: 10_000 }, () => 1);
  const watched = new Proxy(list, {
    get: (of, key): unknown => {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked += 1;
      return Reflect.get(of, key);
    },
  });
  expect(sayIssue(issue(['people']), { people: watched }, meant)).toContain('[1,1,1,');
  expect(looked).toBeLessThan(200);
});
