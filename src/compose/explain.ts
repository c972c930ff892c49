// Where `otp-bridge policy explain` finds the policy and the people: in files, or in a deployment in Graph.
import { azureCredential } from '../adapters/azure/azure-credential.js';
import { GraphDirectory } from '../adapters/azure/graph-directory.js';
import { tokenSource } from '../adapters/azure/token-source.js';
import { DirectoryFile } from '../adapters/local/directory-file.js';
import { explainPolicy } from '../app/tenant/explain-policy.js';
import type { Explanation, ExplainRefusal } from '../app/tenant/explain-policy.js';
import { readConfiguration } from '../config/configuration.js';
import { ConfigurationWrong } from '../config/problem.js';
import type { Environment } from '../config/problem.js';
import type { Directory } from '../ports/directory.js';
import { readPolicy } from './read-policy.js';

const BUDGET_MS = 15_000;

export type ExplainOptions = {
  readonly requester: string;
  readonly owner: string;
  readonly policy?: string;
  readonly directory?: string;
};

/** Throws `ConfigurationWrong`, `ConfigurationProblem` or `DirectoryUnavailable`. */
export async function explainFiles(
  options: ExplainOptions,
  environment: Environment,
): Promise<Explanation | ExplainRefusal> {
  const { policyFile, directory } = await findSources(options, environment);
  const policy = await readPolicy(policyFile);
  return explainPolicy(directory, policy, options);
}

/** As the bot would read them, but for what was named. */
async function findSources(
  { policy, directory }: ExplainOptions,
  environment: Environment,
): Promise<{ readonly policyFile: string; readonly directory: Directory }> {
  if (policy !== undefined && directory !== undefined) {
    return { policyFile: policy, directory: await DirectoryFile.read(directory) };
  }
  const read = readConfiguration({ OTP_BRIDGE_PROFILE: 'local', ...environment });
  if (!read.ok) throw new ConfigurationWrong(read.problems);
  const { configuration } = read;
  const policyFile = policy ?? configuration.policyFile;
  if (directory !== undefined || configuration.profile === 'local') {
    const file = directory ?? ('directoryFile' in configuration ? configuration.directoryFile : '');
    return { policyFile, directory: await DirectoryFile.read(file) };
  }
  const token = tokenSource(azureCredential({ kind: 'managed', clientId: configuration.appId }));
  const endpoint = configuration.cloud.graph;
  return { policyFile, directory: new GraphDirectory({ endpoint, token, budgetMs: BUDGET_MS }) };
}
