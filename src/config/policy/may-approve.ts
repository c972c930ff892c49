// `mayApprove` in the policy file: who may approve whom.
import { z } from 'zod';
import { holders } from './fields.js';

/** Named, or left out: then it is everybody. */
const named = holders.unwrap().exactOptional();

export const mayApprove = {
  mayApprove: z
    .array(
      z.strictObject({
        requesters: named.describe('Whose requests; left out: everybody’s.'),
        owners: named.describe('Whose codes; left out: everybody’s.'),
        onlyBy: holders.describe('Who alone may approve those; they need the role too.'),
      }),
    )
    .default([])
    .describe(
      'Who may approve whom. Every entry that applies must let an approver; where none applies, every approver may.',
    ),
};
