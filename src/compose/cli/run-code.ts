// `otp-bridge code SECRET`
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../adapters/local/system-clock.js';
import { columnLines, writtenTime } from '../../channels/cli/columns.js';
import type { Done } from '../../channels/cli/frame/terminal.js';
import type { Key } from '../../channels/cli/t2otp/read-key.js';
import { computeCode } from '../../domain/otp/code.js';
import { codeTable } from '../../domain/otp/code-table.js';
import { stepAt, stepStart } from '../../domain/otp/steps.js';
import type { Step } from '../../domain/ids.js';
import { BUILT_IN_PROFILES } from '../../domain/otp/verifier-profile.js';
import type { VerifierProfile } from '../../domain/otp/verifier-profile.js';
import type { Clock } from '../../ports/clock.js';
import { EXITS } from '../../text/cli/frame.js';
import { tools } from '../../text/cli/tools.js';
import { failed, heldSecret } from './held-secret.js';
import type { Ran, Runner } from './runners.js';

/** As the policy's default takes off the times that are shown. */
const CLOCK_ERROR_SECONDS = 5;

export const runCode: Runner = async (ran) => {
  const { options } = ran.given;
  const name = options['--verifier'] ?? 'entra';
  const profile = name === true ? undefined : BUILT_IN_PROFILES.get(name);
  if (profile === undefined) {
    const known = [...BUILT_IN_PROFILES.keys()].join(', ');
    return { ...failed(ran, 'NO_VERIFIER', tools.noVerifier(known)), exit: EXITS.usage };
  }
  const watches = options['--watch'] === true;
  if (watches && options['--table'] === true) {
    return { ...failed(ran, 'WATCH_ALONE', tools.watchAlone), exit: EXITS.usage };
  }
  const key = await heldSecret(ran);
  if (!key.ok) return key.refusal;
  if (watches) return watch(ran, key.value, { clock: systemClock, wait: pause });
  const step = stepAt(systemClock.now(), key.value.parameters.periodSeconds);
  return options['--table'] === true ? table(ran, key.value, profile) : one(ran, key.value, step);
};

function one({ saying }: Ran, { seed, parameters }: Key, step: Step): Done {
  const code = computeCode({ seed, step, parameters }).reveal();
  saying.line(code);
  return { exit: EXITS.done, json: { code, ...parameters, step } };
}

function table({ saying }: Ran, { seed, parameters }: Key, profile: VerifierProfile): Done {
  const { periodSeconds } = parameters;
  const of = { now: systemClock.now(), periodSeconds, profile };
  const codes = codeTable({ ...of, clockErrorSeconds: CLOCK_ERROR_SECONDS }).map((row) => ({
    offset: row.offset,
    step: row.step,
    code: computeCode({ seed, step: row.step, parameters }).reveal(),
    worksFrom: writtenTime(row.from),
    shouldWorkUntil: writtenTime(row.until),
    bestToMail: row.isBestToMail,
  }));
  const rows = codes.map((row) => [
    row.offset === 0 ? tools.now : `${row.offset > 0 ? '+' : ''}${row.offset}`,
    row.code,
    row.worksFrom,
    row.shouldWorkUntil,
    row.bestToMail ? tools.best : '',
  ]);
  for (const line of columnLines(tools.columns, rows)) saying.line(line);
  return { exit: EXITS.done, json: { ...parameters, verifier: profile.name, codes } };
}

export type Watching = {
  readonly clock: Clock;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

/** Until the process is ended, or `wait` throws. */
export async function watch(ran: Ran, key: Key, { clock, wait }: Watching): Promise<never> {
  const { periodSeconds } = key.parameters;
  let last: Step | undefined;
  for (;;) {
    const now = clock.now();
    const step = stepAt(now, periodSeconds);
    // A timer may come a little early: then this step is not over yet.
    if (step !== last) one(ran, key, step);
    last = step;
    await wait(stepStart(step, periodSeconds) + periodSeconds * 1000 - now);
  }
}
