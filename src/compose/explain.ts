// Where `otp-bridge policy explain` finds the policy and the people in files: those that were named, else the local trial's.
import { DirectoryFile } from '../adapters/local/directory-file.js';
import { explainPolicy } from '../app/tenant/explain-policy.js';
import type { Explanation, ExplainRefusal } from '../app/tenant/explain-policy.js';
import { readConfiguration } from '../config/configuration.js';
import type { LocalConfiguration } from '../config/local.js';
import { ConfigurationWrong } from '../config/problem.js';
import type { Environment } from '../config/problem.js';
import { readPolicy } from './read-policy.js';

export type ExplainOptions = {
  readonly requester: string;
  readonly owner: string;
  readonly policy?: string;
  readonly directory?: string;
};

/** Undefined where a deployment has to be asked. Throws `ConfigurationWrong`, `ConfigurationProblem`. */
export async function explainFiles(
  options: ExplainOptions,
  environment: Environment,
): Promise<Explanation | ExplainRefusal | undefined> {
  const files = findFiles(options, environment);
  if (files === undefined) return undefined;
  const directory = await DirectoryFile.read(files.directory);
  return explainPolicy(directory, await readPolicy(files.policy), options);
}

type Files = { readonly policy: string; readonly directory: string };

function findFiles(
  { policy, directory }: ExplainOptions,
  environment: Environment,
): Files | undefined {
  if (policy !== undefined && directory !== undefined) return { policy, directory };
  const read = readConfiguration({ OTP_BRIDGE_PROFILE: 'local', ...environment });
  if (!read.ok) throw new ConfigurationWrong(read.problems);
  return read.configuration.profile === 'local'
    ? besides(read.configuration, { policy, directory })
    : undefined;
}

function besides(
  { policyFile, directoryFile }: LocalConfiguration,
  named: Partial<Record<keyof Files, string | undefined>>,
): Files {
  return { policy: named.policy ?? policyFile, directory: named.directory ?? directoryFile };
}
