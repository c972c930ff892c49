// `callerVerification` in the policy file: what a requester may say of how the caller was verified.
import { z } from 'zod';
import { BUILT_IN_METHODS } from '../../domain/policy/caller-verification.js';
import type { CallerMethod, CallerVerification } from '../../domain/policy/caller-verification.js';
import { holders, yesOrNo } from './fields.js';

const error = `must be one of ${BUILT_IN_METHODS.join(', ')}, or an own one: { "id", "en", "de" }`;
/** Longest words that a choice on a card has room for. */
const WORDS_AT_MOST = 60;
const METHODS_AT_MOST = 12;

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, {
    error: 'must be a short name of small letters, digits and hyphens',
  })
  .describe('Short name, kept in the audit: never change what it means.');
const words = z.string().min(1).max(WORDS_AT_MOST);

const own = z
  .strictObject({
    id,
    en: words.describe('What the card says, in English.'),
    de: words.optional().describe('The same in German; the English words where it is absent.'),
  })
  .transform(({ id: name, en, de = en }): CallerMethod => ({ kind: 'own', id: name, en, de }));

const builtIn = z
  .enum(BUILT_IN_METHODS)
  .transform((name): CallerMethod => ({ kind: 'built-in', id: name }));

const method = z.union([builtIn, own], { error });

const ownersNeed = z
  .array(
    z.strictObject({
      owners: holders.describe('For whose codes.'),
      methods: z
        .array(id)
        .min(1, { error: 'must name at least one method' })
        .describe('Ids of the methods that will do, all of them in the list above.'),
    }),
  )
  .default([])
  .describe(
    'Account owners for whom only some of the methods will do, always required. The first entry that names an owner counts.',
  );

export const callerVerification: z.ZodType<CallerVerification> = z
  .strictObject({
    required: yesOrNo
      .default(true)
      .describe('Whether every request has to say how the caller was verified.'),
    methods: z
      .array(method)
      .max(METHODS_AT_MOST)
      .prefault([...BUILT_IN_METHODS])
      .describe('What a requester can choose from, in this order.'),
    ownersNeed,
  })
  .prefault({})
  .describe('How requesters say that they have made sure who is calling.');
