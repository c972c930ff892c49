// An account owner as the directory knew them last, and since when it does not.
import { z } from 'zod';
import type { Instant } from '../../../domain/ids.js';
import type { Person } from '../../../ports/directory.js';
import { personId, time } from '../../../domain/fields.js';

export type Owner = {
  readonly person: Person;
  /** A digest of all the names that they have an index row by: a program that spells otherwise sees that it has to make others. */
  readonly called?: string;
  readonly goneSince?: Instant;
};

const person: z.ZodType<Person> = z.object({
  id: personId,
  displayName: z.string(),
  givenName: z.string(),
  surname: z.string(),
  userPrincipalName: z.string(),
  nicknames: z.array(z.string()),
});
export const ownerSchema: z.ZodType<Owner> = z.object({
  person,
  called: z.exactOptional(z.string()),
  goneSince: z.exactOptional(time),
});

/** When it was last looked whether the owners of tokens are still there. */
export const ownersLookedSchema = z.object({ lookedAt: time });
