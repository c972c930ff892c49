// `otp-bridge policy check` and `policy explain`.
import { explainLines, notFoundLines } from '../../channels/cli/explain-lines.js';
import { ConfigurationProblem } from '../../adapters/local/configuration-problem.js';
import { explainPolicy, isPossible } from '../../app/tenant/explain-policy.js';
import type { Explanation, ExplainRefusal } from '../../app/tenant/explain-policy.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { ConfigurationWrong } from '../../config/problem.js';
import { defined } from '../../domain/defined.js';
import { DirectoryUnavailable } from '../../ports/fault.js';
import { deployment } from '../../text/cli/deployment.js';
import { EXITS } from '../../text/cli/frame.js';
import { explainFiles } from '../explain.js';
import type { ExplainOptions } from '../explain.js';
import { readPolicy } from '../read-policy.js';
import { runForPeople } from './run-for-people.js';
import { codeOf } from './run-in-deployment.js';
import type { Ran, Runner } from './runners.js';

export const runCheck: Runner = async (ran) =>
  orWhyNot(ran, async () => {
    const file = ran.given.arguments['FILE'] ?? '';
    const { version } = await readPolicy(file);
    ran.saying.line(deployment.policyIsFine(file, version));
    return { exit: EXITS.done, json: { file, version } };
  });

export const runExplain: Runner = async (ran) =>
  orWhyNot(ran, async () => {
    const options = optionsOf(ran);
    const explanation = await explainFiles(options, ran.environment);
    if (explanation !== undefined) return tell(ran.saying, explanation);
    return runForPeople(ran, 'policy explain', async ({ ground, saying }) => {
      const { directory, policy } = ground.running.deps;
      const named = options.policy === undefined ? policy() : await readPolicy(options.policy);
      return tell(saying, await explainPolicy(directory, named, options));
    });
  });

function tell(saying: Saying, explanation: Explanation | ExplainRefusal): Done {
  const found = !('code' in explanation);
  const lines = found ? explainLines(explanation) : notFoundLines(explanation);
  for (const line of lines) saying.line(line);
  const possible = found && isPossible(explanation);
  return { exit: possible ? EXITS.done : EXITS.failed, json: { possible, explanation, lines } };
}

function optionsOf({ given: { options } }: Ran): ExplainOptions {
  const text = (name: string): string | undefined => {
    const value = options[name];
    return value === true ? undefined : value;
  };
  return {
    requester: text('--requester') ?? '',
    owner: text('--owner') ?? '',
    ...defined({ policy: text('--policy'), directory: text('--directory') }),
  };
}

async function orWhyNot({ saying }: Ran, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const ours = error instanceof ConfigurationWrong || error instanceof ConfigurationProblem;
    if (!ours && !(error instanceof DirectoryUnavailable)) throw error;
    saying.problem(error.message);
    return { exit: EXITS.failed, json: { error: codeOf(error), message: error.message } };
  }
}
