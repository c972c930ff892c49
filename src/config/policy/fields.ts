// How the fields of the policy file are read, whatever section they stand in.
import { z } from 'zod';
import { parseGroupId, parsePersonId } from '../../domain/ids.js';

function branded<T>(parse: (text: string) => T | undefined, what: string): z.ZodType<T> {
  return z.string().transform((text, context) => {
    const parsed = parse(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: `is no ${what} (an Entra object id, a GUID)` });
    return z.NEVER;
  });
}

export const holderLists = {
  people: z.array(branded(parsePersonId, 'person id')).default([]),
  groups: z.array(branded(parseGroupId, 'group id')).default([]),
};

export const holders = z.strictObject(holderLists).default({ people: [], groups: [] });

export const whole = (least: number, most: number): z.ZodNumber =>
  z.number().int().min(least).max(most);
