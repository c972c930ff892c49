// `otp-bridge calibrate SECRET FILE`: walks somebody through the sign-ins, keeps what came of each at once, and writes the profile.
import { createInterface } from 'node:readline/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../adapters/local/system-clock.js';
import type { Done } from '../../channels/cli/frame/terminal.js';
import type { Key } from '../../channels/cli/t2otp/read-key.js';
import { calibration, SHORTEST_PERIOD_SECONDS } from '../../domain/otp/calibrate.js';
import type { Calibration, ToTry, Tried } from '../../domain/otp/calibrate.js';
import { computeCode } from '../../domain/otp/code.js';
import type { VerifierProfile } from '../../domain/otp/verifier-profile.js';
import type { Clock } from '../../ports/clock.js';
import { EXITS } from '../../text/cli/frame.js';
import { tools } from '../../text/cli/tools.js';
import { readRun, writeRun } from './calibration-file.js';
import type { Run } from './calibration-file.js';
import { failed, heldSecret } from './held-secret.js';
import type { Ran, Runner } from './runners.js';

const words = tools.calibrate;

/** Who signs in: what they are told, and what they answer. */
export type Operator = {
  readonly clock: Clock;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly ask: (question: string) => Promise<string>;
};

export const runCalibrate: Runner = async (ran) => {
  if (!ran.saying.canAsk) return failed(ran, 'NO_TERMINAL', words.terminal);
  const key = await heldSecret(ran);
  if (!key.ok) return key.refusal;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await walk(ran, key.value, {
      clock: systemClock,
      wait: async (milliseconds) => pause(milliseconds),
      ask: async (question) => lines.question(question),
    });
  } finally {
    lines.close();
  }
};

export async function walk(ran: Ran, key: Key, operator: Operator): Promise<Done> {
  const file = ran.given.arguments['FILE'] ?? '';
  const { periodSeconds } = key.parameters;
  if (periodSeconds < SHORTEST_PERIOD_SECONDS) return failed(ran, 'TOO_SHORT', words.tooShort);
  let run = await readRun(file, key);
  if (run === undefined) return failed(ran, 'NOT_OF_THIS', words.kept);
  for (const line of words.before) ran.saying.line(line);
  for (;;) {
    const found = calibration(run.tries, { now: operator.clock.now(), periodSeconds });
    if (found.kind !== 'try') return end(ran, { file, run, periodSeconds }, { found, operator });
    const tried = await tryOne(
      ran,
      { key, next: found.next, number: run.tries.length + 1 },
      operator,
    );
    run = { ...run, tries: [...run.tries, tried] };
    await writeRun(file, run, { periodSeconds });
  }
}

async function tryOne(
  { saying }: Ran,
  { key, next, number }: { readonly key: Key; readonly next: ToTry; readonly number: number },
  { clock, wait, ask }: Operator,
): Promise<Tried> {
  const { seed, parameters } = key;
  saying.line(words.type(number, computeCode({ seed, step: next.step, parameters }).reveal()));
  const left = Math.max(0, next.from - clock.now());
  saying.line(words.wait(Math.ceil(left / 1000)));
  await wait(left);
  const notBefore = clock.now();
  await ask(words.now);
  const notAfter = clock.now();
  const { offset, step, phase } = next;
  return { offset, step, phase, notBefore, notAfter, outcome: await outcomeOf(ask) };
}

const OUTCOMES = { y: 'accepted', n: 'refused', m: 'mistyped' } as const;

async function outcomeOf(ask: Operator['ask']): Promise<Tried['outcome']> {
  let question: string = words.outcome;
  for (;;) {
    const answer = (await ask(question)).trim().toLowerCase();
    if (answer === 'y' || answer === 'n' || answer === 'm') return OUTCOMES[answer];
    question = `${words.again} `;
  }
}

type Kept = { readonly file: string; readonly run: Run; readonly periodSeconds: number };
type Ended = { readonly found: Exclude<Calibration, { kind: 'try' }>; readonly operator: Operator };

async function end(ran: Ran, kept: Kept, { found, operator }: Ended): Promise<Done> {
  if (found.kind === 'nothing-accepted') return failed(ran, 'NOTHING_ACCEPTED', words.nothing);
  const { file, run, periodSeconds } = kept;
  const { past, future } = found;
  const day = new Date(operator.clock.now()).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const source = words.source(day, run.tries.length);
  const profile: VerifierProfile = { name: words.name, past, future, source, status: 'measured' };
  await writeRun(file, run, { periodSeconds, profile });
  ran.saying.line(words.measured(past, future, run.tries.length));
  ran.saying.line(words.policy(file));
  return { exit: EXITS.done, json: { profile, signIns: run.tries.length } };
}
