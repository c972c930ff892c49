// Number matching in the policy file.
import { whole } from './fields.js';

export const numberMatching = {
  wrongNumbersAtMost: whole(1, 5).default(3).describe('Wrong numbers that end a request.'),
};
