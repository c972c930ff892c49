// How our branded types are read from what was written elsewhere, be it a row, a card or a directory: `unknown` becomes a type here,
// once.
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
} from './ids.js';

/** What `parse` makes of a text; what it makes nothing of is refused, with `problem`. */
export function readBy<T>(
  parse: (text: string) => T | undefined,
  problem = 'not an id',
): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const parsed = parse(text);
    if (parsed !== undefined) return parsed;
    context.addIssue(problem);
    return z.NEVER;
  });
}

export const personId = readBy(parsePersonId);
export const groupId = readBy(parseGroupId);
export const requestId = readBy(parseRequestId);
export const caseId = readBy(parseCaseId);
export const tokenId = readBy(parseTokenId);
export const seedReference = readBy(parseSeedReference);
export const time = z.number().int().transform(instant);
export const stepNumber = z.number().int().nonnegative().transform(step);
export const named = z.object({ id: personId, name: z.string() });
