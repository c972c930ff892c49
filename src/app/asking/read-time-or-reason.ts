// `lost phone 14:30`: wanted at 14:30, or wanted now, by somebody whose phone is lost since then? Asked back, never guessed.
import type { Instant, PersonId } from '../../domain/ids.js';
import { endTime } from '../../domain/time/end-time.js';
import type { AskForCode, AskRefusal } from './answers.js';
import { resolveWhen } from './resolve-when.js';

/** The moments that the end of a reason may stand for, and how that end was typed. */
export type TimeOrReason = { readonly moments: readonly Instant[]; readonly typed: string };

/** For these no code can wait, so that it can only be part of the reason. */
const NO_TIME_FOR_A_CODE: readonly AskRefusal['code'][] = [
  'TIME_PASSED',
  'TIME_SKIPPED',
  'TIME_TOO_SOON',
  'TIME_TOO_FAR',
];

/** Undefined where there is nothing to ask: no time, or another was said, or that this is none. */
export async function readTimeOrReason(
  deps: Parameters<typeof resolveWhen>[0],
  asker: PersonId,
  { reason, when }: Pick<AskForCode, 'reason' | 'when'>,
): Promise<TimeOrReason | AskRefusal | undefined> {
  const end = when === undefined ? endTime(reason) : undefined;
  if (end === undefined) return undefined;
  const found = await resolveWhen(deps, asker, { when: end.time });
  if ('moments' in found) return { moments: found.moments, typed: end.typed };
  return NO_TIME_FOR_A_CODE.includes(found.code) ? undefined : found;
}
