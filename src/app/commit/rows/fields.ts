// How our branded types are read back from stored JSON: `unknown` becomes a type here, once.
import { z } from 'zod';
import {
  instant,
  parseCaseId,
  parseGroupId,
  parsePersonId,
  parseRequestId,
  parseSeedReference,
  parseTokenId,
  step,
} from '../../../domain/ids.js';

function branded<T>(parse: (text: string) => T | undefined): z.ZodType<T> {
  return z.string().transform((text, context) => {
    const parsed = parse(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: 'not an id' });
    return z.NEVER;
  });
}

export const personId = branded(parsePersonId);
export const groupId = branded(parseGroupId);
export const requestId = branded(parseRequestId);
export const caseId = branded(parseCaseId);
export const tokenId = branded(parseTokenId);
export const seedReference = branded(parseSeedReference);
export const time = z.number().int().transform(instant);
export const stepNumber = z.number().int().nonnegative().transform(step);
export const named = z.object({ id: personId, name: z.string() });
