// What people are told when something breaks: what did not answer, as far as it helps, and a number that the log has too.
import { Fault } from '../../ports/fault.js';
import type { FaultCode } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import type { Random } from '../../ports/random.js';
import { errorAnswer } from './press-answer.js';
import { renderFailure } from './cards/render-answer.js';
import type { Failing } from './cards/render-answer.js';
import type { Reader } from './cards/render.js';
import { reply } from './give-answer.js';
import { isInvoke } from './wire.js';
import type { Turn } from './wire.js';

export async function answerFailure(
  parts: { readonly log: Log; readonly random: Random },
  turn: Turn,
  { error, reader }: { readonly error: unknown; readonly reader: Reader },
): Promise<void> {
  // Nothing of the error goes out, neither to people nor to the wire.
  const incident = parts.random.id();
  parts.log.error('turn.failed', error, { incident });
  const sorry = renderFailure(failingIn(error), incident, reader);
  if (isInvoke(turn)) await turn.answerInvoke(errorAnswer(500, 'Failed', sorry.summary));
  else await reply(parts, turn, sorry);
}

const FAILING: Readonly<Partial<Record<FaultCode, Failing>>> = {
  DIRECTORY_UNAVAILABLE: 'people',
  STORE_UNAVAILABLE: 'records',
  STORE_FORBIDDEN: 'notLetIn',
  STORE_MISSING: 'recordsGone',
  STORE_NEWER: 'newer',
  POLICY_OUT_OF_DATE: 'rules',
};

function failingIn(error: unknown): Failing {
  return (error instanceof Fault ? FAILING[error.code] : undefined) ?? 'unexpected';
}
