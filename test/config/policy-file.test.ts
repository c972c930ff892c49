import { describe, expect, test } from '@jest/globals';
import { parsePolicyFile } from '../../src/config/policy-file.js';
import { readSample } from '../app/trial.js';

const LEAST = {
  roles: { requester: {}, approver: {}, provisioner: {}, auditor: {}, security: {}, operator: {} },
};

/** What is said about the file, a line a problem. */
function said(content: unknown): readonly string[] {
  const parsed = parsePolicyFile(content, 'policy.json');
  return parsed.ok ? [] : parsed.problems.map(({ where, problem }) => `${where}: ${problem}`);
}

function version(content: unknown): string {
  const parsed = parsePolicyFile(content, 'policy.json');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.policy.version;
}

describe('a policy file', () => {
  test('that is right is taken, and what it leaves out has its default', () => {
    const parsed = parsePolicyFile(LEAST, 'policy.json');
    expect(parsed).toMatchObject({
      ok: true,
      policy: { approvalsNeeded: 1, stepsAhead: 1, profile: { name: 'entra', past: 2, future: 2 } },
    });
    expect(said(readSample('policy.json'))).toEqual([]);
  });

  test('has a version of its content: neither the editor’s schema nor the order of fields makes another', () => {
    expect(version({ ...LEAST, $schema: './policy.schema.json' })).toBe(version(LEAST));
    expect(version({ approvalsNeeded: 1, ...LEAST })).toBe(version({ ...LEAST }));
    expect(version({ ...LEAST, approvalsNeeded: 2 })).not.toBe(version(LEAST));
  });

  test('that is wrong is refused whole: each problem with its place, what is right, and what is there', () => {
    const wrong = {
      roles: { ...LEAST.roles, approver: { people: ['megan'] } },
      approvalsNeeded: 9,
      captorTakesNoPartInFirstRelease: 'no',
      profile: 'azure',
    };
    expect(said(wrong)).toEqual([
      'policy.json › roles › approver › people › 0: is no person id (an Entra object id, a GUID) (it is "megan")',
      'policy.json › approvalsNeeded: must be a whole number from 1 to 5 (it is 9)',
      'policy.json › captorTakesNoPartInFirstRelease: must be true or false (it is "no")',
      'policy.json › profile: must be one of entra, rfc6238, strict, or own numbers: { "name", "past", "future", "source", "status" } (it is "azure")',
    ]);
  });

  test('whose codes nobody could use is refused with what to change', () => {
    expect(said({ ...LEAST, profile: 'strict' })).toEqual([
      'policy.json › stepsAhead: is 1, but the verifier profile "strict" takes codes at most 0 steps ahead. Lower it to 0, or choose another profile.',
    ]);
    expect(said({ ...LEAST, profile: 'rfc6238', minimumUsableSeconds: 81 })).toEqual([
      'policy.json › minimumUsableSeconds: is 81, but with the verifier profile "rfc6238" no code works for that long. Lower it, or choose another profile.',
    ]);
  });
});
