// Why a time that was typed with `/otp` was not taken.
import type { timeRefusals as en } from '../en/time-refusals.js';

export const timeRefusals: typeof en = {
  TIME_UNREADABLE: ({ typed }, say) => [
    `In ${say.quote(typed)} kann ich keine Zeit erkennen.`,
    'Tippen Sie sie gleich nach dem Namen: in 20m, um 14:30, at 2pm, morgen 8:00. Wenn es keine Zeit ist, sondern zum Grund gehört, fragen Sie erneut an, mit einem anderen Wort davor.',
  ],
  ZONE_MISSING: () => [
    'Ich kenne Ihre Zeitzone nicht und weiß deshalb nicht, wann das ist.',
    'Fragen Sie erneut an: mit der Zone, um 14:30 UTC oder um 14:30 Europe/Berlin, oder mit der Zeit von jetzt an, in 20m. Wenn es keine Zeit ist, sondern zum Grund gehört, tippen Sie dahinter noch andere Wörter.',
  ],
  ZONE_UNKNOWN: ({ zone }, say) => [
    `Ich weiß nicht, welche Zeitzone ${say.quote(zone)} ist.`,
    'Fragen Sie erneut an: ohne die Angabe, für Ihre eigene Zeitzone, oder mit einer wie UTC oder Europe/Berlin. Wenn es keine Zeit ist, sondern zum Grund gehört, tippen Sie dahinter noch andere Wörter.',
  ],
  TIME_SKIPPED: ({ jump }, say) => [
    `Diese Zeit gibt es an dem Tag nicht: Die Uhren werden vorgestellt, und dabei fällt sie aus, bis ${say.moment(jump)}.`,
    'Fragen Sie mit einer anderen Zeit erneut an.',
  ],
  TIME_PASSED: ({ at }, say) => [
    `${say.moment(at)} ist vorbei.`,
    'Fragen Sie mit einer späteren Zeit erneut an, oder ohne Zeit, wenn Sie jetzt einen Code brauchen.',
  ],
  TIME_TOO_SOON: ({ at }, say) => [
    `${say.moment(at)} ist jetzt oder in weniger als einer Minute. Ein Code für später muss vor seiner Zeit freigegeben sein.`,
    'Fragen Sie ohne Zeit erneut an, wenn Sie jetzt einen Code brauchen.',
  ],
  TIME_TOO_FAR: ({ at, hoursAtMost }, say) => [
    `${say.moment(at)} ist zu weit weg: Ein Code kann höchstens ${hoursAtMost} Stunden vorher angefragt werden.`,
    'Fragen Sie erneut an, wenn es näher ist.',
  ],
};
