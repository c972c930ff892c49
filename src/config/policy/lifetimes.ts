// How long things wait in the policy file.
import { whole } from './fields.js';

export const lifetimes = {
  requestLivesSeconds: whole(30, 86_400)
    .default(600)
    .describe('Seconds that a request waits for its approvals.'),
  approvalLivesSeconds: whole(30, 86_400)
    .default(600)
    .describe('Seconds from the last approval needed during which a code may be shown.'),
};
