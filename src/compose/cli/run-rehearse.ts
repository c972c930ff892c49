// `otp-bridge rehearse`: line by line, with times.
import { setTimeout } from 'node:timers/promises';
import { noTrace } from '../../adapters/local/no-trace.js';
import { createBridge } from '../../app/create-bridge.js';
import { ActFailed } from '../../app/rehearsal/acts.js';
import { rehearse } from '../../app/rehearsal/rehearse.js';
import type { ActDone } from '../../app/rehearsal/rehearse.js';
import type { OpenBridge } from '../../app/rehearsal/rehearsed-bridge.js';
import { checkLines } from '../../channels/cli/check-line.js';
import type { CheckResult } from '../../channels/cli/check-line.js';
import { EXITS } from '../../text/cli/frame.js';
import { rehearsal } from '../../text/cli/rehearsal.js';
import { whyNot } from '../doctor.js';
import { PATIENCE_MS, quiet } from './ground.js';
import type { Ground } from './ground.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Runner } from './runners.js';

export const runRehearse: Runner = async (ran) => runForPeople(ran, 'rehearse', playRehearsal);

export const playRehearsal: PeopleWork = async ({ ground, by, saying }) => {
  const { deps } = ground.running;
  const results: (CheckResult & { readonly milliseconds: number })[] = [];
  const failedAt = await rehearse(
    {
      ...deps,
      policy: deps.policy(),
      clockErrorSeconds: ground.clockErrorSeconds,
      waitUntil: async (time) => {
        await setTimeout(Math.max(0, time - deps.clock.now()));
      },
      openBridge: openIn(ground),
    },
    {
      tenantId: deps.tenantId,
      by,
      before: (act, done, of) => {
        saying.progress(rehearsal.acts[act].name, { done, of });
      },
      after: (done) => {
        const result = resultOf(done);
        results.push({ ...result, milliseconds: done.milliseconds });
        const kind = result.state === 'ok' ? 'good' : 'bad';
        for (const line of checkLines(result)) saying.line(line, kind);
      },
    },
  );
  saying.line(failedAt === undefined ? rehearsal.went : rehearsal.didNotGo);
  const exit = failedAt === undefined ? EXITS.done : EXITS.failed;
  return {
    exit,
    json: { works: failedAt === undefined, failedAt: failedAt ?? null, acts: results },
  };
};

function openIn({ running: { deps } }: Ground): OpenBridge {
  return async ({ policy, ...parts }) =>
    createBridge({
      ...parts,
      clock: deps.clock,
      policy: () => policy,
      policyMoved: async () => undefined,
      log: quiet,
      trace: noTrace,
      vaultBudgetMs: PATIENCE_MS,
      directoryBudgetMs: PATIENCE_MS,
      lookEveryMs: PATIENCE_MS,
    });
}

function resultOf({ act, milliseconds, number, failed }: ActDone): CheckResult {
  const { name, went, mend } = rehearsal.acts[act];
  if (failed !== undefined) {
    const why = failed instanceof ActFailed ? failed.code : whyNot(failed);
    return { state: 'missing', name, why, mend };
  }
  const counted = number === undefined ? undefined : went?.(number);
  const took = rehearsal.took(milliseconds);
  return { state: 'ok', name, said: counted === undefined ? took : `${counted}, ${took}` };
}
