// Accounts of one person in the policy file.
import { z } from 'zod';
import type { PersonId } from '../../domain/ids.js';
import { personField } from './fields.js';

const accounts = z
  .array(personField)
  .min(2, { error: 'must name at least two accounts of the person' })
  .describe('Object ids of all the accounts of one person.');

/** Two lists that share an account would be one person, and would not be taken for one. */
function noAccountTwice(lists: readonly (readonly PersonId[])[], context: z.RefinementCtx): void {
  const seen = new Set<PersonId>();
  for (const [at, list] of lists.entries()) {
    for (const id of list) {
      const message = `names ${id}, which stands there already. Put all accounts of one person into one list.`;
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [at], message });
      seen.add(id);
    }
  }
}

export const samePerson = {
  samePerson: z
    .array(accounts)
    .superRefine(noAccountTwice)
    .default([])
    .describe(
      'Accounts of one person, who counts once: whoever asks with one cannot approve with the other.',
    ),
};
