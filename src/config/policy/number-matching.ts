// Number matching in the policy file.
import { whole, yesOrNo } from './fields.js';

export const numberMatching = {
  numberMatching: yesOrNo
    .default(false)
    .describe("Approvers type two digits that only the requester's card shows, told by voice."),
  wrongNumbersAtMost: whole(1, 5).default(3).describe('Wrong numbers that end a request.'),
};
