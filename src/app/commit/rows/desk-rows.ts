// Who may get to the auditors' page with a secret of which only the digest is kept.
import { z } from 'zod';
import type { Instant, PersonId } from '../../../domain/ids.js';
import { personId, time } from '../../../domain/fields.js';

export type Admitted = { readonly personId: PersonId; readonly expiresAt: Instant };
export const admittedSchema: z.ZodType<Admitted> = z.object({ personId, expiresAt: time });

/** By which our own addresses of the page are told from any other. */
export const deskKeySchema: z.ZodType<{ readonly key: string }> = z.object({ key: z.string() });
