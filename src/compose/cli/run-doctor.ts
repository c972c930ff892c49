// `otp-bridge doctor`: line by line as it is found.
import { azureCredential } from '../../adapters/azure/azure-credential.js';
import { systemClock } from '../../adapters/local/system-clock.js';
import { systemRandom } from '../../adapters/local/system-random.js';
import { noteCommand } from '../../app/tenant/admit-command.js';
import { checkLines, runChecks } from '../../channels/cli/check-line.js';
import type { CheckResult } from '../../channels/cli/check-line.js';
import type { Kind } from '../../channels/cli/frame/terminal.js';
import type { ProductionConfiguration } from '../../config/production.js';
import type { ConsoleActor } from '../../domain/audit/entry.js';
import { Fault } from '../../ports/fault.js';
import { lookInTable } from '../doctor-state.js';
import { consoleOf } from './console.js';
import { EXITS } from '../../text/cli/frame.js';
import { rehearsal } from '../../text/cli/rehearsal.js';
import { deployment } from '../../text/cli/deployment.js';
import { doctorChecks, whyNot } from '../doctor.js';
import { runInDeployment } from './run-in-deployment.js';
import type { Runner } from './runners.js';

const KINDS: Readonly<Record<CheckResult['state'], Kind>> = {
  ok: 'good',
  missing: 'bad',
  'not-yet': 'waiting',
};

export const runDoctor: Runner = async (ran) =>
  runInDeployment(ran, async (configuration) => {
    const { saying } = ran;
    const checks = doctorChecks(configuration);
    saying.progress(deployment.noting);
    await noteRun(configuration, consoleOf(ran.environment));
    const results = await runChecks(checks, {
      why: whyNot,
      before: (name, done) => {
        saying.progress(name, { done, of: checks.length });
      },
      after: (result) => {
        for (const line of checkLines(result)) saying.line(line, KINDS[result.state]);
      },
    });
    const missing = results.filter(({ state }) => state === 'missing').length;
    saying.line(missing === 0 ? worksSaid(results) : deployment.fails(missing, results.length));
    if (missing === 0) saying.line(rehearsal.suggested);
    return { exit: missing === 0 ? EXITS.done : EXITS.failed, json: { missing, checks: results } };
  });

/** In the audit, where there is one: it is what the doctor looks for, and nothing that it needs. */
async function noteRun(configuration: ProductionConfiguration, at: ConsoleActor): Promise<void> {
  const credential = azureCredential({ kind: 'managed', clientId: configuration.appId });
  const { tenantId } = configuration;
  try {
    await lookInTable(configuration, credential, async (store) =>
      noteCommand({ store, tenantId, clock: systemClock, random: systemRandom }, at, 'doctor'),
    );
  } catch (error) {
    // The line about the table says why.
    if (!(error instanceof Fault)) throw error;
  }
}

function worksSaid(results: readonly CheckResult[]): string {
  const waits = results.some(({ state }) => state === 'not-yet');
  return waits ? deployment.worksOnceThere : deployment.works;
}
