// A command over a deployment: its settings first, then the work, and in our own words what went wrong.
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { readConfiguration } from '../../config/configuration.js';
import type { Environment } from '../../config/problem.js';
import type { ProductionConfiguration } from '../../config/production.js';
import { EXITS } from '../../text/cli/frame.js';
import { deployment } from '../../text/cli/deployment.js';
import { whyNot } from '../doctor.js';

export type Work = (configuration: ProductionConfiguration) => Promise<Done>;

export async function runInDeployment(
  { environment, saying }: { readonly environment: Environment; readonly saying: Saying },
  work: Work,
): Promise<Done> {
  const read = readConfiguration({ ...environment, OTP_BRIDGE_PROFILE: 'production' });
  if (!read.ok || read.configuration.profile !== 'production') {
    const problems = read.ok ? [] : read.problems;
    for (const { where, problem } of problems) saying.line(`MISSING  ${where} ${problem}`, 'bad');
    saying.line(deployment.notConfigured);
    return { exit: EXITS.failed, json: { error: 'NOT_CONFIGURED', problems } };
  }
  try {
    return await work(read.configuration);
  } catch (error) {
    // Our own words; of anything else its class alone.
    const why = whyNot(error);
    saying.problem(why);
    return { exit: EXITS.failed, json: { error: codeOf(error), message: why } };
  }
}

export function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNEXPECTED';
}
