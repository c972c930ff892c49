// Time to object in the policy file.
import { z } from 'zod';
import { holders, whole } from './fields.js';

export const ownerDelay = {
  ownerDelay: z
    .array(
      z.strictObject({
        owners: holders.describe('Whose codes wait.'),
        seconds: whole(1, 3_600).describe('Seconds from the request to the first code.'),
      }),
    )
    .default([])
    .describe('Account owners who get time to object before a code of theirs can be shown.'),
};
