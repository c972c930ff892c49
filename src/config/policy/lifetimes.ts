// How long things wait in the policy file.
import { whole } from './fields.js';

export const lifetimes = {
  requestLivesSeconds: whole(30, 86_400)
    .default(600)
    .describe('Seconds that a request waits for its approvals.'),
  // The next step that works for long enough may be more than one away.
  approvalLivesSeconds: whole(60, 86_400)
    .default(600)
    .describe('Seconds from the last approval needed during which a code may be shown.'),
  scheduledHoursAtMost: whole(1, 168)
    .default(72)
    .describe(
      'Hours ahead that a code may be asked for (/otp alice tomorrow 8:00); until then the request waits for its approvals.',
    ),
};
