// `otp-bridge drift SECRET CODE`
import { systemClock } from '../../adapters/local/system-clock.js';
import { computeCode } from '../../domain/otp/code.js';
import {
  DRIFT_SEARCHED_STEPS,
  DRIFT_SEARCHED_WITH_TWO,
  offsetsShowing,
} from '../../domain/otp/find-offsets.js';
import { stepAt } from '../../domain/otp/steps.js';
import { parseTypedCode } from '../../domain/otp/typed-code.js';
import { EXITS } from '../../text/cli/frame.js';
import { tools } from '../../text/cli/tools.js';
import { failed, heldSecret } from './held-secret.js';
import type { Done } from '../../channels/cli/frame/terminal.js';
import type { Ran, Runner } from './runners.js';

type Typed = readonly [string] | readonly [string, string];

export const runDrift: Runner = async (ran) => {
  const key = await heldSecret(ran);
  if (!key.ok) return key.refusal;
  const { seed, parameters } = key.value;
  const { digits, periodSeconds } = parameters;
  const codes = typedCodes(ran, digits);
  if (codes === undefined) {
    return { ...failed(ran, 'CODE_MALFORMED', tools.drift.malformed(digits)), exit: EXITS.usage };
  }
  const offsets = offsetsShowing({
    codes,
    current: stepAt(systemClock.now(), periodSeconds),
    most: codes.length === 1 ? DRIFT_SEARCHED_STEPS : DRIFT_SEARCHED_WITH_TWO,
    codeAt: (step) => computeCode({ seed, step, parameters }).reveal(),
  });
  return told(ran, offsets, periodSeconds);
};

/** Undefined where one of them is no code. */
function typedCodes({ given }: Ran, digits: number): Typed | undefined {
  const next = given.options['--next'];
  const first = parseTypedCode(given.arguments['CODE'] ?? '', digits);
  if (first === undefined) return undefined;
  if (typeof next !== 'string') return [first];
  const second = parseTypedCode(next, digits);
  return second === undefined ? undefined : [first, second];
}

function told(ran: Ran, [offset, ...others]: readonly number[], periodSeconds: number): Done {
  if (offset === undefined) return failed(ran, 'NO_CODE_OF_IT', tools.drift.none);
  const seconds = offset * periodSeconds;
  ran.saying.line(offset === 0 ? tools.drift.right : tools.drift.off(offset, seconds));
  if (others.length > 0) ran.saying.line(tools.drift.unsure);
  return { exit: EXITS.done, json: { steps: offset, seconds, sure: others.length === 0 } };
}
