// How many must agree in the policy file, and who is kept from agreeing.
import { whole, yesOrNo } from './fields.js';

export const approvals = {
  approvalsNeeded: whole(1, 5)
    .default(1)
    .describe('Approvals that a release needs, each by somebody else than requester and owner.'),
  captorTakesNoPartInFirstRelease: yesOrNo
    .default(true)
    .describe('Who captured a token neither asks for nor approves the first code from it.'),
};
