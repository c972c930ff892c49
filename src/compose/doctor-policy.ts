// What the doctor says of the policy: which of its two places counts, and how to put one there.
import type { Check } from '../channels/cli/check-line.js';
import { ConfigurationWrong } from '../config/problem.js';
import type { ProductionConfiguration } from '../config/production.js';
import type { Policy } from '../domain/policy/policy.js';
import { findPolicies, policyFiles } from './policy-files.js';
import type { FoundPolicy } from './policy-files.js';
import { parsePolicyText } from './read-policy.js';

export function policyCheck(configuration: ProductionConfiguration): Check {
  return {
    name: 'the policy',
    try: async () => {
      const [newest, ...older] = await findPolicies(policyFiles(configuration.policyFile));
      const { version } = policyIn(newest, configuration);
      const from = `version ${version}, from ${newest?.path ?? ''}`;
      return older.length === 0 ? from : `${from}, which is newer than ${pathsOf(older)}`;
    },
    mend: 'Put a correct one in place (docs/deploy.md, The policy): it is in force within seconds, without a restart.',
  };
}

/** Throws `ConfigurationWrong`. */
export async function findNewestPolicy(configuration: ProductionConfiguration): Promise<Policy> {
  const [newest] = await findPolicies(policyFiles(configuration.policyFile));
  return policyIn(newest, configuration);
}

function policyIn(
  newest: FoundPolicy | undefined,
  { policyFile }: ProductionConfiguration,
): Policy {
  if (newest === undefined) {
    const problem = 'is not there, and the package has none: the bot answers that it is not set up';
    throw new ConfigurationWrong([{ where: policyFile, problem }]);
  }
  const parsed = parsePolicyText(newest.text, newest.path);
  if (parsed.ok) return parsed.policy;
  throw new ConfigurationWrong(parsed.problems);
}

function pathsOf(found: readonly FoundPolicy[]): string {
  return found.map(({ path }) => path).join(' and ');
}
