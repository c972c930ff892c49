// How the fields of the policy file are read, whatever section they stand in. What is wrong is said with what would be right.
import { z } from 'zod';
import { parseGroupId, parsePersonId } from '../../domain/ids.js';

/** In capitals or not: what reads it, makes it lower case. */
const GUID = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$/;

function branded<T>(parse: (text: string) => T | undefined, what: string): z.ZodType<T> {
  const error = `is no ${what} (an Entra object id, a GUID)`;
  return z
    .string({ error })
    .regex(GUID, { error })
    .transform((text, context) => {
      const parsed = parse(text);
      if (parsed !== undefined) return parsed;
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    });
}

export const personField = branded(parsePersonId, 'person id');

export const holderLists = {
  people: z
    .array(personField)
    .default([])
    .describe('Object ids of people (Entra admin center: Users, Object ID).'),
  groups: z
    .array(branded(parseGroupId, 'group id'))
    .default([])
    .describe('Object ids of groups; whoever is in a group of the group is in it too.'),
};

/** People and groups; nobody where neither is named. */
export const holders = z.strictObject(holderLists).default({ people: [], groups: [] });

export function whole(least: number, most: number): z.ZodNumber {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

export const yesOrNo = z.boolean({ error: 'must be true or false' });
