// Must show: every policy that is accepted can be fulfilled, and every refused one says what to change. Who is in a group no
// file says: each has seven people of its own, and where a policy rests on people in several, a directory that has them will do.
import { expect, test } from '@jest/globals';
import { fc } from '../properties.js';
import { parsePolicyFile } from '../../src/config/policy-file.js';
import type { Policy } from '../../src/domain/policy/policy.js';
import { explainPolicy, isPossible } from '../../src/app/tenant/explain-policy.js';
import { canGetCode, fulfil } from './fulfil-policy.js';
import { mended } from './mend-policy.js';
import { called, directoryOf, memberships, NAMED, OWNER, policyContent } from './random-policy.js';
import { HEAVY } from '../heavy.js';

const RUNS = HEAVY ? 1_000 : 20;
/** Each mends one place, and a file may be wrong in many. */
const MENDED_AT_MOST = 40;

type Content = Record<string, unknown>;

const counted = { accepted: 0, refused: 0, beginning: 0, mendings: 0, approvals: 0 };

/** The policy that comes of doing what each refusal says. */
function mendedUntilAccepted(content: Content): Policy {
  let current = content;
  for (let times = 0; times < MENDED_AT_MOST; times += 1) {
    const parsed = parsePolicyFile(current, 'policy');
    if (parsed.ok) return parsed.policy;
    const problem = parsed.problems[0] ?? { where: '', problem: 'no problem is named' };
    expect(problem.where).toMatch(/^policy( › .+)?$/);
    const next = mended(current, problem);
    if (next === undefined) throw new Error(`says nothing to do: ${JSON.stringify(problem)}`);
    current = next;
    counted.mendings += 1;
  }
  throw new Error(`never accepted: ${JSON.stringify(parsePolicyFile(current, 'policy'))}`);
}

test('every accepted policy can be fulfilled; every refused one says what to change, and then can be', async () => {
  await fc.assert(
    fc.asyncProperty(
      policyContent,
      memberships,
      fc.integer({ min: 0, max: 59 }),
      async (content, groupsOfNamed, offset) => {
        const parsed = parsePolicyFile(content, 'policy');
        counted[parsed.ok ? 'accepted' : 'refused'] += 1;
        const policy = parsed.ok ? parsed.policy : mendedUntilAccepted(content);
        const { people, groups } = policy.roles.requester;
        // One that lets nobody ask is only being begun.
        if (people.length + groups.length === 0) {
          counted.beginning += 1;
          return;
        }
        const directory = directoryOf(groupsOfNamed);
        const approvals = await fulfil({ policy, directory, offset });
        expect(approvals).toBeGreaterThanOrEqual(policy.approvalsNeeded);
        counted.approvals += approvals ?? 0;
      },
    ),
    { numRuns: RUNS },
  );
  // Enough of each kind to mean something.
  expect(counted.accepted).toBeGreaterThan(RUNS / 10);
  expect(counted.refused).toBeGreaterThan(RUNS / 4);
  process.stdout.write(`policies: ${JSON.stringify(counted)}\n`);
}, 600_000);

test('in any directory, a code can be had exactly where the explanation says so', async () => {
  const seen = { possible: 0, impossible: 0 };
  await fc.assert(
    fc.asyncProperty(
      policyContent,
      memberships,
      fc.constantFrom(...NAMED),
      async (content, groupsOfNamed, requester) => {
        const policy = mendedUntilAccepted(content);
        const directory = directoryOf(groupsOfNamed);
        const typed = {
          requester: called(requester).displayName,
          owner: called(OWNER).displayName,
        };
        const explanation = await explainPolicy(directory, policy, typed);
        const possible = !('code' in explanation) && isPossible(explanation);
        seen[possible ? 'possible' : 'impossible'] += 1;
        expect(await canGetCode({ policy, directory, offset: 0 }, requester)).toBe(possible);
      },
    ),
    { numRuns: RUNS / 2 },
  );
  expect(Math.min(seen.possible, seen.impossible)).toBeGreaterThan(RUNS / 10);
}, 600_000);
