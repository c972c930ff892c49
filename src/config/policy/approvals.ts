// How many must agree in the policy file, and who is kept from agreeing.
import { z } from 'zod';
import { holders, whole, yesOrNo } from './fields.js';

export const approvals = {
  approvalsNeeded: whole(1, 5)
    .default(1)
    .describe('Approvals that a release needs, each by somebody else than requester and owner.'),
  approvalsNeededFor: z
    .array(
      z.strictObject({
        owners: holders.describe('Whose codes need that many.'),
        approvals: whole(1, 5).describe('Approvals; the highest number of all that apply counts.'),
      }),
    )
    .default([])
    .describe('Account owners whose codes need more approvals than others.'),
  captorTakesNoPartInFirstRelease: yesOrNo
    .default(true)
    .describe('Who captured a token neither asks for nor approves the first code from it.'),
};
