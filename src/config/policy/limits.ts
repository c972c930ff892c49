// `limits` in the policy file: how much within an hour.
import { z } from 'zod';
import { DEFAULT_LIMITS } from '../../domain/policy/limits.js';
import type { Limit, Limits } from '../../domain/policy/limits.js';
import { whole } from './fields.js';

/** The times of that many lie in one row of the store. */
const MOST = 1000;

const perPerson = (most: number): z.ZodDefault<z.ZodNumber> =>
  whole(1, MOST).default(most).describe('By one person within an hour.');

function limit(of: Limit): z.ZodType<Limit> {
  return z.strictObject({ perPerson: perPerson(of.perPerson) }).default(of);
}

const { requests } = DEFAULT_LIMITS;

export const limits: z.ZodType<Limits> = z
  .strictObject({
    requests: z
      .strictObject({
        perPerson: perPerson(requests.perPerson),
        // One person has a third of it.
        perOwner: whole(3, MOST)
          .default(requests.perOwner)
          .describe('About one account owner within an hour; a third of them by one person.'),
      })
      .default(requests)
      .describe('Requests for codes.'),
    refusals: limit(DEFAULT_LIMITS.refusals).describe('What was refused.'),
    wrongNumbers: limit(DEFAULT_LIMITS.wrongNumbers).describe('Wrong numbers (number matching).'),
  })
  .default(DEFAULT_LIMITS)
  .describe('How much within an hour, before somebody has to wait.');
