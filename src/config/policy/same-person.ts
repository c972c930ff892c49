// Accounts of one person in the policy file.
import { z } from 'zod';
import { personId } from './fields.js';

const accounts = z
  .array(personId)
  .min(2, { error: 'must name at least two accounts of the person' })
  .describe('Object ids of all the accounts of one person.');

export const samePerson = {
  samePerson: z
    .array(accounts)
    .default([])
    .describe(
      'Accounts of one person, who counts once: whoever asks with one cannot approve with the other.',
    ),
};
