// `limits` in the policy file: how much within an hour.
import { z } from 'zod';
import { DEFAULT_LIMITS } from '../../domain/policy/limits.js';
import type { Limit, Limits } from '../../domain/policy/limits.js';
import { whole } from './fields.js';

/** The times of that many lie in one row of the store. */
const MOST = 1000;

function limit({ perPerson, perOwner }: Limit): z.ZodType<Limit> {
  return z
    .strictObject({
      perPerson: whole(1, MOST).default(perPerson).describe('By one person within an hour.'),
      perOwner: whole(1, MOST)
        .default(perOwner)
        .describe('About one account owner within an hour.'),
    })
    .default({ perPerson, perOwner });
}

export const limits: z.ZodType<Limits> = z
  .strictObject({
    requests: limit(DEFAULT_LIMITS.requests).describe('Requests for codes.'),
    refusals: limit(DEFAULT_LIMITS.refusals).describe('What was refused.'),
    wrongNumbers: limit(DEFAULT_LIMITS.wrongNumbers).describe('Wrong numbers (number matching).'),
  })
  .default(DEFAULT_LIMITS)
  .describe('How much within an hour, before somebody has to wait.');
