// `otp-bridge code SECRET`
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../adapters/local/system-clock.js';
import { columnLines, writtenTime } from '../../channels/cli/columns.js';
import type { Done } from '../../channels/cli/frame/terminal.js';
import type { Key } from '../../channels/cli/t2otp/read-key.js';
import { computeCode } from '../../domain/otp/code.js';
import { codeTable } from '../../domain/otp/code-table.js';
import { stepAt, stepStart } from '../../domain/otp/steps.js';
import { BUILT_IN_PROFILES } from '../../domain/otp/verifier-profile.js';
import type { VerifierProfile } from '../../domain/otp/verifier-profile.js';
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
  if (watches) await watch(ran, key.value);
  return options['--table'] === true ? table(ran, key.value, profile) : one(ran, key.value);
};

function one({ saying }: Ran, { seed, parameters }: Key): Done {
  const step = stepAt(systemClock.now(), parameters.periodSeconds);
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

/** Until the process is ended. */
async function watch(ran: Ran, key: Key): Promise<void> {
  const { periodSeconds } = key.parameters;
  for (;;) {
    one(ran, key);
    const now = systemClock.now();
    const next = stepStart(stepAt(now, periodSeconds), periodSeconds) + periodSeconds * 1000;
    await pause(next - now);
  }
}
