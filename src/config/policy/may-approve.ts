// `mayApprove` in the policy file: who may approve whom.
import { z } from 'zod';
import { isNobody } from '../../domain/policy/roles.js';
import { holders } from './fields.js';

/** Named, or left out: then it is everybody. */
const named = holders.unwrap().exactOptional();

const rule = z
  .strictObject({
    requesters: named.describe('Whose requests; left out: everybody’s.'),
    owners: named.describe('Whose codes; left out: everybody’s.'),
    onlyBy: holders.describe('Who alone may approve those; they need the role too.'),
  })
  .refine(({ requesters, owners }) => requesters !== undefined || owners !== undefined, {
    error: 'names neither requesters nor owners. Name whom it is about, or take it out.',
  })
  .refine(({ onlyBy }) => !isNobody(onlyBy), {
    path: ['onlyBy'],
    error: 'names nobody. Name more, or a group.',
  });

export const mayApprove = {
  mayApprove: z
    .array(rule)
    .default([])
    .describe(
      'Who may approve whom. Every entry that applies must let an approver; where none applies, every approver may.',
    ),
};
