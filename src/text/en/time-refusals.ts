// Why a time that was typed with `/otp` was not taken.
import type { AskRefusal } from '../../app/asking/answers.js';
import type { ByCode } from '../by-code.js';

type TimeRefusal = Extract<AskRefusal, { readonly code: `TIME_${string}` | `ZONE_${string}` }>;

export const timeRefusals: ByCode<TimeRefusal, readonly string[]> = {
  TIME_UNREADABLE: ({ typed }, say) => [
    `I cannot read a time in ${say.quote(typed)}.`,
    'Type it right after the name: in 20m, at 14:30, at 2pm, tomorrow 8:00. If it is no time but part of the reason, ask again with another word before it.',
  ],
  ZONE_MISSING: () => [
    'I do not know your time zone, so I cannot tell when that is.',
    'Ask again with the zone, at 14:30 UTC or at 14:30 Europe/Berlin, or with the time from now on, in 20m. If it is no time but part of the reason, put other words behind it.',
  ],
  ZONE_UNKNOWN: ({ zone }, say) => [
    `I do not know which time zone ${say.quote(zone)} is.`,
    'Ask again without it, for your own time zone, or with one like UTC or Europe/Berlin. If it is no time but part of the reason, put other words behind it.',
  ],
  TIME_SKIPPED: ({ jump }, say) => [
    `There is no such time on that day: the clocks go forward and leave it out, up to ${say.moment(jump)}.`,
    'Ask again with another time.',
  ],
  TIME_PASSED: ({ at }, say) => [
    `${say.moment(at)} has passed.`,
    'Ask again with a later time, or without one for a code now.',
  ],
  TIME_TOO_SOON: ({ at }, say) => [
    `${say.moment(at)} is now or less than a minute away. A code for later has to be approved before its time.`,
    'Ask again without a time, for a code now.',
  ],
  TIME_TOO_FAR: ({ at, hoursAtMost }, say) => [
    `${say.moment(at)} is too far ahead: a code can be asked for at most ${hoursAtMost} hours before.`,
    'Ask again when it is nearer.',
  ],
};
